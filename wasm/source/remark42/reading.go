package remark42

import (
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// load reads the comments, what the server allows, and who is logged in. Without
// the latter two the comments can still be read.
func (t *thread) load() source.Reading {
	config := source.Fetch{Method: "GET", URL: t.host + "/api/v1/config?site=" + source.Escape(t.site)}
	return source.Send(source.All{t.find(""), config, t.user()}, func(reply source.Reply) source.Reading {
		known := *t
		if config, err := object(reply.All[1]); err == nil && config.Get("auth_providers").Kind() == json.List {
			known.rules = t.decodeRules(config)
		}
		known.account = t.recognize(reply.All[2])
		return known.read(reply.All[0], func(list *source.Listing, closed bool, err error) source.Reading {
			if err != nil {
				return source.Fail[source.Thread](err)
			}
			now := known.reader(list.Comments)
			if known.rules.longest > 0 && !closed {
				known.writer(now)
			}
			if known.account.admin {
				known.admin(now)
			}
			return source.Done[source.Thread]{
				Value:  source.Thread{Comments: list.Comments, LeftOut: list.LeftOut, Closed: closed},
				Source: now,
			}
		})
	})
}

// find asks for comments as a flat list, since the widget makes the tree.
func (t *thread) find(more string) source.Fetch {
	return t.ask("GET", "find", "&format=plain&sort=%2Btime"+more)
}

// read reads comments, and goes on with them, whether the thread is closed, and
// what was wrong with the answer.
func (t *thread) read(reply source.Reply, then func(list *source.Listing, closed bool, err error) source.Reading) source.Reading {
	closed := false
	list := &source.Listing{
		Entry: t.decode,
		Member: func(name string, value json.Value) {
			if name == "info" {
				closed = value.Get("read_only").Bool()
			}
		},
		NotJSON: source.Garbled,
		NoList:  source.Garbled,
	}
	if err := refused(reply); err != nil {
		return then(list, closed, err)
	}
	return list.Read(reply, func(err error) source.Reading {
		if err == nil && !list.Found {
			err = source.Garbled
		}
		return then(list, closed, err)
	})
}

// writer adds what this reader may do beside reading.
func (t *thread) writer(s *source.Source) {
	s.Account = t.logIns()
	s.Limits.Length = t.rules.longest
	if t.account.id == "" && !t.account.unknown {
		s.Post, s.Limits.Name = t.postByName, t.rules.anonymous
		return
	}
	s.Post, s.Edit, s.Delete, s.Limits.Fixed = t.post, t.edit, t.remove, true
	s.Pictures = t.pictures()
	if t.rules.vote || !t.account.nameOnly() {
		s.Vote, s.Stepwise = t.vote, true
	}
}
