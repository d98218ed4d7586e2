package app

import "strings"

type (
	// PressedEscape leaves a form, and asks first where text would be lost.
	PressedEscape struct{ Composer string }
	// ClickedKeepWriting answers that the text is to be kept.
	ClickedKeepWriting struct{ Composer string }
)

func (PressedEscape) message()      {}
func (ClickedKeepWriting) message() {}

// escape leaves a form. Where the reader has typed something, it asks first; the same key
// then goes back to writing.
func (s *State) escape(thread *LoadedThread, key string) []Effect {
	before, open := thread.Find(key)
	if !open {
		return nil
	}
	if _, sending := before.Phase.(Sending); sending {
		return nil
	}
	if _, asking := before.Phase.(Asking); asking {
		return s.keepWriting(thread, key)
	}
	if before.Purpose == New {
		return nil
	}
	if body := Trimmed(before.Body); body == "" || body == Trimmed(s.original(thread, before.Of)) && before.Purpose == Edit {
		return s.cancel(thread, key)
	}
	c := *before
	c.Phase = Asking{}
	thread.put(&c)
	return []Effect{Focus{c.KeepWritingID()}}
}

// keepWriting takes the question back.
func (s *State) keepWriting(thread *LoadedThread, key string) []Effect {
	before, open := thread.Find(key)
	if !open {
		return nil
	}
	if _, asking := before.Phase.(Asking); !asking {
		return nil
	}
	c := *before
	c.Phase, c.Preview = Editing{}, false
	thread.put(&c)
	return []Effect{Focus{c.BodyID()}}
}

// original is the text of a comment that is changed, with the ends of its
// lines as a box has them, "" where there is none.
func (s *State) original(thread *LoadedThread, id string) string {
	before, there := thread.comment(id)
	if !there {
		return ""
	}
	return strings.ReplaceAll(strings.ReplaceAll(before.Body, "\r\n", "\n"), "\r", "\n")
}
