package app

import (
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/source"
)

type (
	// AskedRefresh is a call of refresh(), which waits for the thread.
	AskedRefresh struct{}
	// ChangedElsewhere tells that the storage behind the thread has changed.
	ChangedElsewhere struct{}
)

func (AskedRefresh) message()     {}
func (ChangedElsewhere) message() {}

// Stored are the messages of a change in the browser's storage that another widget or tab
// has made under a key, "" for all of them. gone tells whether nothing is kept there now.
func (s *State) Stored(key string, gone func() bool) (all []Message) {
	thread, ok := s.Thread.(*LoadedThread)
	if !ok {
		return nil
	}
	_, kept := s.composerOf(keptKind, key)
	_, became := s.composerOf(becameKind, key)
	if source.Writes && (kept || became || key == "") {
		all = append(all, ChangedKept{})
	}
	if s.typedAs(thread, key) != nil && gone() {
		all = append(all, ForgotDraft{key})
	}
	if mutes := thread.Source.Mutes; source.Hosts && mutes != "" && (key == "" || strings.HasPrefix(key, mutes)) {
		all = append(all, ChangedMuted{})
	}
	if thread.Source.Watches(key) {
		all = append(all, ChangedElsewhere{})
	}
	return all
}

// refresh is a call of refresh(), which waits for the thread.
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

// settle ends what refresh() waits for.
func (s *State) settle(sentence string) []Effect {
	if !s.waited {
		return nil
	}
	s.waited = false
	return []Effect{Settle{sentence}}
}

// reload loads the thread again, while the old one still shows. It does not show parts
// of the new one: that would be less than what shows already.
func (s *State) reload(thread *LoadedThread) []Effect {
	s.drop(aThread, aReload)
	s.stale = 0
	return follow(s, aReload, s.load(thread.Source), func(s *State, got source.Done[source.Thread], over bool) []Effect {
		if !over {
			return nil
		}
		return s.gotThread(got, true)
	})
}

// refill shows what was loaded in place of what shows.
func (s *State) refill(thread *LoadedThread, got source.Done[source.Thread], over bool) []Effect {
	if thread.Trouble == thread.failed {
		thread.Trouble = ""
	}
	thread.partial = thread.partial && !over
	if thread.Shown >= thread.Thread.Size {
		thread.Shown = max(thread.Shown, few)
	}
	effects := s.fill(thread, got, comment.Arrange(got.Value.Comments, s.Setup.Order, thread.Thread))
	if over {
		effects = append(effects, s.listen(thread)...)
	}
	more := s.findSent(thread)
	effects = append(effects, more...)
	more = s.settle("")
	effects = append(effects, more...)
	more = s.noteVisit(thread)
	effects = append(effects, more...)
	return append(effects, s.nextFrame()...)
}

// failAgain says why a thread that shows cannot be loaded, or not all of it: what
// is there is worth more than an empty page.
func (s *State) failAgain(thread *LoadedThread, err error) []Effect {
	if thread.Stale != 0 && !s.waited {
		return nil // it is said already
	}
	thread.Trouble = s.Words.Say("thread.failed", "reason", s.reason(err))
	thread.failed, thread.partial = thread.Trouble, false
	effects := s.settle(thread.Trouble)
	return append(effects, TellError{StageThread, thread.Trouble})
}
