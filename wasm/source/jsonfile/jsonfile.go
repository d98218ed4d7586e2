// Package jsonfile reads a thread from a static file, which has no place for
// new comments. "A thread file" in embed/guides/sources.md describes its format.
package jsonfile

import (
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// Scheme is the name of the source in a thread attribute.
const Scheme = "json"

// New gives the thread in the file at the URL rest, which may be relative to the
// page. Its error, for an empty URL, is a [source.Problem].
func New(rest string) (*source.Source, error) {
	if rest == "" {
		return nil, source.Problem{Key: "source.incomplete", Detail: Scheme}
	}
	return &source.Source{Load: func() source.Reading {
		return source.Send(source.Fetch{Method: "GET", URL: rest}, read)
	}}, nil
}

// brief is a version for a sentence: as it stands in the file, or three dots for something
// that cannot be a version.
func brief(version json.Value) string {
	text := string(json.Append(nil, version))
	if len(text) > 20 {
		return "…"
	}
	return text
}
