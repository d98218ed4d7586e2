package app

import (
	"strings"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

type (
	// LeftPage tells that the reader leaves the page.
	LeftPage struct{}
	// ClickedDelete deletes a comment, ByKey from the keyboard.
	ClickedDelete struct {
		ID    string
		ByKey bool
	}
	// ClickedUndo brings a deleted comment back.
	ClickedUndo struct{ ID string }
	// HeldUndo tells which comment's Undo button has the focus or the pointer, "" for
	// none.
	HeldUndo struct{ ID string }
	// LeftUndo tells of an Undo button that a trap has left in the page, and of the Offer
	// that it holds.
	LeftUndo struct{ ID, Offer string }
	// PassedUndo ends the time in which a deletion can be undone.
	PassedUndo struct{ number int }
)

func (ClickedDelete) message() {}
func (ClickedUndo) message()   {}
func (HeldUndo) message()      {}
func (LeftUndo) message()      {}
func (PassedUndo) message()    {}
func (LeftPage) message()      {}

const (
	// undoTime is how long a deletion can be undone, in milliseconds. undoMore is by how
	// much that becomes longer, again and again, while the reader is at the button.
	undoTime = 10_000
	undoMore = 1000
	// margin is how long a request may take, in milliseconds.
	margin = 3000
)

func (s *State) takeDeletion(thread *LoadedThread, m Message) []Effect {
	switch m := m.(type) {
	case ClickedDelete:
		thread.Menu = ""
		return s.delete(thread, m)
	case ClickedUndo:
		return s.undo(thread, m.ID)
	case LeftUndo:
		return s.leftUndo(thread, m)
	case HeldUndo:
		thread.Held = m.ID
	case PassedUndo:
		c, there := thread.changeOf(m.number)
		if there && c.undoable && thread.Held == c.target && s.undoable(thread, c.before) > 0 {
			return []Effect{Wait{undoMore, m}}
		}
		return s.remove(thread, m.number)
	case LeftPage:
		var effects []Effect
		for _, c := range thread.mine {
			more := s.remove(thread, c.number)
			effects = append(effects, more...)
		}
		return effects
	}
	return nil
}

func (s *State) delete(thread *LoadedThread, m ClickedDelete) []Effect {
	effects := s.takeAway(thread, m.ID)
	if effects == nil {
		return nil
	}
	at := CommentID(m.ID)
	if m.ByKey {
		at = ButtonID(ActUndo, m.ID)
	}
	return append(effects, FocusStill{at})
}

// takeAway shows a comment as deleted at once. If the source refuses, the comment comes
// back. Where the source cannot undo a deletion, it is asked only when the reader can no
// longer undo it here.
func (s *State) takeAway(thread *LoadedThread, id string) []Effect {
	from := thread.Source
	before, ok := thread.comment(id)
	if from.Delete == nil || !ok || !s.Deletes(thread, id) {
		return nil
	}
	if edit, open := thread.Find(Edit.Key(id)); open {
		thread.close(edit)
	}
	thread.Status, thread.Trouble = "", ""
	var effects []Effect
	if source.Writes {
		if text, waiting := thread.textOf(id); waiting {
			effects = s.forget(thread, text)
			before, _ = thread.comment(id)
		}
	}
	change := s.lay(thread, Change{kind: deletion, target: id, before: before, undoable: true})
	if from.Restore != nil {
		effects = s.tell(thread, change, asked, from.Delete(before))
	}
	return append(effects, Keep{Key: s.draftKey(Edit.Key(id))}, Wait{s.undoable(thread, before), PassedUndo{change.number}})
}

// Offer is what a comment's Undo button holds: all that is needed to bring the comment
// back if a trap leaves nothing but the page. It is "" where the source still has the
// comment.
func (t *LoadedThread) Offer(id string) string {
	for _, c := range t.mine {
		if c.target == id && c.undoable && t.Source.Restore != nil {
			return calendar.Format(c.before.Edited) + "\n" + c.before.Author.Name + "\n" + c.before.Body
		}
	}
	return ""
}

// leftUndo offers again to undo a deletion, after a trap. The source may not know of the
// deletion.
func (s *State) leftUndo(thread *LoadedThread, m LeftUndo) []Effect {
	c := thread.Thread.Comment(m.ID)
	switch {
	case c == nil || c.Undoable:
		return nil
	case !c.Deleted:
		return s.takeAway(thread, m.ID)
	}
	edited, rest, _ := strings.Cut(m.Offer, "\n")
	name, body, offered := strings.Cut(rest, "\n")
	if !offered || thread.Source.Restore == nil {
		return nil
	}
	before := *c
	before.Author.Name, before.Edited, before.Body = name, calendar.Parse(edited), body
	before.Own, before.Deleted = true, false
	change := s.lay(thread, Change{kind: deletion, target: m.ID, before: &before, undoable: true})
	return []Effect{Wait{undoTime, PassedUndo{change.number}}}
}

// undoable is how long a deletion can be undone, in milliseconds. Where the source
// allows deletions only for some time, it is shorter, so that the request comes in time.
func (s *State) undoable(thread *LoadedThread, c *comment.Comment) int {
	if c.Until == 0 || source.Writes && thread.Source.Moderation != nil {
		return undoTime
	}
	return int(max(min(c.Until-s.Now-thread.Lag-margin, undoTime), 0))
}

// remove ends the time to undo a deletion. Where the source cannot undo it, the source
// is asked for it now.
func (s *State) remove(thread *LoadedThread, number int) []Effect {
	c, there := thread.changeOf(number)
	if !there || !c.undoable || c.phase >= waits {
		return nil
	}
	from := thread.Source
	if from.Restore != nil || from.Delete == nil {
		thread.alter(number, func(c *Change) { c.undoable = false })
		return nil
	}
	thread.alter(number, func(c *Change) {
		c.phase, c.undoable = asked, false
		if source.Writes && from.Keeps() {
			c.key, c.account, c.made = s.name(), thread.Source.LoggedIn(), s.Now
		}
	})
	c, _ = thread.changeOf(number)
	return s.keepTelling(thread, c, from.Delete(c.before))
}

// undo brings a deleted comment back.
func (s *State) undo(thread *LoadedThread, id string) []Effect {
	for _, c := range thread.mine {
		if c.target != id || !c.undoable {
			continue
		}
		var effects []Effect
		if restore := thread.Source.Restore; restore != nil {
			back := s.lay(thread, Change{kind: restoration, target: id, before: c.before, phase: asked})
			effects = s.tell(thread, back, asked, restore(c.before))
		}
		if source.Writes && c.key != "" {
			effects = append(effects, s.unrecord(c)...)
		}
		thread.alter(c.number, func(c *Change) { c.phase, c.undoable = over, false })
		thread.Held = ""
		thread.Status = s.Words.Say("comment.restored")
		thread.show(id)
		return append(effects, Focus{CommentID(id)})
	}
	return nil
}

func (t *LoadedThread) comment(id string) (*comment.Comment, bool) {
	if b := t.Thread.Find(id); b != nil {
		return b.Comment, true
	}
	return nil, false
}
