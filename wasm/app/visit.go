package app

import (
	"strings"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// SteppedUnread goes to the next comment that is new since the last visit.
type SteppedUnread struct{ Back bool }

func (SteppedUnread) message() {}

// Visit is when a reader was at a thread. Comments since their last visit are new to
// them.
type Visit struct {
	// Before is when the visit before this one ended, in milliseconds since
	// 1970, or [calendar.Never] for a first visit, to which nothing is new.
	Before int64
	// Count is how many comments are new.
	Count int
	// At is the ID of the new comment that the reader stepped to last, "" before the first.
	At string

	owed bool // whether this visit is still to be noted
}

const visitPrefix = "afterword/visit/"

// rest is how long a reader may be away within one visit, in milliseconds: to
// load a page again does not make its comments old.
const rest = 30 * 60_000

func (s *State) visitKey() string { return visitPrefix + s.Setup.Thread }

// askVisit asks when the reader was here before. Comments that are kept in this
// browser are the reader's own, so none of them is new.
func (s *State) askVisit(thread *LoadedThread) []Effect {
	if thread.Source.Watch != "" {
		return nil
	}
	return s.ask(anAct, source.Scan{Prefix: s.visitKey()}, func(s *State, reply source.Reply) []Effect {
		thread, ok := s.Thread.(*LoadedThread)
		if !ok {
			return nil
		}
		return s.gotVisit(thread, reply)
	})
}

// gotVisit reads when the visit before and the latest one were.
func (s *State) gotVisit(thread *LoadedThread, reply source.Reply) []Effect {
	before, latest := calendar.Never, calendar.Never
	for _, item := range reply.Items {
		if item.Key != s.visitKey() {
			continue
		}
		first, second, _ := strings.Cut(item.Value, " ")
		latest = calendar.Parse(second)
		before = latest
		if before != calendar.Never && s.Now-before < rest {
			before = calendar.Parse(first)
		}
	}
	if thread.Stale == 1 {
		thread.Stale = latest // a server of another origin seldom tells
	}
	thread.Visit = Visit{Before: before, owed: true}
	thread.countUnread()
	return s.noteVisit(thread)
}

// noteVisit notes this visit as soon as the page can be seen: one that was made
// ready and never opened is none, nor is one that shows what an earlier one did.
func (s *State) noteVisit(thread *LoadedThread) []Effect {
	if s.Hidden || thread.Stale != 0 || !thread.Visit.owed {
		return nil
	}
	thread.Visit.owed = false
	// Nobody waits for the answer: without room there is nothing new next time.
	return []Effect{Ask{s.number(), source.Put{
		Key:   s.visitKey(),
		Value: calendar.Format(thread.Visit.Before) + " " + calendar.Format(s.Now),
	}}}
}

// Unread tells whether a comment is new to the reader.
func (v Visit) Unread(c *comment.Comment) bool {
	return v.Before != calendar.Never && c.Created > v.Before && !c.Own && !c.Deleted
}

func (t *LoadedThread) countUnread() {
	t.Visit.Count = 0
	if t.Visit.Before == calendar.Never {
		return
	}
	for _, e := range t.Thread.Entries() {
		if t.Visit.Unread(e.Comment) {
			t.Visit.Count++
		}
	}
}

// stepUnread goes to the next new comment, after the last one to the first.
func (t *LoadedThread) stepUnread(back bool) []Effect {
	var unread []string
	at := -1
	for _, e := range t.Thread.Entries() {
		if t.Visit.Unread(e.Comment) {
			if e.ID == t.Visit.At {
				at = len(unread)
			}
			unread = append(unread, e.ID)
		}
	}
	switch {
	case len(unread) == 0:
		return nil
	case back && at <= 0:
		at = len(unread) - 1
	case back:
		at--
	default:
		at = (at + 1) % len(unread)
	}
	t.Visit.At = unread[at]
	return t.reveal(unread[at])
}
