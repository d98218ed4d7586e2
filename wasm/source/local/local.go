// Package local keeps a thread in the browser's own storage: the source that
// needs no server. Every comment in it is the reader's own.
package local

import (
	"afterword/wasm/escape"
	"afterword/wasm/source"
)

// Scheme is the name of the source in a thread attribute.
const Scheme = "local"

// thread is a local thread. Each comment is an item of its own, so that two tabs
// that post at the same moment write different items and neither is lost.
type thread struct {
	// prefix of the keys; the ID of the comment follows.
	prefix string
}

// New gives the thread with the ID rest. Its error, for an empty ID, is a
// [source.Problem].
func New(rest string) (*source.Source, error) {
	if rest == "" {
		return nil, source.Problem{Key: "source.incomplete", Detail: Scheme}
	}
	t := thread{prefix: "afterword/local/" + escape.Segment(rest) + "/"}
	return &source.Source{
		Load:    t.load,
		Post:    t.post,
		Edit:    t.edit,
		Delete:  t.delete,
		Restore: t.restore,
		Limits:  source.Limits{Name: true, Length: 20000, Notice: "local.notice"},
		Watch:   t.prefix,
	}, nil
}
