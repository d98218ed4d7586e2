package app

import (
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/open"
)

type (
	// ChangedThread and ChangedHide tell of an attribute that has changed.
	ChangedThread struct{ Thread string }
	ChangedHide   struct{ URL string }
	// ClickedAgainThread loads the thread again after a failure.
	ClickedAgainThread struct{}
)

func (ChangedThread) message()      {}
func (ChangedHide) message()        {}
func (ClickedAgainThread) message() {}

// loaded is what the source gave.
type loaded struct {
	// Source is what can be done now.
	Source  *source.Source
	Thread  comment.Thread
	LeftOut int
	// Failed are the parts of the thread that could not be had.
	Failed []source.Failed
	// Hidden is what the site's owner leaves out, nil for nothing.
	Hidden *source.Hidden
	// Closed tells that the server takes no more comments.
	Closed bool
	// Volatile tells that what is posted ends with the page.
	Volatile bool
	// Stale is as in [LoadedArticle].
	Stale int64

	partial bool   // there is more of it on the way
	failed  string // the sentence of a reload that failed
}

// Long is how many comments make a thread whose layout costs a reader time.
const Long = 200

func (s *State) openThread() []Effect {
	s.drop(aThread, aReload, aShow, live, anAct)
	s.stale = 0
	if s.Setup.Thread == "none" {
		s.Thread = NoThread{}
		return s.settle("")
	}
	opened, err := open.Open(s.Setup.Thread)
	if err != nil {
		return s.failThread(nil, err)
	}
	s.Thread = LoadingThread{opened}
	return follow(s, aThread, s.load(opened), (*State).gotThread)
}

// load loads a thread, without what the site's owner leaves out.
func (s *State) load(from *source.Source) source.Reading {
	if !source.Asks || s.Setup.Hide == "" {
		return from.Load()
	}
	return source.Hide(s.Setup.Hide, from.Load())
}

// gotThread takes what a source gives of a thread that does not show yet, or only in
// part. A long one is read, arranged and shown in goes of their own.
func (s *State) gotThread(got source.Done[source.Thread], over bool) []Effect {
	s.drop(aShow)
	if len(got.Value.Comments) <= Long {
		return s.takeLoaded(got, over)
	}
	return s.breathe(aShow, func(s *State) []Effect { return s.takeLoaded(got, over) })
}

// takeLoaded shows what was loaded, or why it could not be.
func (s *State) takeLoaded(got source.Done[source.Thread], over bool) []Effect {
	thread, shows := s.Thread.(*LoadedThread)
	switch {
	case shows && got.Problem != nil:
		return s.failAgain(thread, got.Problem)
	case shows:
		return s.refill(thread, got, over)
	case got.Problem != nil:
		return s.failThread(s.Thread.(LoadingThread).Source, got.Problem)
	}
	return s.arrange(got, over)
}

// arrange arranges what was loaded; a long thread shows in a go of its own.
func (s *State) arrange(got source.Done[source.Thread], over bool) []Effect {
	order := s.Setup.Order
	arranged := comment.Arrange(got.Value.Comments, order, comment.Thread{})
	if arranged.Size <= Long {
		return s.showThread(got, arranged, over)
	}
	return s.breathe(aShow, func(s *State) []Effect {
		if s.Setup.Order != order {
			arranged = arranged.Sort(s.Setup.Order)
		}
		return s.showThread(got, arranged, over)
	})
}

func (s *State) showThread(got source.Done[source.Thread], arranged comment.Thread, over bool) []Effect {
	thread := &LoadedThread{Visit: Visit{Before: calendar.Never}, loaded: loaded{partial: !over}}
	thread.able(s.Thread.(LoadingThread).Source)
	effects := s.fill(thread, got, arranged)
	s.begin(thread)
	if s.prerendered != nil && s.prerendered.Thread {
		thread.Hydrating = thread.Shown < thread.Thread.Size && s.prerendered.begins(thread.Thread)
		if !thread.Hydrating {
			thread.Shown = thread.Thread.Size // as much as the page shows already
		}
	}
	s.Thread = thread
	more := s.askDrafts(thread)
	effects = append(effects, more...)
	more = s.askVisit(thread)
	effects = append(effects, more...)
	more = s.askMuted(thread)
	effects = append(effects, more...)
	if over {
		effects = append(effects, s.listen(thread)...)
	}
	for _, c := range got.Value.Comments {
		if s.Suspect(c.Source()) {
			effects = append(effects, TellError{StageRender, s.Words.Say("render.comment")})
			break
		}
	}
	if thread.stands() {
		more = s.settle("")
		effects = append(effects, more...)
	}
	return append(effects, s.nextFrame()...)
}

// fill takes what the source has loaded, and its comments as they were arranged.
func (s *State) fill(t *LoadedThread, got source.Done[source.Thread], arranged comment.Thread) []Effect {
	if got.Source != nil {
		t.able(got.Source)
	}
	loaded := got.Value
	var effects []Effect
	for _, f := range loaded.Failed {
		if source.Asks && !failedBefore(t.Failed, f) {
			effects = append(effects, TellError{StageThread, s.PartTrouble(f)})
		}
	}
	t.Stale = s.stale
	t.Failed = loaded.Failed
	t.Hidden = loaded.Hidden
	t.Closed = loaded.Closed
	t.Thread = arranged
	t.LeftOut = loaded.LeftOut
	t.Volatile = loaded.Volatile
	t.Polled = nil
	t.projectAll()
	t.countUnread()
	t.Closing = nil
	for _, c := range loaded.Comments {
		if source.Writes && c.Until > 0 { // only a server's own clock ends a time
			t.Lag = max(t.Lag, c.Created-s.Now)
			t.Closing = append(t.Closing, c.ID)
		}
	}
	return append(effects, s.count(t)...)
}

// failedBefore tells whether a part has failed already.
func failedBefore(before []source.Failed, f source.Failed) bool {
	for _, b := range before {
		if b.From == f.From {
			return true
		}
	}
	return false
}

// PartTrouble says why a part of the thread is not there.
func (s *State) PartTrouble(f source.Failed) string {
	return s.Words.Say("thread.part", "source", f.From, "reason", s.reason(f.Problem))
}

// Unhidden says why nothing, or nothing more, is left out of the thread.
func (s *State) Unhidden(problem error) string {
	return s.Words.Say("thread.unhidden", "reason", s.reason(problem))
}

func (s *State) failThread(from *source.Source, err error) []Effect {
	failed := s.failedThread(from, err)
	failed.Prerendered = s.prerendered != nil && s.prerendered.Thread
	s.Thread = failed
	effects := s.settle(failed.Sentence)
	return append(effects, TellError{StageThread, failed.Sentence})
}

// reason is the sentence of a source's error.
func (s *State) reason(err error) string {
	if unsure, ok := err.(source.Unsure); source.Writes && ok {
		err = unsure.Problem
	}
	if problem, ok := err.(source.Problem); ok {
		return s.Words.Say(problem.Key, "detail", problem.Detail)
	}
	return err.Error()
}
