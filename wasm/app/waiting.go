package app

import (
	"afterword/wasm/comment"
	"afterword/wasm/markup"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// What could not be sent for a reason that may pass waits in its form. It is sent
// again by itself: after a time, when the browser is online again, when the page
// is looked at, and at the next visit.

// How long it is until the next try, in milliseconds: twice as long each time.
const (
	soon = 4000
	late = 300_000
)

// once posts what is in a composer so that the source has it once.
func (s *State) once(thread *LoadedThread, c *Composer, d source.Draft) source.Change {
	again := source.Again{
		Draft:   d,
		Attempt: c.attempt,
		Key:     s.attemptKey(c.Key(), source.Attempt{ID: d.ID}),
		Typed:   s.draftKey(c.Key()),
		Said:    s.said,
	}
	if again.Attempt.Sent == "" {
		var shown []*comment.Comment
		for _, e := range thread.Thread.Entries() {
			shown = append(shown, e.Comment)
		}
		again.Attempt.Known = again.Same(shown)
	}
	c.attempt = again.Next()
	return thread.Source.Once(again)
}

// said is what a comment says, as a text without any marks.
func (s *State) said(c *comment.Comment) string {
	options := CommentOptions(s.Base(), s.ThreadLevel(), s.Words)
	if c.HTML != "" {
		return node.PlainTextOf(markup.HTML(c.HTML, options))
	}
	return node.PlainTextOf(markup.Markdown(c.Body, options).Body)
}

// waitAgain has what failed wait for the next try, where that may succeed.
func (s *State) waitAgain(thread *LoadedThread, c *Composer, err error) []Effect {
	if !thread.Source.Keeps() {
		return nil
	}
	if c.Waiting = source.Passes(err); !c.Waiting {
		c.tries = 0
	}
	if _, unsure := err.(source.Unsure); !unsure {
		c.attempt.Sent = ""
	}
	if !c.Waiting {
		return nil
	}
	wait := min(soon<<min(c.tries, 10), late)
	wait = wait/2 + int(s.random()%uint64(wait))
	c.tries++
	return []Effect{Wait{wait, PassedWait{c.Key(), c.tries}}}
}

// typedOver keeps from being sent by itself what the reader changes after all.
func (s *State) typedOver(thread *LoadedThread, key string) []Effect {
	before, _ := thread.Find(key)
	c := *before
	c.attempt.Waits = false
	thread.put(&c)
	return []Effect{Keep{s.attemptKey(key, c.attempt), c.attempt.String(), key, c.Unkept}}
}

// sendWaiting sends all that waits.
func (s *State) sendWaiting(thread *LoadedThread) []Effect {
	if !source.Asks {
		return nil
	}
	var effects []Effect
	for _, c := range thread.composers() {
		more := s.sendAgain(thread, c.Key(), c.tries)
		effects = append(effects, more...)
	}
	return effects
}

// sendAgain sends what waits in a composer, if that was tried no more than some
// times.
func (s *State) sendAgain(thread *LoadedThread, key string, tries int) []Effect {
	before, open := thread.Find(key)
	if !source.Asks || !open || !before.Waiting || before.tries != tries {
		return nil
	}
	if _, editing := before.Phase.(Editing); !editing {
		return nil
	}
	c := *before
	return s.submit(thread, &c)
}

// waitingAs is the composer that is being sent or waits for it, and whose attempt is
// kept under a key, or nil.
func (s *State) waitingAs(thread *LoadedThread, key string) *Composer {
	for _, c := range thread.composers() {
		if _, sending := c.Phase.(Sending); (sending || c.Waiting) && key == s.attemptKey(c.Key(), c.attempt) {
			return c
		}
	}
	return nil
}

// sentElsewhere closes what waits here where another tab has sent it, or thrown it
// away.
func (s *State) sentElsewhere(thread *LoadedThread, before *Composer) []Effect {
	if _, editing := before.Phase.(Editing); editing {
		thread.close(before)
		return s.reload(thread)
	}
	c := *before
	c.typed = false // so it need not be kept again
	thread.put(&c)
	return nil
}

// attempted takes up what was being sent when the page was left, unless something
// else is written in its form. The request that the page has left behind may still be
// on its way.
func (s *State) attempted(t *LoadedThread, key string, attempt source.Attempt) []Effect {
	if c, open := t.Find(key); !open || c.Body == "" {
		t.open(key, attempt.Sent)
	}
	before, open := t.Find(key)
	if !open || before.attempt.ID != "" || attempt.Sent != "" && attempt.Sent != Trimmed(before.Body) {
		return nil
	}
	c := *before
	c.attempt, c.Waiting = attempt, attempt.Waits && Trimmed(c.Body) != ""
	t.put(&c)
	if !c.Waiting {
		return nil
	}
	return []Effect{Wait{soon, PassedWait{key, c.tries}}}
}
