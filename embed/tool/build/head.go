package build

import "fmt"

// head makes a file of lines that a site may put into its <head>. With these lines a first
// visit requests the module as early as the loader. The paths are the same as in a
// release's README.
func head(module string, quality int) (file, error) {
	f, err := newFile("head.html", fmt.Appendf(nil, headLines, module), quality)
	f.onDemand = true
	return f, err
}

// The loader fetches the module without credentials, and a preload has to match that.
const headLines = `<link rel="preload" href="/afterword/afterword.js" as="script">
<link rel="preload" href="/afterword/%s" as="fetch" type="application/wasm" crossorigin>
`
