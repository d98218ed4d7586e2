package app

import (
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// undoTime is how long a deletion can be undone, in milliseconds.
const undoTime = 10_000

func (s *State) takeDeletion(thread *LoadedThread, m Message) []Effect {
	switch m := m.(type) {
	case ClickedDelete:
		return s.delete(thread, m.ID)
	case ClickedUndo:
		return s.undo(thread)
	case PassedUndo:
		return s.remove(thread, m.number)
	case LeftPage:
		var effects []Effect
		for _, r := range thread.Removed {
			effects = append(effects, s.remove(thread, r.number)...)
		}
		return effects
	}
	return nil
}

// delete acts at once, and is taken back if the source refuses.
func (s *State) delete(thread *LoadedThread, id string) []Effect {
	deleter, able := thread.Source.(source.Deleter)
	_, removes := thread.Source.(source.Remover)
	before, ok := thread.comment(id)
	if !able && !removes || !ok || !s.Changes(thread, id) {
		return nil
	}
	number := s.number()
	thread.keep(stub(before))
	if edit, open := thread.Find(Edit.Key(id)); open {
		thread.close(edit)
	}
	effects := []Effect{Keep{Key: s.draftKey(Edit.Key(id))}, Wait{s.undoable(thread, before), PassedUndo{number}}, Focus{UndoID}}
	if able {
		thread.await(pending{number, before, deletion})
		effects = append([]Effect{Ask{number, deleter.Delete(before)}}, effects...)
	}
	thread.Removed = append(thread.Removed[:len(thread.Removed):len(thread.Removed)], Removal{before, number})
	thread.Status, thread.Trouble = "", ""
	return effects
}

// undoable is how long a deletion can be undone, in milliseconds. One that is
// for good is asked for while there is still time to.
func (s *State) undoable(thread *LoadedThread, c *comment.Comment) int {
	if c.Until == 0 {
		return undoTime
	}
	return int(max(min(c.Until-s.Now-thread.Lag-margin, undoTime), 0))
}

// margin is how long a request may take, in milliseconds.
const margin = 3000

// stub is what is left of a deleted comment.
func stub(c *comment.Comment) *comment.Comment {
	return &comment.Comment{ID: c.ID, Parent: c.Parent, Created: c.Created, Edited: calendar.Never, Deleted: true}
}

// remove ends the time to undo a deletion: one that is for good is asked for.
func (s *State) remove(thread *LoadedThread, number int) []Effect {
	var effects []Effect
	for _, r := range thread.Removed {
		if remover, able := thread.Source.(source.Remover); able && r.number == number {
			thread.await(pending{number, r.Comment, deletion})
			effects = []Effect{Ask{number, remover.Remove(r.Comment)}}
		}
	}
	thread.forget("", number)
	return effects
}

func (t *LoadedThread) await(p pending) {
	t.pending = append(t.pending[:len(t.pending):len(t.pending)], p)
}

// hideRemoved keeps out of sight what the source is still to be asked to
// delete.
func (t *LoadedThread) hideRemoved() {
	if _, able := t.Source.(source.Remover); !able {
		return
	}
	for _, r := range t.Removed {
		if t.Has(r.Comment.ID) {
			t.keep(stub(r.Comment))
		}
	}
	for _, p := range t.pending {
		if t.Has(p.before.ID) {
			t.keep(stub(p.before))
		}
	}
}

// undo brings back what was deleted last, and then what was deleted before it.
func (s *State) undo(thread *LoadedThread) []Effect {
	if len(thread.Removed) == 0 {
		return nil
	}
	last := len(thread.Removed) - 1
	before := thread.Removed[last].Comment
	thread.keep(before)
	thread.Removed = thread.Removed[:last]
	thread.Status = s.Words.Say("comment.restored")
	thread.show(before.ID)
	effects := []Effect{Focus{CommentID(before.ID)}}
	if deleter, able := thread.Source.(source.Deleter); able {
		number := s.number()
		thread.await(pending{number, before, restoration})
		effects = append([]Effect{Ask{number, deleter.Restore(before)}}, effects...)
	}
	return effects
}

// changed is the answer to a deletion or its undoing: where it failed, the
// comment is again what it was, and a sentence says so.
func (s *State) changed(thread *LoadedThread, p pending, reply source.Reply) []Effect {
	var err error
	switch from := thread.Source.(type) {
	case source.Deleter:
		err = from.Changed(reply)
	case source.Remover:
		err = from.Removed(reply)
	}
	if err == nil {
		return nil
	}
	back, key := p.before, "comment.delete.failed"
	if p.kind == restoration {
		back = stub(back)
		key = "comment.undo.failed"
	}
	thread.keep(back)
	thread.forget(back.ID, 0)
	thread.Status = ""
	thread.Trouble = s.Words.Say(key, "reason", s.reason(err))
	return append([]Effect{TellError{StagePost, thread.Trouble}}, s.ended(thread, err)...)
}

// forget takes back the offer to undo the deletion of a comment, or of a
// number.
func (t *LoadedThread) forget(id string, number int) {
	var kept []Removal
	for _, r := range t.Removed {
		if r.Comment.ID != id && r.number != number {
			kept = append(kept, r)
		}
	}
	t.Removed = kept
}

func (t *LoadedThread) comment(id string) (*comment.Comment, bool) {
	if b := t.Thread.Find(id); b != nil {
		return b.Comment, true
	}
	return nil, false
}
