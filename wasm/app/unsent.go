package app

import (
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/source"
)

type (
	// ChangedKept tells that another tab has something to send, or nothing any more.
	ChangedKept struct{}
	// ClickedDiscard throws away what waits to be sent.
	ClickedDiscard struct{ ID string }
)

func (ChangedKept) message()    {}
func (ClickedDiscard) message() {}

// What is to be sent is kept in the browser, each thing under a key of its own. It is
// in local storage, and not in IndexedDB: that is written before the page can go, tells
// other tabs by itself, and costs no code beside that of drafts; these are short texts.
const keptKind = "kept/"

// sentKind are the keys of what is known of the tries to post a comment.
const sentKind = "sent/"

// becameKind are the keys of what was to be sent, with what it has become. In another tab,
// or at the next visit, something may answer it by the name that it had until then.
const becameKind = "became/"

func (s *State) keptKey(key string) string { return s.keyOf(keptKind, key) }

// String is what the browser keeps of a change; [changeFrom] reads it.
func (c Change) String() string {
	return source.Kept{Kind: int(c.kind), Of: c.target, Parent: c.text.parent, Name: c.text.name, Body: c.text.body,
		Vote: c.vote, Account: c.account, Made: c.made, Waits: c.phase >= waits}.String()
}

// changeFrom is the change that was kept as a text.
func changeFrom(key, value string) (c Change, ok bool) {
	k, ok := source.KeptOf(value)
	c = Change{key: key, kind: changeKind(k.Kind), target: k.Of, text: text{k.Parent, k.Name, k.Body}, vote: k.Vote, account: k.Account, made: k.Made, phase: asked}
	if k.Waits {
		c.phase = waits
	}
	return c, ok && k.Kind >= 0 && k.Kind <= int(edition)
}

// record keeps a change, as it is now, in the browser.
func (s *State) record(c Change) []Effect {
	return []Effect{Keep{s.keptKey(c.key), c.String(), c.key, c.unkept}}
}

// unrecord has the browser keep it no more.
func (s *State) unrecord(c Change) []Effect {
	effects := []Effect{Keep{Key: s.keptKey(c.key)}}
	if c.kind == addition {
		effects = append(effects, Keep{Key: s.keyOf(sentKind, c.key)})
	}
	return effects
}

// forget takes a change back.
func (s *State) forget(thread *LoadedThread, c Change) []Effect {
	thread.alter(c.number, func(c *Change) { c.phase, c.undoable = over, false })
	return s.unrecord(c)
}

// replace puts what the source has in the place of what was to be sent.
func (s *State) replace(thread *LoadedThread, c Change, now *comment.Comment) []Effect {
	thread.receive(now)
	thread.alter(c.number, func(c *Change) {
		c.phase = over
		if c.kind == edition {
			c.theirs = now
		}
	})
	if c.kind != addition {
		return nil
	}
	return s.become(thread, c.target, now.ID, false)
}

// become makes the replies to a new comment replies to the comment that it has become, here
// and in other tabs. Where it is gone, to is the comment that it answered, "" for none.
func (s *State) become(thread *LoadedThread, from, to string, gone bool) []Effect {
	how := isNow
	if gone {
		how = isGone
	}
	return append(s.rename(thread, from, to, gone), Keep{Key: s.keyOf(becameKind, from), Value: how + to})
}

// What the browser keeps of what a comment has become begins with one of these.
const (
	isNow  = "="
	isGone = "-"
)

// became does the same for comments that another tab or an earlier visit has sent or
// thrown away. At the beginning of a visit it forgets those that nothing kept answers.
func (s *State) became(thread *LoadedThread, items []source.Item, beginning bool) []Effect {
	var effects []Effect
	for _, item := range items {
		from, ours := s.composerOf(becameKind, item.Key)
		to, gone := strings.CutPrefix(item.Value, isGone)
		to, now := strings.CutPrefix(to, isNow)
		if !ours || !gone && !now {
			continue
		}
		more := s.rename(thread, from, to, gone)
		effects = append(effects, more...)
		if beginning && !named(items, from) {
			effects = append(effects, Keep{Key: item.Key})
		}
	}
	return effects
}

// named tells whether something that is kept names what was to be sent.
func named(items []source.Item, key string) bool {
	for _, item := range items {
		became := strings.HasPrefix(item.Key, draftPrefix+becameKind)
		if !became && strings.Contains(item.Key+item.Value, key) {
			return true
		}
	}
	return false
}

