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
		thread.forget("", m.number)
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
	thread.Removed = append(thread.Removed[:len(thread.Removed):len(thread.Removed)], Removal{&before, number})
	thread.Status, thread.Trouble = "", ""
	return []Effect{
		Ask{number, deleter.Delete(before)},
		Keep{Key: s.draftKey(Edit.Key(id))},
		Wait{undoTime, PassedUndo{number}},
		Focus{UndoID},
	}
}

// undo brings back what was deleted last, and then what was deleted before it.
func (s *State) undo(thread *LoadedThread) []Effect {
	deleter, able := thread.Source.(source.Deleter)
	if !able || len(thread.Removed) == 0 {
		return nil
	}
	last := len(thread.Removed) - 1
	before := *thread.Removed[last].Comment
	number := s.number()
	thread.keep(before)
	thread.pending = append(thread.pending[:len(thread.pending):len(thread.pending)], pending{number, before, restoration})
	thread.Removed = thread.Removed[:last]
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
	thread.forget(back.ID, 0)
	thread.Status = ""
	thread.Trouble = s.Words.Say(key, "reason", s.reason(err))
	return []Effect{TellError{StagePost, thread.Trouble}}
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

func (t *LoadedThread) comment(id string) (comment.Comment, bool) {
	if b := t.Thread.Find(id); b != nil {
		return *b.Comment, true
	}
	return comment.Comment{}, false
}
