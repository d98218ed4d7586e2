package app

import "afterword/wasm/comment"

// undoTime is how long a deletion can be undone, in milliseconds.
const undoTime = 10_000

func (s *State) takeDeletion(thread *LoadedThread, m Message) []Effect {
	switch m := m.(type) {
	case ClickedDelete:
		thread.Menu = ""
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
	from := thread.Source
	before, ok := thread.comment(id)
	if from.Delete == nil || !ok || !s.Changes(thread, id) {
		return nil
	}
	thread.keep(before.Gone())
	var asked []Effect
	if from.Restore != nil {
		asked = s.askDelete(thread, before)
	}
	number := s.number()
	if edit, open := thread.Find(Edit.Key(id)); open {
		thread.close(edit)
	}
	effects := append(asked, Keep{Key: s.draftKey(Edit.Key(id))}, Wait{s.undoable(thread, before), PassedUndo{number}}, Focus{UndoID})
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

// remove ends the time to undo a deletion: one that is for good is asked for.
func (s *State) remove(thread *LoadedThread, number int) []Effect {
	var effects []Effect
	for _, r := range thread.Removed {
		if r.number == number && thread.Source.Restore == nil && thread.Source.Delete != nil {
			effects = s.askDelete(thread, r.Comment)
		}
	}
	thread.forget("", number)
	return effects
}

// askDelete asks for a deletion, which already shows.
func (s *State) askDelete(thread *LoadedThread, before *comment.Comment) []Effect {
	thread.leaving = append(thread.leaving[:len(thread.leaving):len(thread.leaving)], before)
	return s.act(thread.Source.Delete(before), func(s *State, thread *LoadedThread, _ *comment.Comment, err error) []Effect {
		thread.stays(before.ID)
		if err == nil {
			return nil
		}
		return s.unchanged(thread, before, "comment.delete.failed", err)
	})
}

// stays takes note that a comment is no more about to be deleted.
func (t *LoadedThread) stays(id string) {
	var left []*comment.Comment
	for _, c := range t.leaving {
		if c.ID != id {
			left = append(left, c)
		}
	}
	t.leaving = left
}

// hideRemoved keeps out of sight what the source is still to be asked to
// delete.
func (t *LoadedThread) hideRemoved() {
	if t.Source.Restore != nil {
		return
	}
	for _, r := range t.Removed {
		if t.Has(r.Comment.ID) {
			t.keep(r.Comment.Gone())
		}
	}
	for _, c := range t.leaving {
		if t.Has(c.ID) {
			t.keep(c.Gone())
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
	if thread.Source.Restore == nil {
		return effects
	}
	return append(s.act(thread.Source.Restore(before), func(s *State, thread *LoadedThread, _ *comment.Comment, err error) []Effect {
		if err == nil {
			return nil
		}
		return s.unchanged(thread, before.Gone(), "comment.undo.failed", err)
	}), effects...)
}

// unchanged is a deletion or its undoing that failed: the comment is again what
// it was, and a sentence says so.
func (s *State) unchanged(thread *LoadedThread, back *comment.Comment, key string, err error) []Effect {
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
