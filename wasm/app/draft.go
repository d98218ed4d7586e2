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
func (s State) draftKey(composer string) string {
	return draftPrefix + "text/" + strings.ReplaceAll(composer, "/", "%2F") + "/" + s.Setup.Thread
}

// gotDrafts fills the composers with what was typed before, and opens those
// that were open.
func (s State) gotDrafts(thread LoadedThread, reply source.Reply) (State, []Effect) {
	thread.drafts = 0
	thread.Volatile = thread.Volatile || reply.Volatile
	for _, item := range reply.Items {
		if item.Key == nameKey {
			thread.name = item.Value
			thread.Main.Name = item.Value
		}
	}
	for _, item := range reply.Items {
		rest, ok := strings.CutPrefix(item.Key, draftPrefix+"text/")
		if !ok {
			continue
		}
		composer, of, _ := strings.Cut(rest, "/")
		if of == s.Setup.Thread {
			thread = thread.drafted(strings.ReplaceAll(composer, "%2F", "/"), item.Value)
		}
	}
	s.Thread = thread
	return s, nil
}

func (t LoadedThread) drafted(key, body string) LoadedThread {
	if c, open := t.Find(key); open {
		c.Body = body
		return t.with(c)
	}
	if id, ok := strings.CutPrefix(key, "reply-"); ok && t.Has(id) {
		return t.with(Composer{Purpose: Reply, Of: id, Name: t.name, Body: body, Phase: Editing{}})
	}
	if id, ok := strings.CutPrefix(key, "edit-"); ok && t.Has(id) {
		return t.with(Composer{Purpose: Edit, Of: id, Body: body, Phase: Editing{}})
	}
	return t
}
