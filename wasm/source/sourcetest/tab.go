package sourcetest

import (
	"testing"

	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// tab is a page that shows the thread.
type tab struct {
	t       *testing.T
	source  *source.Source
	backend Backend
}

// open opens the thread on a backend of its own, and loads it.
func open(t *testing.T, h Harness) *tab {
	t.Helper()
	return begin(t, h, h.Backend())
}

// another opens the thread on the same backend.
func (b *tab) another(h Harness) *tab {
	b.t.Helper()
	return begin(b.t, h, b.backend)
}

func begin(t *testing.T, h Harness, backend Backend) *tab {
	t.Helper()
	s, err := h.Open()
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	b := &tab{t, s, backend}
	b.load()
	return b
}

func (b *tab) load() source.Thread {
	b.t.Helper()
	done := Talk(b.backend, b.source.Load(), nil)
	if done.Problem != nil {
		b.t.Fatalf("Load: %v", done.Problem)
	}
	if done.Source != nil {
		b.source = done.Source
	}
	return done.Value
}

// count is how many comments there are for somebody who comes new.
func (b *tab) count() int {
	b.t.Helper()
	return comment.Arrange(b.load().Comments, comment.Oldest, comment.Thread{}).Count
}

// find loads the thread and gives a comment of it.
func (b *tab) find(id string) comment.Comment {
	b.t.Helper()
	for _, c := range b.load().Comments {
		if c.ID == id {
			return *c
		}
	}
	b.t.Fatalf("no comment %q", id)
	return comment.Comment{}
}

// change carries out a change, which is to succeed.
func (b *tab) change(what string, step source.Change) comment.Comment {
	b.t.Helper()
	done := Talk(b.backend, step, nil)
	if done.Problem != nil || done.Value == nil {
		b.t.Fatalf("%s: %v, %v", what, done.Value, done.Problem)
	}
	if done.Source != nil {
		b.source = done.Source
	}
	return *done.Value
}

func (b *tab) post(d source.Draft) comment.Comment {
	b.t.Helper()
	return b.change("Post", b.source.Post(written(d)))
}

// written is a draft with what readers are shown of it: here, its text.
func written(d source.Draft) source.Draft {
	d.HTML = func() string { return source.HTML(d.Body) }
	return d
}
