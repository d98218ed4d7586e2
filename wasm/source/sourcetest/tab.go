package sourcetest

import (
	"testing"

	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// tab is a page that shows the thread.
type tab struct {
	t       *testing.T
	source  source.Source
	backend Backend
}

// open opens the thread on a backend of its own.
func open(t *testing.T, h Harness) tab {
	t.Helper()
	s, err := h.Open()
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	return tab{t, s, h.Backend()}
}

// another opens the thread on the same backend.
func (b tab) another(h Harness) tab {
	b.t.Helper()
	other := open(b.t, h)
	other.backend = b.backend
	return other
}

func (b tab) load() source.Thread {
	b.t.Helper()
	thread, err := source.ReadAll(b.source.Loaded(b.backend.Answer(b.source.Load())))
	if err != nil {
		b.t.Fatalf("Loaded: %v", err)
	}
	return thread
}

// find loads the thread and gives a comment of it.
func (b tab) find(id string) comment.Comment {
	b.t.Helper()
	for _, c := range b.load().Comments {
		if c.ID == id {
			return *c
		}
	}
	b.t.Fatalf("no comment %q", id)
	return comment.Comment{}
}

func (b tab) post(d source.Draft) comment.Comment {
	b.t.Helper()
	s := b.source.(source.Poster)
	c, err := s.Posted(d, b.backend.Answer(s.Post(d)))
	if err != nil {
		b.t.Fatalf("Posted: %v", err)
	}
	return *c
}

func (b tab) edit(c comment.Comment, body string, now int64) comment.Comment {
	b.t.Helper()
	s := b.source.(source.Editor)
	edited, err := s.Edited(&c, body, now, b.backend.Answer(s.Edit(&c, body, now)))
	if err != nil {
		b.t.Fatalf("Edited: %v", err)
	}
	return *edited
}

func (b tab) delete(c comment.Comment) {
	b.t.Helper()
	s := b.source.(source.Deleter)
	if err := s.Changed(b.backend.Answer(s.Delete(&c))); err != nil {
		b.t.Fatalf("Changed by Delete: %v", err)
	}
}

func (b tab) restore(c comment.Comment) {
	b.t.Helper()
	s := b.source.(source.Deleter)
	if err := s.Changed(b.backend.Answer(s.Restore(&c))); err != nil {
		b.t.Fatalf("Changed by Restore: %v", err)
	}
}
