package app

import (
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
		if m.undo != thread.undo || thread.Removed == nil {
			return nil
		}
		thread.Removed = nil
	}
	return nil
}

// delete acts at once, and is taken back if the source refuses.
func (s *State) delete(thread *LoadedThread, id string) []Effect {
	deleter, able := thread.Source.(source.Deleter)
	before, ok := thread.comment(id)
	if !able || !ok || !before.Own || before.Deleted {
		return nil
	}
	number := s.number()
	gone := comment.Comment{ID: before.ID, Parent: before.Parent, Created: before.Created, Edited: comment.Never, Deleted: true}
	thread.keep(gone)
	if edit, open := thread.Find(Edit.Key(id)); open {
		thread.close(edit)
	}
	thread.pending = append(thread.pending[:len(thread.pending):len(thread.pending)], pending{number, before, deletion})
	thread.Removed = &before
	thread.Status, thread.Trouble = "", ""
	thread.undo = number
	return []Effect{
		Ask{number, deleter.Delete(before)},
		Keep{s.draftKey(Edit.Key(id)), ""},
		Wait{undoTime, PassedUndo{thread.undo}},
		Focus{UndoID},
	}
}

func (s *State) undo(thread *LoadedThread) []Effect {
	deleter, able := thread.Source.(source.Deleter)
	if !able || thread.Removed == nil {
		return nil
	}
	before := *thread.Removed
	number := s.number()
	thread.keep(before)
	thread.pending = append(thread.pending[:len(thread.pending):len(thread.pending)], pending{number, before, restoration})
	thread.Removed = nil
	thread.Status = s.Words.Say("comment.restored")
	thread.show(before.ID)
	return []Effect{Ask{number, deleter.Restore(before)}, Focus{CommentID(before.ID)}}
}

// changed is the answer to a deletion or its undoing: where it failed, the
// comment is again what it was, and a sentence says so.
func (s *State) changed(thread *LoadedThread, p pending, reply source.Reply) []Effect {
	err := thread.Source.(source.Deleter).Changed(reply)
	if err == nil {
		return nil
	}
	back, key := p.before, "comment.delete.failed"
	if p.kind == restoration {
		back = comment.Comment{ID: back.ID, Parent: back.Parent, Created: back.Created, Edited: comment.Never, Deleted: true}
		key = "comment.undo.failed"
	}
	thread.keep(back)
	if thread.Removed != nil && thread.Removed.ID == back.ID {
		thread.Removed = nil
	}
	thread.Status = ""
	thread.Trouble = s.Words.Say(key, "reason", s.reason(err))
	return []Effect{TellError{StagePost, thread.Trouble}}
}

func (t *LoadedThread) comment(id string) (comment.Comment, bool) {
	if b := t.Thread.Find(id); b != nil {
		return *b.Comment, true
	}
	return comment.Comment{}, false
}
