// Package locales holds the catalogues of all languages for native programs;
// the module has English in itself and is given another one by the loader.
package locales

import "embed"

// Files are the catalogues, named by their BCP 47 tag: "de.json".
//
//go:embed *.json
var Files embed.FS
