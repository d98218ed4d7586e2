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
func (f file) Loaded(reply source.Reply) (source.Thread, error) {
	if err := reply.Refused(); err != nil {
		return source.Thread{}, err
	}
	v, err := json.Decode(reply.Body)
	if err != nil {
		return source.Thread{}, source.Problem{Key: "thread.notjson"}
	}
	version, comments := v.Get("version"), v.Get("comments")
	isThread := comments.Kind() == json.List
	// Another version is told first: it may hold its comments elsewhere.
	if n, _ := version.Int(); n != 1 && (isThread || !version.IsNull()) {
		return source.Thread{}, source.Problem{Key: "thread.version", Detail: brief(version)}
	}
	if !isThread {
		return source.Thread{}, source.Problem{Key: "thread.notthread"}
	}
	var t source.Thread
	for _, entry := range comments.List() {
		c, ok := decode(entry)
		if !ok {
			t.LeftOut++
			continue
		}
		t.Comments = append(t.Comments, c)
	}
	return t, nil
}

// brief is a version for a sentence: as it stands in the file, or three dots for
// what no version could be.
func brief(version json.Value) string {
	text := string(json.Append(nil, version))
	if len(text) > 20 {
		return "…"
	}
	return text
}
