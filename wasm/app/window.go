package app

import "afterword/wasm/source"

// PassedSecond counts down what is left of a time.
type PassedSecond struct{}

func (PassedSecond) message() {}

// times say how long the reader's comments can still be changed.
type times struct {
	// Lag is how far the server's clock is before the reader's, in milliseconds.
	Lag int64
	// Closing are the reader's comments that can be changed for some time yet.
	Closing []string

	counting bool // a second is waited for
}

// Changes tells whether the reader may change the comment of an ID: it is
// theirs, its time is not over, and where that counts nobody has answered it.
func (s *State) Changes(t *LoadedThread, id string) bool {
	b := t.Thread.Find(id)
	if source.Writes && b != nil && b.Unsent != nil && b.Unsent.Text {
		return true
	}
	if b == nil || !b.Own || b.Deleted || t.Source.Limits.Fixed && b.Size > 1 {
		return false
	}
	return t.Source.Edit != nil && (b.Until == 0 || s.Left(t, b.Until) > 0)
}

// Deletes tells whether the reader may delete a comment of an ID.
func (s *State) Deletes(t *LoadedThread, id string) bool {
	if source.Writes && t.Source.Moderation != nil {
		b := t.Thread.Find(id)
		return b != nil && !b.Deleted
	}
	return s.Changes(t, id)
}

// Left is how much of a time is left, in milliseconds, by the server's clock.
func (s *State) Left(t *LoadedThread, until int64) int64 { return until - s.Now - t.Lag }

// count waits for the next second where time runs out for a comment.
func (s *State) count(thread *LoadedThread) []Effect {
	if !source.Writes {
		return nil
	}
	var closing []string
	for _, id := range thread.Closing {
		if c, ok := thread.comment(id); ok && !c.Deleted && s.Left(thread, c.Until) > 0 {
			closing = append(closing, id)
		}
	}
	thread.Closing = closing
	if len(closing) == 0 || thread.counting {
		return nil
	}
	thread.counting = true
	return []Effect{Wait{1000, PassedSecond{}}}
}
