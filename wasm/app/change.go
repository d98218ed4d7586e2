package app

import (
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// changes are what the reader did and the source may not have yet.
type changes struct {
	// Held is the ID of the comment whose Undo button has the focus or the pointer.
	Held string

	mine  []Change
	tries int // how many times in a row the waiting changes could not be sent
}

// Change is what a reader did to a comment and the source may not have yet. The thread
// shows what the source says with the reader's changes laid over it, in their order. So
// a reload never hides a change.
type Change struct {
	kind   changeKind
	target string // the ID of the comment; a new one's own until the source gives it another
	number int    // its own, in the order in which they were made
	vote   int
	text   text
	before *comment.Comment // as it was shown
	theirs *comment.Comment // as the source has it, nil where it has none
	phase  changePhase
	// undoable tells that the thread offers to undo it.
	undoable bool

	// key is the name under which the browser keeps it until the source has it, ""
	// where it does not.
	key    string
	unkept bool   // the browser has no room for it
	by     string // what its writer is called
	// account is who was logged in as it was made: nobody else sends it.
	account string
	made    int64  // when the reader made it, in milliseconds since 1970
	form    string // the composer that shows its text while it is sent for the first time
	// found tells that the source has it, although the browser still keeps it: then it
	// does not show.
	found bool
	// trouble says why the last try failed.
	trouble string
}

// text is what a reader wrote: a new comment, or what another one says now.
type text struct{ parent, name, body string }

type changeKind uint8

const (
	deletion changeKind = iota
	restoration
	ballot
	addition
	edition
)

// failed are the sentences that say that a change could not be made.
var failed = [...]string{
	deletion:    "comment.delete.failed",
	restoration: "comment.undo.failed",
	ballot:      "comment.vote.failed",
	addition:    "form.failed",
	edition:     "form.edit.failed",
}

// changePhase is how far a change has come.
type changePhase uint8

const (
	over    changePhase = iota // nothing is to be sent
	asked                      // it is on its way
	waits                      // it is to be sent again
	resent                     // it is on its way again
	refused                    // it stays until the reader has seen why
)

// on is a comment with the change.
func (c Change) on(theirs *comment.Comment) *comment.Comment {
	shown := c.done(theirs)
	if source.Writes && c.phase >= waits {
		return c.mark(shown)
	}
	return shown
}

// mark gives a comment with a note of what is still to be sent.
func (c Change) mark(shown *comment.Comment) *comment.Comment {
	marked := *shown
	marked.Unsent = &comment.Unsent{
		New:     c.kind == addition,
		Text:    c.kind >= addition || shown.Unsent != nil && shown.Unsent.Text,
		Sending: c.phase == resent,
		Refused: c.phase == refused,
		Unkept:  c.unkept,
		Trouble: c.trouble,
	}
	return &marked
}

// done is a comment as it will be.
func (c Change) done(theirs *comment.Comment) *comment.Comment {
	switch {
	case c.kind == addition:
		return &comment.Comment{ID: c.target, Parent: c.text.parent, Author: comment.Author{Name: c.by},
			Created: c.made, Edited: calendar.Never, Body: c.text.body, Own: true, NoVote: true}
	case c.kind == deletion:
		gone := theirs.Gone()
		gone.Undoable = c.undoable
		return gone
	case c.kind == restoration:
		return c.before
	case theirs.Deleted:
		return theirs
	case c.kind == edition:
		edited := *theirs
		edited.Body, edited.HTML, edited.Edited = c.text.body, "", c.made
		return &edited
	}
	return theirs.Voted(c.vote)
}

// lay lays a change over the comment of its target, which is shown, and gives it
// its number.
func (s *State) lay(thread *LoadedThread, c Change) Change {
	s.laid++
	c.number = s.laid
	c.theirs, c.by = thread.theirs(c.target), c.text.name
	if c.account != "" {
		c.by = c.account
	}
	thread.mine = append(thread.mine[:len(thread.mine):len(thread.mine)], c)
	thread.project(c.target)
	return c
}

// theirs is a comment as the source has it, nil where it has none.
func (t *LoadedThread) theirs(id string) *comment.Comment {
	for _, c := range t.mine {
		if c.target == id {
			return c.theirs
		}
	}
	return t.Thread.Comment(id)
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
		if shown == nil && c.kind != addition {
			return // the source has it no more
		}
		if c.found {
			t.hide(id)
		} else if c.form == "" {
			shown = c.on(shown)
		}
	}
	if shown != nil && (t.Thread.Comment(id) == nil || *t.Thread.Comment(id) != *shown) {
		t.upsert(shown)
	}
}