// rename makes the replies to a comment replies to another one. A form that changes one
// that is gone stays, as its text can still be copied.
func (s *State) rename(thread *LoadedThread, from, to string, gone bool) []Effect {
	var effects []Effect
	for _, c := range thread.mine {
		if c.kind != addition || c.text.parent != from {
			continue
		}
		thread.alter(c.number, func(c *Change) { c.text.parent = to })
		c, _ = thread.changeOf(c.number)
		effects = append(effects, s.record(c)...)
	}
	for _, form := range thread.Forms {
		if form.Of == from && !(gone && form.Purpose == Edit) {
			more := s.moveForm(thread, form, to)
			effects = append(effects, more...)
		}
	}
	return effects
}

// moveForm makes a form one about another comment, or where that is "" the form for new
// comments. Where there is such a form already, the text goes below what is in it.
func (s *State) moveForm(thread *LoadedThread, before *Composer, to string) []Effect {
	form := *before
	form.Of = to
	if to == "" {
		form.Purpose = New
	}
	if there, open := thread.Find(form.Key()); open {
		if _, sending := there.Phase.(Sending); sending {
			return nil // its box takes nothing
		}
		typed := before.Body
		if source.Hosts {
			typed = before.Pictures.without(typed)
		}
		form = *there
		form.Body, form.typed = below(there.Body, typed), there.typed || before.typed
	}
	thread.close(before)
	thread.put(&form)
	switch {
	case before.Body == "":
		return nil
	case to == "":
		thread.Status = s.Words.Say("outbox.moved")
	}
	if form.typed {
		return []Effect{Keep{Key: s.draftKey(before.Key())}, Keep{s.draftKey(form.Key()), form.Body, form.Key(), form.Unkept}}
	}
	return s.moveDraft(before.Key(), form.Key())
}

// below is a text, and another one below it.
func below(text, more string) string {
	if Trimmed(text) == "" {
		return more
	}
	return text + "\n\n" + more
}

// moveDraft keeps what was typed elsewhere under another name. The browser may have more
// of it than is known here, or the tab where it is typed may have done so.
func (s *State) moveDraft(from, to string) []Effect {
	from, to = s.draftKey(from), s.draftKey(to)
	return s.ask(anAct, source.Scan{Prefix: draftPrefix}, func(_ *State, reply source.Reply) []Effect {
		there, moved := "", ""
		for _, item := range reply.Items {
			switch item.Key {
			case from:
				moved = item.Value
			case to:
				there = item.Value
			}
		}
		if moved == "" {
			return nil
		}
		return []Effect{Keep{Key: from}, Keep{Key: to, Value: below(there, moved)}}
	})
}

// give gives the source what is in a composer, or has it wait behind what waits
// already.
func (s *State) give(thread *LoadedThread, c *Composer, body string) []Effect {
	key := s.name()
	change := Change{kind: addition, target: key, text: text{c.Of, strings.TrimSpace(c.Name), body}, form: c.Key(), key: key, account: thread.Source.LoggedIn(), made: s.Now}
	if c.Purpose == Edit {
		change.kind, change.target, change.text.parent = edition, c.Of, ""
		change.before, _ = thread.comment(c.Of)
	}
	for _, other := range thread.mine {
		change.made = max(change.made, other.made+1)
	}
	change = s.lay(thread, change)
	forgotten := Keep{Key: s.draftKey(c.Key())}
	if thread.outgoing() || thread.Unsent(c.Of) {
		effects := append(s.queue(thread, change, ""), forgotten)
		return append(effects, s.sendWaiting(thread)...)
	}
	effects := append(s.record(change), forgotten)
	var step source.Change
	if c.Purpose == Edit {
		step = thread.Source.Edit(change.before, s.draftOf(change))
	} else {
		step = s.once(thread, change, true)
	}
	c.Phase = Sending{c.Trouble()}
	thread.put(c)
	more := s.tell(thread, change, asked, step)
	return append(effects, more...)
}

// textOf is the change that a comment's text is from, which waits.
func (t *LoadedThread) textOf(id string) (Change, bool) {
	for _, c := range t.mine {
		if c.target == id && c.kind >= addition && c.phase >= waits {
			return c, true
		}
	}
	return Change{}, false
}

