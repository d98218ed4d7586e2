package app

import (
	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/open"
)

// Chunk is how many comments are built in one go. It is the first screenful
// and then some, and short enough never to hold up a page.
const chunk = 50

func (s *State) openThread() []Effect {
	if s.Setup.Thread == "none" {
		s.Thread = NoThread{}
		return s.settleTickets("")
	}
	opened, err := open.Open(s.Setup.Thread)
	if err != nil {
		return s.failThread(nil, err)
	}
	number := s.number()
	s.Thread = LoadingThread{opened, number}
	return []Effect{Ask{number, opened.Load()}}
}

func (s *State) gotThread(from source.Source, reply source.Reply) []Effect {
	loaded, err := from.Loaded(reply)
	if err != nil {
		return s.failThread(from, err)
	}
	thread := &LoadedThread{Source: from}
	poster, writes := from.(source.Poster)
	if writes {
		thread.Writes = true
		thread.Limits = poster.Limits()
		thread.Main = &Composer{Phase: Editing{}}
	}
	thread.fill(loaded, s.Setup.Order)
	thread.Shown = chunk
	s.Thread = thread
	var effects []Effect
	if writes {
		thread.drafts = s.number()
		effects = append(effects, Ask{thread.drafts, source.Scan{Prefix: draftPrefix}})
	}
	for _, c := range thread.comments {
		if s.Suspect(c.Body) {
			effects = append(effects, TellError{StageRender, s.Words.Say("render.comment")})
			break
		}
	}
	more := s.settleTickets("")
	effects = append(effects, more...)
	return append(effects, s.nextFrame()...)
}

// fill takes what the source has loaded. A comment that is
// what it was stays the same one, so that a view knows that nothing of it has
// changed.
func (t *LoadedThread) fill(loaded source.Thread, order comment.Order) {
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
	t.arrange(order)
}

// arrange puts the comments in order.
func (t *LoadedThread) arrange(order comment.Order) {
	t.Thread = comment.Arrange(t.comments, order)
	t.Newest = comment.Never
	for _, c := range t.comments {
		t.Newest = max(t.Newest, c.Created)
	}
}

func (s *State) failThread(from source.Source, err error) []Effect {
	failed := s.failedThread(from, err)
	s.Thread = failed
	effects := s.settleTickets(failed.Sentence)
	return append(effects, TellError{StageThread, failed.Sentence})
}

// reason is the sentence of a source's error.
func (s *State) reason(err error) string {
	if problem, ok := err.(source.Problem); ok {
		return s.Words.Say(problem.Key, "detail", problem.Detail)
	}
	return err.Error()
}

func (s *State) settleTickets(sentence string) []Effect {
	var effects []Effect
	for _, ticket := range s.tickets {
		effects = append(effects, Settle{ticket, sentence})
	}
	s.tickets = nil
	return effects
}

func (s *State) refresh(ticket int) []Effect {
	s.tickets = append(append([]int(nil), s.tickets...), ticket)
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

func (s *State) reloaded(thread *LoadedThread, reply source.Reply) []Effect {
	thread.reload = 0
	loaded, err := thread.Source.Loaded(reply)
	if err != nil {
		// What is there is worth more than an empty page.
		thread.Trouble = s.Words.Say("thread.failed", "reason", s.reason(err))
		effects := s.settleTickets(thread.Trouble)
		return append(effects, TellError{StageThread, thread.Trouble})
	}
	thread.Trouble = ""
	thread.fill(loaded, s.Setup.Order)
	effects := s.settleTickets("")
	return append(effects, s.nextFrame()...)
}

func (s *State) sort() {
	if thread, ok := s.Thread.(*LoadedThread); ok {
		next := *thread
		next.arrange(s.Setup.Order)
		s.Thread = &next
	}
}

// nextFrame waits for the time to build more, where there is more.
func (s *State) nextFrame() []Effect {
	if thread, ok := s.Thread.(*LoadedThread); ok && thread.Shown < len(thread.Thread.Entries) {
		return []Effect{Wait{0, PassedFrame{}}}
	}
	return nil
}

func (s *State) takeThread(thread *LoadedThread, m Message) []Effect {
	switch m := m.(type) {
	case GotReply:
		return s.threadReply(thread, m)
	case PassedFrame:
		thread.Shown += chunk
		return s.nextFrame()
	case ChangedElsewhere:
		return s.reload(thread)
	case NamedComment:
		place, ok := thread.Thread.Index[m.ID]
		if !ok {
			return nil
		}
		thread.Named = m.ID
		thread.Shown = max(thread.Shown, place+1)
		return []Effect{Reveal{CommentID(m.ID)}}
	case ClickedDelete, ClickedUndo, PassedUndo:
		return s.takeDeletion(thread, m)
	}
	return s.takeWriting(thread, m)
}

func (s *State) threadReply(thread *LoadedThread, m GotReply) []Effect {
	switch m.Number {
	case thread.reload:
		return s.reloaded(thread, m.Reply)
	case thread.drafts:
		return s.gotDrafts(thread, m.Reply)
	}
	for _, c := range thread.composers() {
		if sending, ok := c.Phase.(*Sending); ok && sending.number == m.Number {
			return s.sent(thread, c, sending, m.Reply)
		}
	}
	for i, p := range thread.pending {
		if p.number == m.Number {
			thread.pending = append(append([]pending(nil), thread.pending[:i]...), thread.pending[i+1:]...)
			return s.changed(thread, p, m.Reply)
		}
	}
	return nil // late: nobody waits for it
}

// Has tells whether the thread has a comment of an ID.
func (t *LoadedThread) Has(id string) bool {
	_, ok := t.Thread.Index[id]
	return ok
}

// replace puts c in the place of the comment with its ID, or at the end.
func (t *LoadedThread) replace(c comment.Comment, order comment.Order) {
	kept := make([]*comment.Comment, len(t.comments), len(t.comments)+1)
	copy(kept, t.comments)
	found := false
	for i := range kept {
		if kept[i].ID == c.ID {
			kept[i], found = &c, true
			break
		}
	}
	if !found {
		kept = append(kept, &c)
	}
	t.comments = kept
	whole := t.Shown >= len(t.Thread.Entries)
	t.arrange(order)
	if whole {
		t.Shown = max(t.Shown, len(t.Thread.Entries)) // no frame is waited for
	}
}
