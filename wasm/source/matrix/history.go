package matrix

import (
	"strings"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// event is what happened in a room.
type event struct {
	id, kind, sender string
	// user is the user that a membership event is about.
	user    string
	at      int64
	content json.Value
	// redacts is the event that this one takes back.
	redacts string
	// gone tells that this event was itself taken back.
	gone bool
}

func decode(entry json.Value) (event, bool) {
	e := event{
		id:      entry.Get("event_id").Text(),
		kind:    entry.Get("type").Text(),
		sender:  entry.Get("sender").Text(),
		user:    entry.Get("state_key").Text(),
		at:      calendar.Never,
		content: entry.Get("content"),
		redacts: entry.Get("redacts").Text(),
		gone:    entry.Get("unsigned").Get("redacted_because").Kind() == json.Object,
	}
	if at, ok := entry.Get("origin_server_ts").Int(); ok && calendar.Format(at) != "" {
		e.at = at
	}
	if e.redacts == "" { // since version 11 of rooms it stands here
		e.redacts = e.content.Get("redacts").Text()
	}
	return e, e.id != "" && e.sender != ""
}

// history is what was read of a room. It is never changed, only replaced.
type history struct {
	// past are the events that were read, the newest first. late are those that came
	// since, the newest last.
	past, late []event
	// people are the membership events of users who have said something.
	people  []event
	leftOut int
}

// further is the history with a page of what was before it.
func (h *history) further(said json.Value) *history {
	now := &history{h.past[:len(h.past):len(h.past)], h.late, h.people[:len(h.people):len(h.people)], h.leftOut}
	for _, entry := range said.Get("chunk").List() {
		if e, ok := decode(entry); ok {
			now.past = append(now.past, e)
		} else {
			now.leftOut++
		}
	}
	for _, entry := range said.Get("state").List() {
		if e, ok := decode(entry); ok {
			now.people = append(now.people, e)
		}
	}
	return now
}

// later is the history with events that came after it, the last one first.
func (h *history) later(news []event) *history {
	if len(news) == 0 {
		return h
	}
	now := &history{h.past, h.late[:len(h.late):len(h.late)], h.people, h.leftOut}
	for i := len(news) - 1; i >= 0; i-- {
		now.late = append(now.late, news[i])
	}
	return now
}

func (h *history) has(id string) bool {
	for _, e := range h.late {
		if e.id == id {
			return true
		}
	}
	for _, e := range h.past {
		if e.id == id {
			return true
		}
	}
	return false
}

// each goes through the events in their order; membership events come before what the
// people did.
func (h *history) each(do func(event)) {
	for i := len(h.people) - 1; i >= 0; i-- {
		do(h.people[i])
	}
	for i := len(h.past) - 1; i >= 0; i-- {
		do(h.past[i])
	}
	for _, e := range h.late {
		do(e)
	}
}

// account is somebody's name and picture in the room.
type account struct {
	name, avatar string
	joined       bool
}

// accounts are the accounts of everybody who is or was in the room.
func (h *history) accounts() map[string]account {
	all := map[string]account{}
	h.each(func(e event) {
		if e.kind != "m.room.member" {
			return
		}
		now := all[e.user]
		if now.joined = e.content.Get("membership").Text() == "join"; now.joined {
			now.name, now.avatar = e.content.Get("displayname").Text(), e.content.Get("avatar_url").Text()
		}
		all[e.user] = now
	})
	return all
}

// gone are the events that were taken back. Of what was read in pages the server says so
// itself: it also gives redactions by people who may not redact, and carries none of them out.
func (h *history) gone() map[string]bool {
	gone := map[string]bool{}
	h.each(func(e event) {
		if e.gone {
			gone[e.id] = true
		}
	})
	for _, e := range h.late {
		if e.kind == "m.room.redaction" {
			gone[e.redacts] = true
		}
	}
	return gone
}

// thread is the comments that result from the events.
func (h *history) thread(t *thread) source.Thread {
	gone := h.gone()
	edits := map[string]event{}
	thread := source.Thread{LeftOut: h.leftOut}
	authors := map[string]comment.Author{}
	for id, its := range h.accounts() {
		authors[id] = t.author(id, its)
	}
	byID := map[string]*comment.Comment{}
	counted := map[string]bool{}
	h.each(func(e event) {
		relation := e.content.Get("m.relates_to")
		of := relation.Get("event_id").Text()
		switch {
		case e.kind == "m.reaction":
			count(e, byID[of], sign(relation.Get("key").Text()), t.me, gone, counted)
		case e.kind != "m.room.message" || byID[e.id] != nil:
		case relation.Get("rel_type").Text() == "m.replace":
			c := byID[of]
			if c != nil && !c.Deleted && !gone[e.id] && edits[of].sender == e.sender && said(c, e.content.Get("m.new_content"), t.host) {
				c.Edited = e.at
			}
		default:
			author, known := authors[e.sender]
			if !known {
				author = t.author(e.sender, account{})
				authors[e.sender] = author
			}
			c, ok := t.comment(e, author)
			if gone[e.id] {
				c, ok = c.Gone(), true
			}
			if !ok {
				thread.LeftOut++
				return
			}
			byID[e.id], edits[e.id] = c, e
			thread.Comments = append(thread.Comments, c)
		}
	})
	for _, c := range thread.Comments {
		if byID[c.Parent] == nil { // it is no comment, or not in yet
			c.Parent = ""
		}
	}
	return thread
}

// count counts a vote, once of each person.
func count(e event, c *comment.Comment, vote int, me string, gone, counted map[string]bool) {
	if c == nil || c.Deleted || vote == 0 || gone[e.id] {
		return
	}
	key := e.sender + "\n" + c.ID
	if vote > 0 {
		key += "\n"
	}
	if counted[key] {
		return
	}
	counted[key] = true
	if e.sender == me {
		c.Vote = vote
	}
	if vote > 0 {
		c.Up++
	} else {
		c.Down++
	}
}

// vote is the reaction by which somebody votes on a comment, "" where they do not.
func (h *history) vote(user, id string) (vote string) {
	gone := h.gone()
	h.each(func(e event) {
		relation := e.content.Get("m.relates_to")
		if e.kind == "m.reaction" && e.sender == user && relation.Get("event_id").Text() == id && sign(relation.Get("key").Text()) != 0 && !gone[e.id] {
			vote = e.id
		}
	})
	return vote
}

// last is the last thing that somebody did, as far as is known.
func (h *history) last(user string) (last string) {
	h.each(func(e event) {
		if e.sender == user {
			last = e.id
		}
	})
	return last
}

// sign is what a reaction is as a vote, of whatever colour the hand is.
func sign(reaction string) int {
	switch {
	case strings.HasPrefix(reaction, up):
		return 1
	case strings.HasPrefix(reaction, down):
		return -1
	}
	return 0
}

const (
	up   = "👍"
	down = "👎"
)