// receive updates a comment to what the source says of it now.
func (t *LoadedThread) receive(c *comment.Comment) {
	if t.note(c.ID, c) {
		t.project(c.ID)
	} else {
		t.upsert(c)
	}
}

// note records what the source has of a comment, and tells whether the reader has
// changed the comment.
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

// alter alters the change with a number. A change that has nothing to send and cannot be
// undone is dropped.
func (t *LoadedThread) alter(number int, alter func(*Change)) {
	var kept []Change
	var altered Change
	for _, c := range t.mine {
		if c.number == number {
			alter(&c)
			altered = c
			if c.phase == over && !c.undoable {
				continue
			}
		}
		kept = append(kept, c)
	}
	t.mine = kept
	target, theirs := altered.target, altered.theirs
	if target == "" {
		return
	}
	t.project(target)
	if t.note(target, theirs) {
		return
	}
	if theirs != nil {
		t.upsert(theirs)
	} else {
		t.hide(target)
	}
}

// hide removes a comment from the thread that was still to be sent.
func (t *LoadedThread) hide(id string) {
	if shown := t.Thread.Comment(id); source.Writes && shown != nil && shown.Unsent != nil {
		t.upsert(shown.Gone())
	}
}

// changeOf finds a change by its number.
func (t *LoadedThread) changeOf(number int) (Change, bool) {
	for _, c := range t.mine {
		if c.number == number {
			return c, true
		}
	}
	return Change{}, false
}

// tell tells the source of a change.
func (s *State) tell(thread *LoadedThread, c Change, phase changePhase, step source.Change) []Effect {
	thread.alter(c.number, func(c *Change) { c.phase = phase })
	if source.Writes && c.key != "" {
		return s.tellKept(c, step, phase == resent || c.kind == addition)
	}
	return s.act(anAct, step, func(s *State, thread *LoadedThread, now *comment.Comment, err error) []Effect {
		if c, there := thread.changeOf(c.number); there {
			return s.finish(thread, c, now, err)
		}
		return nil // undone in the meantime
	})
}

// finish ends a change. If the source has refused it, the thread shows the comment as it
// was, and a sentence says so.
func (s *State) finish(thread *LoadedThread, c Change, now *comment.Comment, err error) []Effect {
	thread.alter(c.number, func(c *Change) {
		c.phase = over
		c.undoable = c.undoable && err == nil && c.key == ""
		switch {
		case err != nil:
		case c.kind != ballot || c.theirs == nil || now == nil:
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
	thread.Trouble = s.Words.Say(failed[c.kind], "reason", s.reason(err))
	return append([]Effect{TellError{StagePost, thread.Trouble}}, s.ended(thread, err)...)
}

// act carries out what a reader does in the thread that shows, and calls done with the
// outcome.
func (s *State) act(of concern, step source.Change, done func(s *State, thread *LoadedThread, c *comment.Comment, err error) []Effect) []Effect {
	return follow(s, of, step, func(s *State, got source.Done[*comment.Comment], over bool) []Effect {
		thread, ok := s.Thread.(*LoadedThread)
		if !over || !ok {
			return nil
		}
		if got.Source != nil {
			thread.able(got.Source)
		}
		effects := done(s, thread, got.Value, got.Problem)
		return append(effects, s.nextFrame()...)
	})
}
