package app

import (
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

type (
	// ChangedOrder tells of the attribute, and ChoseOrder of the reader's own choice.
	ChangedOrder struct{ Order comment.Order }
	ChoseOrder   struct{ Order comment.Order }
	// ClickedFold folds the replies to a comment if they were Open, and else unfolds
	// them. The browser unfolds them, too, where find-in-page finds a text in them.
	ClickedFold struct {
		ID   string
		Open bool
	}
)

func (ChangedOrder) message() {}
func (ChoseOrder) message()   {}
func (ClickedFold) message()  {}

func (s *State) sort() {
	thread, shows := s.Thread.(*LoadedThread)
	if !shows {
		return
	}
	next := *thread
	next.Thread = next.Thread.Sort(s.Setup.Order)
	next.group()
	if next.Hydrating { // what is not built stands in the order of before
		next.Shown, next.Hydrating = next.Thread.Size, false
	}
	s.Thread = &next
}

// takeThread takes what concerns a thread that shows: where a reader goes in it, and what
// it offers. What is not its own, accounts and writing take.
func (s *State) takeThread(thread *LoadedThread, m Message) []Effect {
	switch m := m.(type) {
	case PassedFrame:
		return s.grow(thread)
	case ChangedElsewhere:
		return s.reload(thread)
	case NamedComment:
		if !thread.Has(m.ID) {
			return nil
		}
		return thread.goTo(m.ID)
	case PassedReveal:
		return append([]Effect{Align{CommentID(m.ID)}}, thread.align(m.ID, m.times+1)...)
	case ClickedVote:
		return s.vote(thread, m)
	case ClickedFold:
		thread.Thread = thread.Thread.Fold(m.ID, m.Open)
	case Peeked:
		thread.Peeked = m.ID
	case ClickedMore, LeftMenu, ClickedFoldAll, ClickedOnly, ClickedPass, Copied:
		return s.takeMenu(thread, m)
	case ClickedPin, ClickedBlock, ClickedClose:
		return s.takeModeration(thread, m)
	case ClickedPicture, ChosePicture:
		return s.takePictures(thread, m)
	case ClickedMute, ClickedUnmute, ChangedMuted:
		if source.Hosts {
			return s.takeMute(thread, m)
		}
	case ClickedWritten:
		return s.askWritten(thread, m)
	case Stepped:
		return thread.step(m)
	case SteppedUnread:
		return thread.stepUnread(m.Back)
	case ClickedDelete, ClickedUndo, LeftUndo, HeldUndo, PassedUndo, LeftPage:
		return s.takeDeletion(thread, m)
	case PassedSecond:
		thread.counting = false
		return s.count(thread)
	case CameOnline, PassedWait, ChangedKept:
		return s.takeOutbox(thread, m)
	case ChangedVisibility, ClickedShow:
		return s.takeLive(thread, m)
	}
	if source.Leads {
		if effects, ok := s.takeHome(thread, m); ok {
			return effects
		}
	}
	if effects, ok := s.takeAccount(thread, m); ok {
		return effects
	}
	return s.takeWriting(thread, m)
}

// Has tells whether a comment of an ID shows.
func (s *State) Has(id string) bool {
	thread, ok := s.Thread.(*LoadedThread)
	return ok && thread.Has(id)
}

// Has tells whether the thread has a comment of an ID.
func (t *LoadedThread) Has(id string) bool { return t.Thread.Find(id) != nil }

// upsert takes c into the thread. Where all of it was built, c is built at once.
func (t *LoadedThread) upsert(c *comment.Comment) {
	whole := t.Shown >= t.Thread.Size
	t.Thread = t.Thread.Put(c)
	for i, polled := range t.Polled {
		if source.Writes && polled.ID == c.ID { // a comment of one's own may be heard of before its answer comes
			t.Polled = append(t.Polled[:i:i], t.Polled[i+1:]...)
			break
		}
	}
	if whole {
		t.Shown = max(t.Shown, t.Thread.Size) // no frame is waited for
	}
}
