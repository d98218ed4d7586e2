package matrix

import (
	"strconv"
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// post sends a message to the room; a guest sends it under a name. The draft's own ID
// keeps the server from taking it twice.
func (t *thread) post(d source.Draft) source.Change {
	its := t.own()
	if t.guest {
		its.name = d.Name
	}
	return t.called(its.name, func() source.Change {
		return t.join(func() source.Change {
			content := message(d)
			mentions := json.Writer{}
			if d.Parent != "" {
				var relation json.Writer
				mentions = t.answer(d.Parent, &relation)
				content.Object("m.relates_to", relation)
			}
			content.Object("m.mentions", mentions)
			return t.send("m.room.message", d.ID, content, d.Milliseconds, func(e event, people []event) source.Change {
				now := *t
				now.known = t.known.later(append([]event{e}, people...))
				if now.mine = now.known.accounts()[t.me]; t.guest {
					now.mine.name = d.Name
				}
				now.mine.joined = true
				c, ok := now.comment(e, t.author(t.me, now.mine))
				if !ok {
					return source.Fail[*comment.Comment](source.Garbled)
				}
				if e.content.Get("body").Text() != d.Body { // an earlier try came, with the text that it had then
					return now.edit(c, d)
				}
				return source.Done[*comment.Comment]{Value: c, Source: now.source(now.known)}
			})
		})
	})
}

// message is a draft as other clients show it.
func message(d source.Draft) (content json.Writer) {
	content.Text("msgtype", "m.text")
	content.Text("body", d.Body)
	content.Text("format", formatted)
	content.Text("formatted_body", d.HTML())
	return content
}

// answer is how a message answers another one: in the same Matrix thread, if that is in
// one. It also says whom the answer mentions.
func (t *thread) answer(id string, relation *json.Writer) (mentions json.Writer) {
	var to json.Writer
	to.Text("event_id", id)
	t.known.each(func(e event) {
		if e.id != id {
			return
		}
		mentions = json.Writer{}
		mentions.Texts("user_ids", e.sender)
		*relation = json.Writer{}
		if its := e.content.Get("m.relates_to"); its.Get("rel_type").Text() == "m.thread" {
			relation.Text("rel_type", "m.thread")
			relation.Text("event_id", its.Get("event_id").Text())
			relation.Bool("is_falling_back", false)
		}
	})
	relation.Object("m.in_reply_to", to)
	return mentions
}

// own is the reader's account.
func (t *thread) own() account {
	if t.mine.joined {
		return t.mine
	}
	return t.known.accounts()[t.me]
}

// called changes the account's name, if that is another one.
func (t *thread) called(name string, then func() source.Change) source.Change {
	if name == t.own().name {
		return then()
	}
	var body json.Writer
	body.Text("displayname", name)
	return t.tell(t.ask("PUT", "profile/"+source.Escape(t.me)+"/displayname", body.String()), func(json.Value) source.Change { return then() })
}

// join joins the room, unless the reader has joined it already.
func (t *thread) join(then func() source.Change) source.Change {
	if t.own().joined {
		return then()
	}
	return source.Send(t.inRoom("POST", "join", "{}"), func(reply source.Reply) source.Change {
		if reply.Status == 403 && t.guest {
			return source.Fail[*comment.Comment](t.noGuests())
		}
		if err := refused(reply); err != nil {
			return source.Fail[*comment.Comment](err)
		}
		return then()
	})
}

// noGuests is why somebody without an account cannot take part.
func (t *thread) noGuests() source.Problem {
	return source.Problem{Key: "matrix.guests", Detail: t.host[strings.Index(t.host, "://")+3:]}
}

// send sends an event. It goes on with the event as the server has it, and with the
// events that now say who the reader is in the room.
func (t *thread) send(kind, once string, content json.Writer, now int64, then func(e event, people []event) source.Change) source.Change {
	return t.tell(t.inRoom("PUT", "send/"+kind+"/"+source.Escape(once), content.String()), func(said json.Value) source.Change {
		id := said.Get("event_id").Text()
		if id == "" {
			return source.Fail[*comment.Comment](source.Garbled)
		}
		sent, _ := json.Decode(content.String())
		there := event{id: id, kind: kind, sender: t.me, at: now, content: sent}
		// The event is there, even if this look at the room fails.
		return source.Send(source.All{source.Wait{}, t.messages("")}, func(reply source.Reply) source.Change {
			told, _ := chunk(reply.All[1])
			var people []event
			for _, entry := range told.Get("chunk").List() {
				switch e, ok := decode(entry); {
				case !ok:
				case e.id == id:
					there = e
				case e.kind == "m.room.member" && e.user == t.me && !t.known.has(e.id):
					people = append(people, e)
				}
			}
			return then(there, people)
		})
	})
}

// edit replaces the text of a comment.
func (t *thread) edit(c *comment.Comment, d source.Draft) source.Change {
	var relation json.Writer
	relation.Text("rel_type", "m.replace")
	relation.Text("event_id", c.ID)
	text := message(d)
	text.Object("m.mentions", json.Writer{})
	d.Body = "* " + d.Body
	content := message(d)
	content.Object("m.mentions", json.Writer{})
	content.Object("m.new_content", text)
	content.Object("m.relates_to", relation)
	once := "edit " + c.ID + " " + strconv.FormatInt(d.Milliseconds, 10)
	return t.send("m.room.message", once, content, d.Milliseconds, func(e event, _ []event) source.Change {
		edited := *c
		said(&edited, e.content.Get("m.new_content"), t.host)
		edited.Edited = e.at
		return source.Give(&edited)
	})
}

// redact takes an event back, and goes on with the history after that.
func (t *thread) redact(id string, then func(*history) source.Change) source.Change {
	path := "redact/" + source.Escape(id) + "/" + source.Escape("redact "+id)
	return t.tell(t.inRoom("PUT", path, "{}"), func(said json.Value) source.Change {
		redaction := event{id: said.Get("event_id").Text(), kind: "m.room.redaction", sender: t.me, redacts: id}
		return then(t.known.later([]event{redaction}))
	})
}

// delete takes a comment back, for good.
func (t *thread) delete(c *comment.Comment) source.Change {
	return t.redact(c.ID, func(known *history) source.Change {
		return source.Done[*comment.Comment]{Value: c.Gone(), Source: t.source(known)}
	})
}

// vote sends a reaction. It takes an earlier one back first.
func (t *thread) vote(c *comment.Comment, vote int) source.Change {
	now := *t
	if own := t.known.vote(t.me, c.ID); own != "" && c.Vote != vote {
		return t.redact(own, func(known *history) source.Change {
			now.known = known
			before := c.Voted(0)
			return now.vote(before, vote)
		})
	}
	if vote == c.Vote {
		return source.Done[*comment.Comment]{Value: c, Source: t.source(t.known)}
	}
	key := up
	if vote < 0 {
		key = down
	}
	var content, relation json.Writer
	relation.Text("rel_type", "m.annotation")
	relation.Text("event_id", c.ID)
	relation.Text("key", key)
	content.Object("m.relates_to", relation)
	return t.join(func() source.Change {
		once := "vote " + c.ID + " " + t.known.last(t.me)
		return t.tell(t.inRoom("PUT", "send/m.reaction/"+source.Escape(once), content.String()), func(said json.Value) source.Change {
			sent, _ := json.Decode(content.String())
			e := event{id: said.Get("event_id").Text(), kind: "m.reaction", sender: t.me, content: sent}
			return source.Done[*comment.Comment]{Value: c.Voted(vote), Source: t.source(t.known.later([]event{e}))}
		})
	})
}

// tell asks for a change, and goes on with what the server says of it.
func (t *thread) tell(request source.Request, then func(json.Value) source.Change) source.Change {
	return source.Send(request, func(reply source.Reply) source.Change {
		if err := refused(reply); err != nil {
			return source.Fail[*comment.Comment](err)
		}
		said, err := reply.JSON(json.Object)
		if err != nil {
			return source.Fail[*comment.Comment](err)
		}
		return then(said)
	})
}

// refused is what to tell a writer when the server says no: a [source.Problem], else nil.
func refused(reply source.Reply) error {
	if reply.Status == 400 || reply.Status == 413 {
		said, _ := json.Decode(reply.Text())
		if why := said.Get("error").Text(); why != "" {
			return source.Problem{Key: "server.said", Detail: why}
		}
	}
	return reply.Declined()
}
