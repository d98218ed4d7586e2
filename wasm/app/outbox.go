package app

import (
	"afterword/wasm/comment"
	"afterword/wasm/markup"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

type (
	// PassedWait is the time to send once more what waits, after a number of tries.
	PassedWait struct{ tries int }
)

func (PassedWait) message() {}

// What could not be sent for a reason that may pass waits in its place in the thread.
// It is sent again by itself, one thing after the other: after a time, when the
// browser is online again, when the page is looked at, and at the next visit.

// How long it is until the next try, in milliseconds: twice as long each time.
const (
	soon = 4000
	late = 300_000
)

// takeOutbox sends what waits when it is time to, and takes what another tab keeps.
func (s *State) takeOutbox(thread *LoadedThread, m Message) []Effect {
	switch m := m.(type) {
	case CameOnline:
		return s.sendWaiting(thread)
	case PassedWait:
		if source.Writes && m.tries == thread.tries {
			return s.sendWaiting(thread)
		}
	case ChangedKept:
		if source.Writes {
			return s.changedKept()
		}
	}
	return nil
}

// turn is a change's turn among those of all tabs.
func (s *State) turn(c Change, first bool) source.Turn {
	return source.Turn{Lock: s.keyOf("kept/", "*"), Kept: s.keptKey(c.key), Value: c.String(), Unshared: first || c.unkept}
}

// outgoing tells whether anything waits to be sent. What follows then waits behind it.
func (t *LoadedThread) outgoing() bool {
	for _, c := range t.mine {
		if !t.anothers(c) && (c.phase == waits || c.phase == resent) {
			return true
		}
	}
	return false
}

// sendWaiting sends the first change that waits. Its answer sends the next.
func (s *State) sendWaiting(thread *LoadedThread) []Effect {
	if !source.Writes {
		return nil
	}
	var first Change
	for _, c := range thread.mine {
		if c.phase == resent {
			return nil // one thing after the other
		}
		if c.phase == waits && !thread.holds(c) && (first.key == "" || c.made < first.made) {
			first = c
		}
	}
	if first.key == "" {
		return s.askAccount(thread)
	}
	step := s.again(thread, first)
	if step == nil {
		return nil
	}
	return s.tell(thread, first, resent, step)
}

// askAccount loads the thread again where something waits for its writer, and the server
// could not say who the reader is.
func (s *State) askAccount(thread *LoadedThread) []Effect {
	from := thread.Source.Account
	if from == nil || !from.Unknown {
		return nil
	}
	for _, c := range thread.mine {
		if c.phase == waits && thread.anothers(c) {
			return append(s.reload(thread), s.nextTry(thread))
		}
	}
	return nil
}

// holds tells whether a change waits for something else: for the reader, who is
// changing it or has logged out, or for the comment that it answers.
func (t *LoadedThread) holds(c Change) bool {
	_, editing := t.Find(Edit.Key(c.target))
	return editing || t.anothers(c) || c.kind == addition && t.Unsent(c.text.parent)
}

// Unsent tells whether a comment is a new one that its source does not have yet.
func (t *LoadedThread) Unsent(id string) bool {
	for _, c := range t.mine {
		if c.kind == addition && c.target == id && c.form == "" {
			return true
		}
	}
	return false
}

// again is the conversation that sends a change once more, nil where the source takes
// none now. It looks at the comment first, since the source may have made the change
// already; a new comment is looked for by other means, see [State.once].
func (s *State) again(thread *LoadedThread, c Change) source.Change {
	from := thread.Source
	if c.kind == addition {
		if from.Post == nil {
			return nil
		}
		return s.once(thread, c, false)
	}
	return s.turn(c, false).Take(func(int64) source.Change {
		return from.Afresh(c.target, func(now *source.Source, theirs *comment.Comment) source.Change {
			switch {
			case c.had(theirs):
				return source.Give(theirs)
			case c.account != "" && c.account != now.LoggedIn():
				return source.Done[*comment.Comment]{Problem: source.LoggedOut, Source: now}
			case theirs == nil || theirs.Deleted:
				return source.Fail[*comment.Comment](source.Problem{Key: "form.gone"})
			case c.kind == edition && now.Edit != nil:
				return now.Edit(theirs, s.draftOf(c))
			case c.kind == ballot && now.Vote != nil:
				return now.Vote(theirs, c.vote)
			case c.kind == deletion && now.Delete != nil:
				return now.Delete(theirs)
			}
			return source.Fail[*comment.Comment](source.Problem{Key: "server.login"})
		})
	}, nil)
}

// had tells whether the source has done what a change asks for, or no longer can.
func (c Change) had(theirs *comment.Comment) bool {
	switch gone := theirs == nil || theirs.Deleted; c.kind {
	case edition:
		return !gone && theirs.Body == c.text.body
	case ballot:
		return gone || theirs.Vote == c.vote
	default:
		return gone
	}
}

// keepTelling tells the source of a change that is kept until the source has it. It
// waits behind what waits already.
func (s *State) keepTelling(thread *LoadedThread, c Change, step source.Change) []Effect {
	if !source.Writes || c.key == "" {
		return s.tell(thread, c, asked, step)
	}
	if thread.outgoing() {
		effects := s.queue(thread, c, "")
		return append(effects, s.sendWaiting(thread)...)
	}
	effects := s.record(c)
	return append(effects, s.tell(thread, c, asked, step)...)
}

// once posts a comment so that the source has it once.
func (s *State) once(thread *LoadedThread, c Change, first bool) source.Change {
	again := s.oneMore(c, first)
	again.Before = thread.sent()
	return thread.Source.Once(again)
}

// oneMore is a comment that is posted, perhaps not for the first time.
func (s *State) oneMore(c Change, first bool) source.Again {
	return source.Again{
		Draft: s.draftOf(c),
		Turn:  s.turn(c, first),
		First: first,
		Key:   s.keyOf(sentKind, c.key),
		Said:  s.said,
	}
}

// sent are the comments of the thread that the source has.
func (t *LoadedThread) sent() (all []*comment.Comment) {
	for _, e := range t.Thread.Entries() {
		if e.Unsent == nil {
			all = append(all, e.Comment)
		}
	}
	return all
}

// findSent looks whether the source has what waits, as far as is known here: an answer
// was lost, or another tab is sending it just now.
func (s *State) findSent(thread *LoadedThread) []Effect {
	if !source.Writes || !thread.outgoing() {
		return nil
	}
	return s.ask(anAct, source.Scan{Prefix: draftPrefix + sentKind}, func(s *State, reply source.Reply) []Effect {
		thread, ok := s.Thread.(*LoadedThread)
		if !ok {
			return nil
		}
		return s.foundSent(thread, reply.Items)
	})
}

// foundSent ends what waits and was found, by what the browser keeps of the tries. It is
// not seen twice until then.
func (s *State) foundSent(thread *LoadedThread, items []source.Item) []Effect {
	var effects []Effect
	for _, c := range thread.mine {
		if c.kind != addition || c.phase != waits || thread.anothers(c) {
			continue
		}
		again := s.oneMore(c, false)
		for _, item := range items {
			if item.Key != again.Key {
				continue
			}
			if step := again.Found(append(thread.sent(), thread.Polled...), item.Value); step != nil {
				thread.alter(c.number, func(c *Change) { c.found = true })
				more := s.tell(thread, c, resent, step)
				effects = append(effects, more...)
			}
		}
	}
	return effects
}

// draftOf is what a change says.
func (s *State) draftOf(c Change) source.Draft {
	return source.Draft{ID: c.key, Parent: c.text.parent, Name: c.text.name, Body: c.text.body, Milliseconds: c.made, HTML: s.html(c.text.body)}
}

// said is a comment's text without any markup.
func (s *State) said(c *comment.Comment) string {
	options := CommentOptions(s.Base(), s.ThreadLevel(), s.Words, "")
	if c.HTML != "" {
		return node.PlainTextOf(markup.HTML(c.HTML, options))
	}
	return node.PlainTextOf(markup.Markdown(c.Body, options).Body)
}

// tellKept tells the source of a change that the browser keeps, which may have taken a
// turn. That ends when what follows is kept, even where the thread is another one.
func (s *State) tellKept(c Change, step source.Change, turn bool) []Effect {
	to := s.Setup.Thread
	unlock := source.Unlock{Name: s.turn(c, false).Lock}
	return follow(s, aPost, step, func(s *State, got source.Done[*comment.Comment], over bool) []Effect {
		if !over {
			return nil
		}
		var effects, more []Effect
		if thread, ok := s.Thread.(*LoadedThread); ok && s.Setup.Thread == to {
			if got.Source != nil {
				thread.able(got.Source)
			}
			effects, more = s.toldKept(thread, c, got.Value, got.Problem)
			effects = append(effects, s.nextFrame()...)
		}
		if turn { // nobody waits for the answer
			effects = append(effects, Ask{s.number(), unlock})
		}
		return append(effects, more...)
	})
}

// toldKept is what the source says to a change that the browser keeps. more is what
// follows when its turn is over.
func (s *State) toldKept(thread *LoadedThread, sent Change, now *comment.Comment, err error) (effects, more []Effect) {
	c, there := thread.changeOf(sent.number)
	_, settled := err.(source.Settled)
	_, unsure := err.(source.Unsure)
	early, looked := err.(source.Early)
	switch {
	case !there: // thrown away while it was on its way
		if err == nil && now != nil {
			thread.receive(now)
		}
	case settled:
		thread.alter(c.number, func(c *Change) { c.phase = waits })
		return s.changedKept(), nil
	case looked:
		return append(s.queue(thread, c, c.trouble), Wait{early.Milliseconds, PassedWait{thread.tries}}), nil
	case unsure || source.Passes(err):
		return s.wait(thread, c, err), nil
	case err == nil && c.text != sent.text:
		effects = s.amend(thread, c, now)
	case err == nil:
		thread.tries = 0
		effects = s.arrived(thread, c, now)
	case c.kind < addition:
		effects = append(s.unrecord(c), s.finish(thread, c, nil, err)...)
	default:
		effects = s.refuse(thread, c, err)
	}
	return effects, s.sendWaiting(thread)
}

// wait puts a change that failed back to wait for the next try.
func (s *State) wait(thread *LoadedThread, c Change, err error) []Effect {
	trouble := s.Words.Say(failed[c.kind], "reason", s.reason(err))
	effects := s.queue(thread, c, trouble)
	if c.trouble != trouble {
		effects = append(effects, TellError{StagePost, trouble})
	}
	return append(effects, s.nextTry(thread))
}

// nextTry waits until it is time to send the waiting changes again.
func (s *State) nextTry(thread *LoadedThread) Effect {
	wait := min(soon<<min(thread.tries, 10), late)
	wait = wait/2 + int(s.random()%uint64(wait))
	thread.tries++
	return Wait{wait, PassedWait{thread.tries}}
}

// queue shows a change in its place, where it waits. The form that had it is free for
// the next.
func (s *State) queue(thread *LoadedThread, c Change, trouble string) []Effect {
	form, open := thread.Find(c.form)
	thread.alter(c.number, func(c *Change) {
		c.phase, c.form, c.trouble, c.undoable = waits, "", trouble, c.kind == deletion
	})
	var effects []Effect
	if waiting, _ := thread.changeOf(c.number); c.phase < waits {
		effects = s.record(waiting)
	}
	if open {
		thread.close(form)
		thread.posted = s.Now
		thread.show(c.target)
		effects = append(effects, Focus{CommentID(c.target)})
	}
	return effects
}

// refuse keeps a text where the reader can correct it: in its form, or in its place in
// the thread.
func (s *State) refuse(thread *LoadedThread, c Change, err error) []Effect {
	trouble := s.Words.Say(failed[c.kind], "reason", s.reason(err))
	var effects []Effect
	if before, open := thread.Find(c.form); open {
		form := *before
		form.Phase, form.typed = Editing{trouble}, true
		thread.put(&form)
		effects = append(s.forget(thread, c), Keep{s.draftKey(c.form), form.Body, c.form, form.Unkept})
	} else {
		thread.alter(c.number, func(c *Change) { c.phase, c.form, c.trouble = refused, "", trouble })
		if c.kind == edition && !thread.Has(c.target) {
			thread.open(Edit.Key(c.target), c.text.body)
		}
	}
	effects = append(effects, TellError{StagePost, trouble})
	return append(effects, s.ended(thread, err)...)
}

// arrived ends a change that the browser kept: the source has it now.
func (s *State) arrived(thread *LoadedThread, c Change, now *comment.Comment) []Effect {
	var effects []Effect
	if c.phase == asked && c.kind != addition { // nobody waited for a turn
		effects = s.unrecord(c)
	}
	if c.kind < addition {
		return append(effects, s.finish(thread, c, now, nil)...)
	}
	effects = append(effects, s.replace(thread, c, now)...)
	if form, open := thread.Find(c.form); open {
		thread.close(form)
	}
	purpose := Edit
	if c.kind == addition {
		purpose = Reply
	}
	more := s.written(thread, purpose, now, c.form != "")
	return append(effects, more...)
}

// amend has the source change what it was sent, as the reader has changed it on its
// way.
func (s *State) amend(thread *LoadedThread, c Change, now *comment.Comment) []Effect {
	if c.kind == addition && thread.Source.Edit == nil {
		thread.alter(c.number, func(c *Change) { c.phase = waits })
		return nil // it says both
	}
	effects := append(s.unrecord(c), s.replace(thread, c, now)...)
	next := s.lay(thread, Change{kind: edition, target: now.ID, text: c.text, before: now, key: s.name(), account: c.account, made: c.made, phase: waits})
	effects = append(effects, s.record(next)...)
	if c.kind == addition {
		effects = append(effects, TellPosted{now.ID, now.Parent})
	}
	return effects
}
