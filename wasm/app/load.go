package app

import (
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/open"
)

// chunk is how many comments are built in one go, short enough never to hold up
// a page, and first how many of a longer thread are in the first one, a
// screenful: then the page still has its fonts and its style to find.
const (
	chunk = 50
	first = 20
)

// Long is how many comments make a thread whose layout costs a reader time.
const Long = 200

func (s *State) openThread() []Effect {
	if s.Setup.Thread == "none" {
		s.Thread = NoThread{}
		return s.settle("")
	}
	opened, err := open.Open(s.Setup.Thread)
	if err != nil {
		return s.failThread(nil, err)
	}
	number := s.number()
	s.Thread = LoadingThread{Source: opened, number: number}
	return []Effect{Ask{number, opened.Load()}}
}

// pause lets the page breathe before more is read.
var pause = []Effect{Wait{0, PassedReading{}}}

// readThread reads a part of the answer, and at its end shows the thread: one
// that was long to read is arranged in a go of its own before.
func (s *State) readThread(loading LoadingThread) []Effect {
	if !loading.read {
		more, err := loading.reading.More()
		if err != nil {
			return s.failThread(loading.Source, err)
		}
		loading.read, loading.long = !more, loading.long || more
		if loading.long {
			s.Thread = loading
			return pause
		}
	}
	loaded := loading.reading.Thread()
	if loading.arranged == nil {
		arranged := comment.Arrange(loaded.Comments, s.Setup.Order, comment.Thread{})
		loading.arranged = &arranged
		if loading.long {
			s.Thread = loading
			return pause
		}
	}
	return s.gotThread(loading.Source, loaded, *loading.arranged)
}

func (s *State) gotThread(from source.Source, loaded source.Thread, arranged comment.Thread) []Effect {
	thread := &LoadedThread{Visit: Visit{Before: calendar.Never}}
	thread.from(from)
	effects := s.fill(thread, loaded, arranged)
	thread.Shown = chunk
	if thread.Thread.Size() > chunk {
		thread.Shown = first
	}
	if s.static != nil && s.static.Thread {
		thread.Taking = thread.Shown < thread.Thread.Size() && s.static.begins(thread.Thread)
		if !thread.Taking {
			thread.Shown = thread.Thread.Size() // as much as the page shows already
		}
	}
	s.Thread = thread
	if thread.Writes {
		thread.drafts = s.number()
		effects = append(effects, Ask{thread.drafts, source.Scan{Prefix: draftPrefix}})
	}
	effects = append(effects, s.askVisit(thread)...)
	effects = append(effects, s.listen(thread)...)
	for _, c := range loaded.Comments {
		if s.Suspect(c.Source()) {
			effects = append(effects, TellError{StageRender, s.Words.Say("render.comment")})
			break
		}
	}
	more := s.settle("")
	effects = append(effects, more...)
	return append(effects, s.nextFrame()...)
}

// from takes a source with all that it can do.
func (t *LoadedThread) from(s source.Source) {
	t.Source, t.Limits = s, source.Limits{}
	if poster, writes := s.(source.Poster); writes {
		t.Writes, t.Limits = true, poster.Limits()
		if t.Main == nil {
			t.Main = &Composer{Phase: Editing{}}
		}
	} else {
		t.Writes = false
	}
	_, t.Edits = s.(source.Editor)
	_, t.Votes = s.(source.Voter)
}

// fill takes what the source has loaded, and its comments as they were arranged.
func (s *State) fill(t *LoadedThread, loaded source.Thread, arranged comment.Thread) []Effect {
	if loaded.Source != nil {
		t.from(loaded.Source)
	}
	t.Closed = loaded.Closed
	t.Thread = arranged
	t.LeftOut = loaded.LeftOut
	t.Volatile = loaded.Volatile
	t.Fresh = nil
	t.hideRemoved()
	t.countNew()
	t.Closing = nil
	for _, c := range loaded.Comments {
		if c.Until > 0 { // only a server's own clock ends a time
			t.Lag = max(t.Lag, c.Created-s.Now)
			t.Closing = append(t.Closing, c.ID)
		}
	}
	return s.count(t)
}

func (s *State) failThread(from source.Source, err error) []Effect {
	failed := s.failedThread(from, err)
	failed.Kept = s.static != nil && s.static.Thread
	s.Thread = failed
	effects := s.settle(failed.Sentence)
	return append(effects, TellError{StageThread, failed.Sentence})
}

// reason is the sentence of a source's error.
func (s *State) reason(err error) string {
	if problem, ok := err.(source.Problem); ok {
		return s.Words.Say(problem.Key, "detail", problem.Detail)
	}
	return err.Error()
}

func (s *State) settle(sentence string) []Effect {
	if !s.waited {
		return nil
	}
	s.waited = false
	return []Effect{Settle{sentence}}
}

func (s *State) refresh() []Effect {
	s.waited = true
	switch thread := s.Thread.(type) {
	case LoadingThread:
		return nil
	case *LoadedThread:
		next := *thread
		s.Thread = &next
		return s.reload(&next)
	}
	return s.openThread()
}

// reload asks for the thread as it is now, while the one of before still
// shows.
func (s *State) reload(thread *LoadedThread) []Effect {
	thread.reload = s.number()
	return []Effect{Ask{thread.reload, thread.Source.Load()}}
}

// readAgain reads a part of the answer to a reload.
func (s *State) readAgain(thread *LoadedThread) []Effect {
	if thread.reading == nil {
		return nil
	}
	more, err := thread.reading.More()
	if err != nil {
		// What is there is worth more than an empty page.
		thread.reading = nil
		thread.Trouble = s.Words.Say("thread.failed", "reason", s.reason(err))
		thread.failed = thread.Trouble
		effects := s.settle(thread.Trouble)
		return append(effects, TellError{StageThread, thread.Trouble})
	}
	if more {
		return pause
	}
	if thread.Trouble == thread.failed {
		thread.Trouble = ""
	}
	loaded := thread.reading.Thread()
	effects := s.fill(thread, loaded, comment.Arrange(loaded.Comments, s.Setup.Order, thread.Thread))
	thread.reading = nil
	settled := s.settle("")
	effects = append(effects, settled...)
	return append(effects, s.nextFrame()...)
}
