package app

import (
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// How long it is between two questions for what is new, in milliseconds: more
// each time that there is nothing.
const (
	often  = 15_000
	seldom = 240_000
)

// live is when to ask for what is new.
type live struct {
	every int
	asked int  // the number of a question, 0 where none is on its way
	wait  int  // the number of the wait for the next one
	due   bool // the time came while nobody looked
}

// listen begins to ask.
func (s *State) listen(thread *LoadedThread) []Effect {
	if _, able := thread.Source.(source.Live); !able {
		return nil
	}
	return s.askLater(thread, often)
}

func (s *State) askLater(thread *LoadedThread, every int) []Effect {
	thread.live.every = min(every, seldom)
	thread.live.wait = s.number()
	return []Effect{Wait{thread.live.every, PassedPoll{thread.live.wait}}}
}

func (s *State) takeLive(thread *LoadedThread, m Message) []Effect {
	switch m := m.(type) {
	case PassedPoll:
		if m.number != thread.live.wait {
			return nil
		}
		if thread.live.due = s.Hidden; !thread.live.due {
			return s.askNews(thread)
		}
	case ChangedVisibility:
		effects := s.noteVisit(thread)
		if !m.Hidden && thread.live.due {
			thread.live.due, thread.live.every = false, often
			effects = append(effects, s.askNews(thread)...)
		}
		return effects
	case ClickedShow:
		return s.showFresh(thread)
	}
	return nil
}

func (s *State) askNews(thread *LoadedThread) []Effect {
	from, able := thread.Source.(source.Live)
	if !able {
		return nil
	}
	since := calendar.Never
	for _, b := range thread.Thread.Top {
		since = max(since, b.Newest)
	}
	thread.live.asked = s.number()
	return []Effect{Ask{thread.live.asked, from.News(since)}}
}

// gotNews keeps what is new until the reader wants to see it, so that nothing
// moves that is being read. A question without an answer is asked again later.
func (s *State) gotNews(thread *LoadedThread, reply source.Reply) []Effect {
	thread.live.asked = 0
	every := thread.live.every * 2
	if from, able := thread.Source.(source.Live); able {
		news, _ := from.Newer(reply)
		var fresh []*comment.Comment
		for _, c := range news {
			if !c.Deleted && !thread.Has(c.ID) && !thread.goes(c.ID) {
				fresh = append(fresh, c)
			}
		}
		if len(fresh) > len(thread.Fresh) {
			every = often
			thread.Fresh = fresh
		}
	}
	return s.askLater(thread, every)
}

// goes tells whether a comment is about to be deleted.
func (t *LoadedThread) goes(id string) bool {
	for _, r := range t.Removed {
		if r.Comment.ID == id {
			return true
		}
	}
	for _, p := range t.pending {
		if p.before.ID == id {
			return true
		}
	}
	return false
}

// showFresh puts what is new in its place, and goes to the first of it.
func (s *State) showFresh(thread *LoadedThread) []Effect {
	fresh := thread.Fresh
	if len(fresh) == 0 {
		return nil
	}
	thread.Fresh = nil
	for _, c := range fresh {
		thread.keep(c)
	}
	for _, c := range fresh {
		thread.show(c.ID)
	}
	thread.countNew()
	return append(thread.reveal(fresh[0].ID), s.nextFrame()...)
}
