package build

import "fmt"

// head is a file of lines that a site may put into its <head>. With them a first visit
// requests the module as early as the loader. The paths are those of the README of a
// release.
func head(module string, quality int) (file, error) {
	f, err := newFile("head.html", fmt.Appendf(nil, headLines, module), quality)
	f.onDemand = true
	return f, err
}

// The loader fetches the module without credentials, and a preload has to match that.
const headLines = `<link rel="preload" href="/afterword/afterword.js" as="script">
<link rel="preload" href="/afterword/%s" as="fetch" type="application/wasm" crossorigin>
`
