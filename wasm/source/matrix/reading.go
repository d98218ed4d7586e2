package matrix

import (
	"strconv"

	"afterword/wasm/json"
	"afterword/wasm/source"
)

const (
	// perPage is how many events are asked for at a time.
	perPage = 100
	// most is how many pages of a room are read.
	most = 500
	// filter is which events we ask for: messages, reactions, deletions and memberships.
	filter = `{"lazy_load_members":true,"types":["m.room.message","m.reaction","m.room.redaction","m.room.member"]}`
)

// load finds the room, the reader's account and the ways to log in. Then it reads the room
// from its end.
func (t *thread) load() source.Reading {
	all := source.All{t.ask("GET", "account/whoami", ""), source.Fetch{Method: "GET", URL: t.api("login")}}
	if t.room[0] == '#' {
		find := source.Fetch{Method: "GET", URL: t.api("directory/room/" + source.Escape(t.room))}
		all = append(source.All{find}, all...)
	}
	return source.Send(all, func(reply source.Reply) source.Reading {
		in := *t
		if len(all) == 3 {
			said, err := reply.All[0].JSON(json.Object)
			if err != nil {
				return source.Fail[source.Thread](err)
			}
			if in.room = said.Get("room_id").Text(); len(in.room) < 2 || in.room[0] != '!' {
				return source.Fail[source.Thread](source.Garbled)
			}
		}
		in.link = link(in.room)
		said, _ := reply.All[len(all)-1].JSON(json.Object) // without the login methods readers can still read
		in.methods = in.decodeMethods(said)
		return in.enter(reply.All[len(all)-2])
	})
}

// enter reads the room with the reader's account. A reader who has none becomes a guest.
func (t *thread) enter(who source.Reply) source.Reading {
	if who.Status == 401 {
		return t.register()
	}
	said, err := who.JSON(json.Object)
	if err != nil {
		return source.Fail[source.Thread](err)
	}
	in := *t
	in.guest = said.Get("is_guest").Bool()
	return in.as(said.Get("user_id").Text())
}

// as reads the room as a user.
func (t *thread) as(user string) source.Reading {
	if user == "" {
		return source.Fail[source.Thread](source.Garbled)
	}
	in := *t
	in.me, in.mine = user, account{}
	return in.page("", 1, &history{})
}

// register becomes a guest: nobody reads a room without an account.
func (t *thread) register() source.Reading {
	in := *t
	in.guest = true
	guest := source.Fetch{Method: "POST", URL: t.api("register?kind=guest"), Type: "application/json", Body: "{}"}
	return source.Send(guest, func(reply source.Reply) source.Reading {
		if reply.Status == 401 || reply.Status == 403 {
			return in.closed()
		}
		said, err := reply.JSON(json.Object)
		if err != nil {
			return source.Fail[source.Thread](err)
		}
		token := said.Get("access_token").Text()
		if token == "" {
			return source.Fail[source.Thread](source.Garbled)
		}
		return source.Send(source.Put{Key: t.session.Key, Value: token}, func(kept source.Reply) source.Reading {
			if err := kept.Failure.Problem(); err != nil {
				return source.Fail[source.Thread](err)
			}
			return in.as(said.Get("user_id").Text())
		})
	})
}

// messages asks for the events before a place, or from the last one back where that is "".
func (t *thread) messages(before string) source.Fetch {
	query := "messages?dir=b&limit=" + strconv.Itoa(perPage) + "&filter=" + source.Escape(filter)
	if before != "" {
		query += "&from=" + source.Escape(before)
	}
	return t.inRoom("GET", query, "")
}

// page reads the room backwards, page by page. What there is shows after the first,
// the second, the fourth and so on.
func (t *thread) page(before string, n int, so *history) source.Reading {
	return source.Send(t.messages(before), func(reply source.Reply) source.Reading {
		said, err := chunk(reply)
		if err != nil {
			return source.Fail[source.Thread](err)
		}
		now := so.further(said)
		end := said.Get("end").Text()
		if end == "" || end == before || n == most {
			return source.Done[source.Thread]{Value: now.thread(t), Source: t.source(now)}
		}
		next := t.page(end, n+1, now)
		if source.Shows(n) {
			return source.Some[source.Thread]{Value: now.thread(t), Next: next}
		}
		return next
	})
}

// chunk is an answer with a part of the room.
func chunk(reply source.Reply) (json.Value, error) {
	said, err := reply.JSON(json.Object)
	if err == nil && said.Get("chunk").Kind() != json.List {
		err = source.Garbled
	}
	return said, err
}