// rewrite changes the text of a change that waits, and sends it.
func (s *State) rewrite(thread *LoadedThread, form *Composer, before Change, body string) []Effect {
	thread.close(form)
	thread.alter(before.number, func(c *Change) {
		c.text.body, c.trouble = body, ""
		if c.phase == refused {
			c.phase = waits
		}
	})
	c, _ := thread.changeOf(before.number)
	effects := append(s.record(c), Keep{Key: s.draftKey(form.Key())}, Focus{CommentID(c.target)})
	more := s.sendWaiting(thread)
	return append(effects, more...)
}

// discard throws away a change that waits. Replies to it that wait, too, become replies
// to the comment that it answered.
func (s *State) discard(thread *LoadedThread, id string) []Effect {
	c, waiting := thread.textOf(id)
	if !waiting {
		return nil
	}
	effects := append(s.become(thread, id, c.text.parent, true), s.forget(thread, c)...)
	if form, open := thread.Find(Edit.Key(id)); open {
		thread.close(form)
	}
	effects = append(effects, Keep{Key: s.draftKey(Edit.Key(id))}, FocusStill{CommentID(id)})
	more := s.sendWaiting(thread)
	return append(effects, more...)
}

// adopt takes over the changes that the browser keeps: at the beginning all of them,
// later those that wait, and those that are older than one of them. Another tab is just
// sending the others for the first time.
func (s *State) adopt(thread *LoadedThread, items []source.Item, all bool) []Effect {
	var effects []Effect
	var kept, found []Change
	newest := int64(-1)
	for _, item := range items {
		key, ours := s.composerOf(keptKind, item.Key)
		if c, ok := changeFrom(key, item.Value); ours && ok {
			kept = append(kept, c)
			if all || c.phase == waits {
				newest = max(newest, c.made)
			}
		}
	}
	for _, c := range kept {
		if c.made <= newest && !thread.hasChange(c.key) {
			c.phase, c.before = waits, thread.theirs(c.target)
			c.undoable = c.kind == deletion
			if c.kind != addition && (c.before != nil || !thread.partial) && c.had(c.before) {
				effects = append(effects, s.unrecord(c)...)
				continue
			}
			found = append(found, c)
		}
	}
	if len(found) == 0 {
		return effects
	}
	for _, i := range comment.Sorted(len(found), func(i, j int) bool { return found[i].made > found[j].made }) {
		s.lay(thread, found[i])
	}
	effects = append(effects, Wait{soon, PassedWait{thread.tries}})
	more := s.foundSent(thread, items)
	effects = append(effects, more...)
	return append(effects, s.nextFrame()...)
}

// hasChange tells whether a change has a key.
func (t *LoadedThread) hasChange(key string) bool {
	for _, c := range t.mine {
		if c.key == key {
			return true
		}
	}
	return false
}

// changedKept takes over what another tab has kept, removed or changed.
func (s *State) changedKept() []Effect {
	return s.ask(anAct, source.Scan{Prefix: draftPrefix}, func(s *State, reply source.Reply) []Effect {
		thread, ok := s.Thread.(*LoadedThread)
		if !ok || !thread.Source.Keeps() {
			return nil
		}
		gone := false
		for _, c := range thread.mine {
			if c.key == "" || c.phase == asked || c.phase == resent {
				continue
			}
			kept, there := s.keptOf(c, reply.Items)
			switch {
			case !there && !c.unkept:
				thread.alter(c.number, func(c *Change) { c.phase, c.undoable = over, false })
				gone = true
			case there && kept.text != c.text:
				thread.alter(c.number, func(c *Change) { c.text = kept.text })
			}
		}
		effects := s.adopt(thread, reply.Items, false)
		more := s.became(thread, reply.Items, false)
		effects = append(effects, more...)
		if gone {
			effects = append(effects, s.reload(thread)...)
			effects = append(effects, Wait{soon, PassedWait{thread.tries}}) // what it has become may be told later
		}
		return effects
	})
}

// keptOf is a change as the browser keeps it.
func (s *State) keptOf(c Change, items []source.Item) (kept Change, there bool) {
	for _, item := range items {
		if item.Key == s.keptKey(c.key) {
			return changeFrom(c.key, item.Value)
		}
	}
	return Change{}, false
}
