package app

import (
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

type (
	// ChangedVisibility tells whether the page can be seen.
	ChangedVisibility struct{ Hidden bool }
	// ClickedShow shows the comments that came since the thread was loaded.
	ClickedShow struct{}
)

func (ClickedShow) message()       {}
func (ChangedVisibility) message() {}

// listen starts the source's news.
func (s *State) listen(thread *LoadedThread) []Effect {
	s.drop(live)
	if !source.Asks || thread.Source.Live == nil {
		return nil
	}
	return follow(s, live, thread.Source.Live(), func(s *State, got source.Done[source.Thread], over bool) []Effect {
		thread, ok := s.Thread.(*LoadedThread)
		if !ok {
			return nil
		}
		return s.gotNews(thread, thread.Hidden.Without(got.Value.Comments))
	})
}

func (s *State) takeLive(thread *LoadedThread, m Message) []Effect {
	switch m := m.(type) {
	case ChangedVisibility:
		effects := s.noteVisit(thread)
		if !m.Hidden {
			effects = append(effects, s.readUnseen()...)
			effects = append(effects, s.sendWaiting(thread)...)
		}
		return effects
	case ClickedShow:
		return s.showPolled(thread)
	}
	return nil
}

// gotNews keeps new comments until the reader wants to see them, so that nothing moves
// while they read. Comments that show already change in their place.
func (s *State) gotNews(thread *LoadedThread, news []*comment.Comment) []Effect {
	polled := thread.Polled[:len(thread.Polled):len(thread.Polled)]
	for _, c := range news {
		if known := thread.Thread.Comment(c.ID); known != nil {
			if *known != *c {
				thread.receive(c)
			}
			continue
		}
		var others []*comment.Comment
		for _, other := range polled {
			if other.ID != c.ID {
				others = append(others, other)
			}
		}
		if polled = others; !c.Deleted {
			polled = append(polled, c)
		}
	}
	thread.Polled = polled
	return s.findSent(thread)
}

// showPolled puts the polled comments into the thread, and goes to the first of them.
func (s *State) showPolled(thread *LoadedThread) []Effect {
	polled := thread.Polled
	if !source.Asks || len(polled) == 0 {
		return nil
	}
	thread.Polled = nil
	for _, c := range polled {
		thread.upsert(c)
	}
	for _, c := range polled {
		thread.show(c.ID)
	}
	thread.countUnread()
	return append(thread.reveal(polled[0].ID), s.nextFrame()...)
}
