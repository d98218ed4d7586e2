// Package jsonfile reads a thread from a static file, which has no place for
// new comments. Its format is section 5 of the contract.
package jsonfile

import (
	"afterword/wasm/json"
	"afterword/wasm/source"
)

const (
	// Scheme is the name of the source in a thread attribute.
	Scheme = "json"
	// First is the request that the loader may send before the module has
	// started: for what stands after the scheme.
	First = "{rest}"
)

// file is a thread file; the URL may be relative to the page.
type file struct{ url string }

// New gives the thread in the file at the URL rest. Its error, for an empty
// URL, is a [source.Problem].
func New(rest string) (source.Source, error) {
	if rest == "" {
		return nil, source.Problem{Key: "source.incomplete", Detail: Scheme}
	}
	return file{url: rest}, nil
}

// Load asks for the file.
func (f file) Load() source.Request { return source.Fetch{Method: "GET", URL: f.url} }

// Loaded reads the file. Entries without what they must have are left out.
func (f file) Loaded(reply source.Reply) source.Reading { return newReading(reply) }

// brief is a version for a sentence: as it stands in the file, or three dots for
// what no version could be.
func brief(version json.Value) string {
	text := string(json.Append(nil, version))
	if len(text) > 20 {
		return "…"
	}
	return text
}
