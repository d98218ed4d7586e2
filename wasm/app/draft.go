package app

import (
	"strings"

	"afterword/wasm/source"
)

// What a reader types is kept in the browser until it is posted.
const (
	draftPrefix = "afterword/draft/"
	nameKey     = draftPrefix + "name"
)

// draftKey is where the draft of a composer is kept. The thread's own name
// stands last, since it may hold any character.
func (s *State) draftKey(composer string) string {
	return draftPrefix + "text/" + strings.ReplaceAll(composer, "/", "%2F") + "/" + s.Setup.Thread
}

// gotDrafts fills the composers with what was typed before, and opens those
// that were open.
func (s *State) gotDrafts(thread *LoadedThread, reply source.Reply) []Effect {
	thread.drafts = 0
	thread.Volatile = thread.Volatile || reply.Volatile
	for _, item := range reply.Items {
		if item.Key == nameKey {
			thread.name = item.Value
			main := *thread.Main
			main.Name = item.Value
			thread.Main = &main
		}
	}
	for _, item := range reply.Items {
		rest, ok := strings.CutPrefix(item.Key, draftPrefix+"text/")
		if !ok {
			continue
		}
		composer, of, _ := strings.Cut(rest, "/")
		if of == s.Setup.Thread {
			thread.open(strings.ReplaceAll(composer, "%2F", "/"), item.Value)
		}
	}
	return nil
}

// open puts a draft into the composer of its key, which it opens.
func (t *LoadedThread) open(key, body string) {
	if before, open := t.Find(key); open {
		c := *before
		c.Body = body
		t.put(&c)
		return
	}
	c := &Composer{Purpose: Reply, Name: t.name, Body: body, Phase: Editing{}}
	id, ok := strings.CutPrefix(key, "reply-")
	if !ok {
		id, ok = strings.CutPrefix(key, "edit-")
		c.Purpose = Edit
	}
	if c.Of = id; ok && t.Has(id) {
		t.put(c)
	}
}
