package app

import (
	"strings"

	"afterword/wasm/escape"
	"afterword/wasm/source"
)

type (
	// KeptDraft is the answer to [Keep]: whether there was room.
	KeptDraft struct {
		Composer string
		Kept     bool
	}
	// ForgotDraft tells that the browser keeps a draft no more: another tab has posted
	// its text, or thrown it away.
	ForgotDraft struct{ Key string }
)

func (KeptDraft) message()   {}
func (ForgotDraft) message() {}

// What a reader types is kept in the browser until it is posted.
const (
	draftPrefix = "afterword/draft/"
	nameKey     = draftPrefix + "name"
)

// draftKey is where the draft of a composer is kept. The thread's own name
// stands last, since it may hold any character.
func (s *State) draftKey(composer string) string { return s.keyOf("text/", composer) }

func (s *State) keyOf(kind, composer string) string {
	return draftPrefix + kind + escape.Segment(composer) + "/" + s.Setup.Thread
}

// composerOf is the composer that a key of a kind is about. It reports false for
// one of another kind, or of another thread.
func (s *State) composerOf(kind, key string) (composer string, ok bool) {
	rest, ok := strings.CutPrefix(key, draftPrefix+kind)
	composer, of, _ := strings.Cut(rest, "/")
	return escape.Unsegment(composer), ok && of == s.Setup.Thread
}

// typed takes what a box now holds, and keeps it.
func (s *State) typed(thread *LoadedThread, m TypedBody) []Effect {
	before, open := thread.Find(m.Composer)
	if !open {
		return nil
	}
	kept := m.Text
	if source.Hosts {
		kept = before.Pictures.without(m.Text)
	}
	return s.edit(thread, m.Composer, func(c *Composer) {
		c.Body, c.typed = m.Text, true
		c.Room = c.Room.told(m.Text, thread.Source.Limits)
	}, Keep{s.draftKey(m.Composer), kept, m.Composer, before.Unkept})
}

// typedAhead keeps what is typed before the thread is there: an element that is inserted
// again shows its old forms until then.
func (s *State) typedAhead(m Message) []Effect {
	switch m := m.(type) {
	case TypedName:
		return []Effect{Keep{Key: nameKey, Value: m.Text}}
	case TypedBody:
		return []Effect{Keep{Key: s.draftKey(m.Composer), Value: m.Text, Composer: m.Composer}}
	}
	return nil
}

// keptDraft says that the browser has no room for a draft, until it has some again.
func (s *State) keptDraft(thread *LoadedThread, m KeptDraft) []Effect {
	if before, open := thread.Find(m.Composer); open {
		c := *before
		c.Unkept = !m.Kept
		thread.put(&c)
		return nil
	}
	for i := 0; source.Writes && i < len(thread.mine); i++ {
		if c := thread.mine[i]; c.key == m.Composer {
			thread.alter(c.number, func(c *Change) { c.unkept = !m.Kept })
		}
	}
	return nil
}

// keepAgain keeps what was typed here where another tab, which typed under the
// same key, has posted its own text or thrown it away.
func (s *State) keepAgain(thread *LoadedThread, key string) []Effect {
	if c := s.typedAs(thread, key); c != nil {
		return []Effect{Keep{key, c.Body, c.Key(), c.Unkept}}
	}
	return nil
}

// typedAs is the composer that was typed into here and is kept under a key, or nil.
func (s *State) typedAs(thread *LoadedThread, key string) *Composer {
	for _, c := range thread.composers() {
		if c.typed && c.Body != "" && s.draftKey(c.Key()) == key {
			return c
		}
	}
	return nil
}

// askDrafts asks for what was typed before.
func (s *State) askDrafts(thread *LoadedThread) []Effect {
	if thread.Source.Post == nil {
		return nil
	}
	return s.ask(anAct, source.Scan{Prefix: draftPrefix}, func(s *State, reply source.Reply) []Effect {
		thread, ok := s.Thread.(*LoadedThread)
		if !ok {
			return nil
		}
		return s.gotDrafts(thread, reply)
	})
}

// gotDrafts fills the composers with what was typed before, and opens those
// that were open.
func (s *State) gotDrafts(thread *LoadedThread, reply source.Reply) []Effect {
	var effects []Effect
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
		composer, ok := s.composerOf("text/", item.Key)
		if !ok {
			continue
		}
		thread.open(composer, item.Value)
		if s.Suspect(Trimmed(item.Value)) {
			effects = append(effects, TellError{StageRender, s.Words.Say("render.preview")})
		}
	}
	if !thread.Source.Keeps() {
		return effects
	}
	effects = append(effects, s.adopt(thread, reply.Items, true)...)
	more := s.became(thread, reply.Items, true)
	return append(effects, more...)
}

// leftOpen goes on in a composer that a trap has left open: with what its box holds, as
// the last key may be there alone; or not at all, where that was posted just before.
func (s *State) leftOpen(thread *LoadedThread, m LeftOpen) []Effect {
	if _, open := thread.Find(m.Composer); !open {
		thread.open(m.Composer, s.original(thread, strings.TrimPrefix(m.Composer, "edit-")))
	}
	c, open := thread.Find(m.Composer)
	switch {
	case !open:
		return nil
	case thread.wrote(c, Trimmed(m.Text), s.Now-justNow):
		thread.close(c)
		return []Effect{Keep{Key: s.draftKey(m.Composer)}}
	case m.Text == c.Body:
		return nil
	}
	return s.typed(thread, TypedBody(m))
}

// justNow is a time in milliseconds in which nobody writes the same text twice.
const justNow = 10_000

// wrote tells whether the reader has posted a text with a composer since a time.
func (t *LoadedThread) wrote(c *Composer, body string, since int64) bool {
	for _, e := range t.Thread.Entries() {
		if body != "" && c.Purpose != Edit && e.Own && e.Body == body && e.Parent == c.Of && e.Created >= since {
			return true
		}
	}
	return false
}

// open puts a draft into the composer of its key, which it opens, even where
// the comment that it is about has gone: what was typed has not.
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
	if c.Of = id; ok && id != "" {
		t.put(c)
	}
}
