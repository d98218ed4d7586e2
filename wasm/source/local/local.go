// Package local keeps a thread in the browser's own storage: the source that
// needs no server. Every comment in it is the reader's own.
package local

import (
	"strings"

	"afterword/wasm/source"
)

const (
	// Scheme is the name of the source in a thread attribute.
	Scheme = "local"
	// First is the request that the loader may send before the module has
	// started: none.
	First = ""
)

// thread is a local thread. Each comment is an item of its own, so that two tabs
// that post at the same moment write different items and neither is lost.
type thread struct {
	// prefix of the keys; the ID of the comment follows.
	prefix string
}

// New gives the thread with the ID rest. Its error, for an empty ID, is a
// [source.Problem]. The thread is also a [source.Poster], [source.Editor],
// [source.Deleter] and [source.Watcher].
func New(rest string) (source.Source, error) {
	if rest == "" {
		return nil, source.Problem{Key: "source.incomplete", Detail: Scheme}
	}
	return thread{prefix: "afterword/local/" + escape(rest) + "/"}, nil
}

// escape keeps the ID of a thread free of slashes, so that the prefix of one
// thread is never that of another.
func escape(id string) string {
	return strings.ReplaceAll(strings.ReplaceAll(id, "%", "%25"), "/", "%2F")
}

// Load asks for the items of the thread.
func (t thread) Load() source.Request { return source.Scan{Prefix: t.prefix} }

// Watch is the prefix of the items of the thread.
func (t thread) Watch() string { return t.prefix }

// Loaded reads the items, the oldest first, as storage has no order.
func (t thread) Loaded(reply source.Reply) source.Reading {
	return &reading{thread: t, reply: reply, loaded: source.Thread{Volatile: reply.Volatile}}
}
