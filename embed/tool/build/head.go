package build

import "fmt"

// head is a file of the lines that a site may put into its <head>: then a first
// visit asks for the module as early as for the loader. Its path is that of the
// README of a release.
func head(module string, quality int) (file, error) {
	f, err := newFile("head.html", fmt.Appendf(nil, headLines, module), quality)
	f.onDemand = true
	return f, err
}

// The loader asks for the module as a fetch without credentials.
const headLines = `<link rel="preload" href="/afterword/afterword.js" as="script">
<link rel="preload" href="/afterword/%s" as="fetch" type="application/wasm" crossorigin>
`
