package app

import (
	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/open"
)

// Chunk is how many comments are built in one go. It is the first screenful
// and then some, and short enough never to hold up a page.
const chunk = 50

func (s State) openThread() (State, []Effect) {
	if s.Setup.Thread == "none" {
		s.Thread = NoThread{}
		return s.settleTickets("")
	}
	opened, err := open.Open(s.Setup.Thread)
	if err != nil {
		return s.failThread(nil, err)
	}
	s, number := s.number()
	s.Thread = LoadingThread{opened, number}
	return s, []Effect{Ask{number, opened.Load()}}
}

func (s State) gotThread(from source.Source, reply source.Reply) (State, []Effect) {
	loaded, err := from.Loaded(reply)
	if err != nil {
		return s.failThread(from, err)
	}
	thread := LoadedThread{Source: from}
	poster, writes := from.(source.Poster)
	if writes {
		thread.Writes = true
		thread.Limits = poster.Limits()
		thread.Main = Composer{Phase: Editing{}}
	}
	thread = thread.filled(loaded, s.Setup.Order)
	thread.Shown = chunk
	var effects []Effect
	if writes {
		s, thread.drafts = s.number()
		effects = append(effects, Ask{thread.drafts, source.Scan{Prefix: draftPrefix}})
	}
	s.Thread = thread
	s, more := s.settleTickets("")
	effects = append(effects, more...)
	return s, append(effects, s.nextFrame()...)
}

// filled is the thread with what its source has loaded. A comment that is
// what it was stays the same one, so that a view knows that nothing of it has
// changed.
func (t LoadedThread) filled(loaded source.Thread, order comment.Order) LoadedThread {
	was := make(map[string]*comment.Comment, len(t.comments))
	for _, c := range t.comments {
		was[c.ID] = c
	}
	t.comments = comment.Pointers(loaded.Comments)
	for i, c := range t.comments {
		if old := was[c.ID]; old != nil && *old == *c {
			t.comments[i] = old
		}
	}
	t.LeftOut = loaded.LeftOut
	t.Volatile = loaded.Volatile
	return t.arranged(order)
}

// arranged is the thread with its comments in order.
func (t LoadedThread) arranged(order comment.Order) LoadedThread {
	t.Thread = comment.Arrange(t.comments, order)
	return t
}

func (s State) failThread(from source.Source, err error) (State, []Effect) {
	sentence := s.Words.Say("thread.failed", "reason", s.reason(err))
	s.Thread = FailedThread{from, sentence}
	s, effects := s.settleTickets(sentence)
	return s, append(effects, TellError{StageThread, sentence})
}

// reason is the sentence of a source's error.
func (s State) reason(err error) string {
	if problem, ok := err.(source.Problem); ok {
		return s.Words.Say(problem.Key, "detail", problem.Detail)
	}
	return err.Error()
}

func (s State) settleTickets(sentence string) (State, []Effect) {
	var effects []Effect
	for _, ticket := range s.tickets {
		effects = append(effects, Settle{ticket, sentence})
	}
	s.tickets = nil
	return s, effects
}

func (s State) refresh(ticket int) (State, []Effect) {
	s.tickets = append(append([]int(nil), s.tickets...), ticket)
	switch thread := s.Thread.(type) {
	case LoadingThread:
		return s, nil
	case LoadedThread:
		return s.reload(thread)
	}
	return s.openThread()
}

// reload asks for the thread as it is now, while the one of before still
// shows.
func (s State) reload(thread LoadedThread) (State, []Effect) {
	s, thread.reload = s.number()
	s.Thread = thread
	return s, []Effect{Ask{thread.reload, thread.Source.Load()}}
}

func (s State) reloaded(thread LoadedThread, reply source.Reply) (State, []Effect) {
	thread.reload = 0
	loaded, err := thread.Source.Loaded(reply)
	if err != nil {
		// What is there is worth more than an empty page.
		thread.Trouble = s.Words.Say("thread.failed", "reason", s.reason(err))
		s.Thread = thread
		s, effects := s.settleTickets(thread.Trouble)
		return s, append(effects, TellError{StageThread, thread.Trouble})
	}
	thread.Trouble = ""
	s.Thread = thread.filled(loaded, s.Setup.Order)
	s, effects := s.settleTickets("")
	return s, append(effects, s.nextFrame()...)
}

func (s State) sorted() (State, []Effect) {
	thread, ok := s.Thread.(LoadedThread)
	if !ok {
		return s, nil
	}
	s.Thread = thread.arranged(s.Setup.Order)
	return s, nil
}

// nextFrame waits for the time to build more, where there is more.
func (s State) nextFrame() []Effect {
	if thread, ok := s.Thread.(LoadedThread); ok && thread.Shown < len(thread.Thread.Entries) {
		return []Effect{Wait{0, PassedFrame{}}}
	}
	return nil
}

func (s State) takeThread(thread LoadedThread, m Message) (State, []Effect) {
	switch m := m.(type) {
	case GotReply:
		return s.threadReply(thread, m)
	case PassedFrame:
		thread.Shown += chunk
		s.Thread = thread
		return s, s.nextFrame()
	case ChangedElsewhere:
		return s.reload(thread)
	case NamedComment:
		place, ok := thread.Thread.Index[m.ID]
		if !ok {
			return s, nil
		}
		thread.Named = m.ID
		thread.Shown = max(thread.Shown, place+1)
		s.Thread = thread
		return s, []Effect{Reveal{CommentID(m.ID)}}
	case ClickedDelete, ClickedUndo, PassedUndo:
		return s.takeDeletion(thread, m)
	}
	return s.takeWriting(thread, m)
}

func (s State) threadReply(thread LoadedThread, m GotReply) (State, []Effect) {
	switch m.Number {
	case thread.reload:
		return s.reloaded(thread, m.Reply)
	case thread.drafts:
		return s.gotDrafts(thread, m.Reply)
	}
	for _, c := range append([]Composer{thread.Main}, thread.Forms...) {
		if sending, ok := c.Phase.(Sending); ok && sending.number == m.Number {
			return s.sent(thread, c, sending, m.Reply)
		}
	}
	for i, p := range thread.pending {
		if p.number == m.Number {
			thread.pending = append(append([]pending(nil), thread.pending[:i]...), thread.pending[i+1:]...)
			return s.changed(thread, p, m.Reply)
		}
	}
	return s, nil // late: nobody waits for it
}

// Has tells whether the thread has a comment of an ID.
func (t LoadedThread) Has(id string) bool {
	_, ok := t.Thread.Index[id]
	return ok
}

// replaced is the thread with c in the place of the comment with its ID, or
// at the end.
func (t LoadedThread) replaced(c comment.Comment, order comment.Order) LoadedThread {
	kept := make([]*comment.Comment, len(t.comments), len(t.comments)+1)
	copy(kept, t.comments)
	for i := range kept {
		if kept[i].ID == c.ID {
			kept[i] = &c
			t.comments = kept
			return t.arranged(order)
		}
	}
	t.comments = append(kept, &c)
	return t.arranged(order)
}
