package app

import (
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// Change is what a reader did to a comment and the source may not have yet. What
// is shown is what the source says with the reader's changes laid over it, in
// their order; so what is loaded meanwhile never hides one.
type Change struct {
	kind   changeKind
	target string // the ID of the comment
	number int    // its own
	vote   int
	before *comment.Comment // as it was shown
	theirs *comment.Comment // as the source has it, nil where it has none
	asked  bool             // on its way to the source
	// undoable tells that it is offered to undo it.
	undoable bool
}

type changeKind uint8

const (
	deletion changeKind = iota
	restoration
	ballot
)

// on is a comment with the change.
func (c Change) on(theirs *comment.Comment) *comment.Comment {
	switch {
	case c.kind == deletion:
		gone := theirs.Gone()
		gone.Undoable = c.undoable
		return gone
	case c.kind == restoration:
		return c.before
	case theirs.Deleted:
		return theirs
	}
	return theirs.Voted(c.vote)
}

// lay lays a change over the comment of its target, which is shown, and gives it
// its number.
func (s *State) lay(thread *LoadedThread, c Change) Change {
	s.laid++
	c.number = s.laid
	c.theirs = c.before
	for _, other := range thread.mine {
		if other.target == c.target {
			c.theirs = other.theirs
		}
	}
	thread.mine = append(thread.mine[:len(thread.mine):len(thread.mine)], c)
	thread.project(c.target)
	return c
}

// project shows a comment as the source has it, with what the reader did to it.
func (t *LoadedThread) project(id string) {
	var shown *comment.Comment
	for _, c := range t.mine {
		if c.target != id {
			continue
		}
		if shown == nil {
			shown = c.theirs
		}
		if shown == nil {
			return // the source has it no more
		}
		shown = c.on(shown)
	}
	if shown != nil && (t.Thread.Comment(id) == nil || *t.Thread.Comment(id) != *shown) {
		t.keep(shown)
	}
}

// hear takes a comment as the source has it now.
func (t *LoadedThread) hear(c *comment.Comment) {
	if t.note(c.ID, c) {
		t.project(c.ID)
	} else {
		t.keep(c)
	}
}

// note takes note of what the source has of a comment, and tells whether the
// reader has changed it.
func (t *LoadedThread) note(id string, theirs *comment.Comment) (changed bool) {
	for i, c := range t.mine {
		if c.target != id {
			continue
		}
		if !changed {
			t.mine = append([]Change(nil), t.mine...)
			changed = true
		}
		t.mine[i].theirs = theirs
	}
	return changed
}

// projectAll lays all of the reader's changes over a thread that was just loaded.
func (t *LoadedThread) projectAll() {
	loaded := t.Thread
	for _, c := range t.mine {
		t.note(c.target, loaded.Comment(c.target))
	}
	for _, c := range t.mine {
		t.project(c.target)
	}
}

// alter makes of the change of a number another one. One that is neither on its
// way nor can be undone is over.
func (t *LoadedThread) alter(number int, alter func(*Change)) {
	var kept []Change
	target, theirs := "", (*comment.Comment)(nil)
	for _, c := range t.mine {
		if c.number == number {
			alter(&c)
			target, theirs = c.target, c.theirs
			if !c.asked && !c.undoable {
				continue
			}
		}
		kept = append(kept, c)
	}
	t.mine = kept
	if target == "" {
		return
	}
	if t.project(target); !t.note(target, theirs) && theirs != nil {
		t.keep(theirs)
	}
}

// changeOf is the change of a number.
func (t *LoadedThread) changeOf(number int) (Change, bool) {
	for _, c := range t.mine {
		if c.number == number {
			return c, true
		}
	}
	return Change{}, false
}

// tell tells the source of a change. Where that fails it is taken back, and a
// sentence says so.
func (s *State) tell(thread *LoadedThread, c Change, step source.Change, failed string) []Effect {
	thread.alter(c.number, func(c *Change) { c.asked = true })
	return s.act(anAct, step, func(s *State, thread *LoadedThread, now *comment.Comment, err error) []Effect {
		if _, there := thread.changeOf(c.number); !there {
			return nil // undone in the meantime
		}
		thread.alter(c.number, func(c *Change) {
			c.asked = false
			switch {
			case err != nil:
				c.undoable = false
			case c.kind != ballot || c.theirs == nil:
				c.theirs = now
			default:
				voted := *c.theirs
				voted.Up, voted.Down, voted.Vote, voted.Low = now.Up, now.Down, now.Vote, now.Low
				c.theirs = &voted
			}
		})
		if err == nil {
			return nil
		}
		thread.Status = ""
		thread.Trouble = s.Words.Say(failed, "reason", s.reason(err))
		return append([]Effect{TellError{StagePost, thread.Trouble}}, s.ended(thread, err)...)
	})
}

// act carries out what a reader does in the thread that shows, and gives what
// came of it.
func (s *State) act(of concern, step source.Change, done func(s *State, thread *LoadedThread, c *comment.Comment, err error) []Effect) []Effect {
	return follow(s, of, step, func(s *State, got source.Done[*comment.Comment], over bool) []Effect {
		thread, ok := s.Thread.(*LoadedThread)
		if !over || !ok {
			return nil
		}
		if got.Source != nil {
			thread.able(got.Source)
		}
		return done(s, thread, got.Value, got.Problem)
	})
}
