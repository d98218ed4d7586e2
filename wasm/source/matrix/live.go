package matrix

import (
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

const (
	// patience is how long the server may hold a request until something happens, in
	// milliseconds. atMost is how long we wait for the answer.
	patience = "30000"
	atMost   = 45_000
	// soon and late are how long we wait before the next such request, at least and,
	// when the server fails, at most.
	soon = 250
	late = 240_000
)

// A listener knows what has happened in a room so far, and what of it was told.
type listener struct {
	*thread
	known *history
	shown []*comment.Comment // nil until there is something new
}

// live says what happens in the room. Only readers who have joined it get news from the
// server. Guests read without joining, so they look at the room's end from time to time.
func (t *thread) live() source.Reading {
	l := &listener{thread: t, known: t.known}
	if t.own().joined {
		return l.sync("", soon)
	}
	return source.Poll(func() source.Reading {
		return t.look("", 1, l.known, nil, func(now *history) source.Reading { return source.Give(l.news(now)) })
	})
}

// news is what is new since the last time.
func (l *listener) news(now *history) source.Thread {
	if now == l.known {
		return source.Thread{}
	}
	before := l.shown
	if before == nil {
		before = l.known.thread(l.thread).Comments
	}
	l.known, l.shown = now, now.thread(l.thread).Comments
	return source.Thread{Comments: source.News(before, l.shown)}
}

// sync hears what has happened since a time that the server has named, and again
// after that. At the beginning, and where so much has happened that the server leaves
// some of it out, we look at the room instead.
func (l *listener) sync(since string, wait int) source.Reading {
	return source.Send(source.Wait{Milliseconds: wait, Seen: true}, func(source.Reply) source.Reading {
		return source.Send(l.request(since), func(reply source.Reply) source.Reading {
			said, err := reply.JSON(json.Object)
			next := said.Get("next_batch").Text()
			if err != nil || next == "" {
				return source.Some[source.Thread]{Next: l.sync(since, min(wait*8, late))}
			}
			timeline := said.Get("rooms").Get("join").Get(l.room).Get("timeline")
			if since == "" || timeline.Get("limited").Bool() {
				return source.Then(l.look("", 1, l.known, nil, func(now *history) source.Reading { return source.Give(l.news(now)) }),
					func(got source.Done[source.Thread]) source.Reading {
						if got.Problem != nil {
							next = since
						}
						return source.Some[source.Thread]{Value: got.Value, Next: l.sync(next, soon)}
					})
			}
			var news []event
			for _, entry := range timeline.Get("events").List() {
				if e, ok := decode(entry); ok && !l.known.has(e.id) {
					news = append([]event{e}, news...)
				}
			}
			return source.Some[source.Thread]{Value: l.news(l.known.later(news)), Next: l.sync(next, soon)}
		})
	})
}

// request is the one that the server keeps until something happens in the room.
func (l *listener) request(since string) source.Fetch {
	path := "sync?timeout=0"
	if since != "" {
		path = "sync?timeout=" + patience + "&since=" + source.Escape(since)
	}
	f := l.ask("GET", path+"&set_presence=offline&filter="+source.Escape(l.filter()), "")
	f.Limit = atMost
	return f
}

// filter leaves of what a server tells the events of the room.
func (l *listener) filter() string {
	room := string(json.AppendString(nil, l.room))
	return `{"presence":` + nothing + `,"account_data":` + nothing + `,"room":{"rooms":[` + room + `],"timeline":` + filter +
		`,"state":` + nothing + `,"ephemeral":` + nothing + `,"account_data":` + nothing + `}}`
}

// nothing is the filter for kinds of events that we do not want.
const nothing = `{"types":[]}`

// look reads what has come since a part of the room was read.
func (t *thread) look(before string, n int, so *history, news []event, then func(*history) source.Reading) source.Reading {
	return source.Send(t.messages(before), func(reply source.Reply) source.Reading {
		said, err := chunk(reply)
		if err != nil {
			return source.Fail[source.Thread](err)
		}
		more := news[:len(news):len(news)]
		reached := false
		for _, entry := range said.Get("chunk").List() {
			if e, ok := decode(entry); ok && so.has(e.id) {
				reached = true
			} else if ok {
				more = append(more, e)
			}
		}
		end := said.Get("end").Text()
		if reached || end == "" || end == before || n == most {
			return then(so.later(more))
		}
		return t.look(end, n+1, so, more, then)
	})
}
