package matrix

import (
	"strconv"
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// post says something in the room, under a name. The draft's own ID keeps the server
// from taking it twice.
func (t *thread) post(d source.Draft) source.Change {
	its := t.own()
	return t.called(d.Name, its, func() source.Change {
		return t.join(func() source.Change {
			var content json.Writer
			content.Text("msgtype", "m.text")
			quote, quoted := t.quote(d.Parent)
			content.Text("body", quote+d.Body)
			content.Text("format", formatted)
			content.Text("formatted_body", quoted+d.HTML())
			if d.Parent != "" {
				var answer, relation json.Writer
				answer.Text("event_id", d.Parent)
				relation.Object("m.in_reply_to", answer)
				content.Object("m.relates_to", relation)
			}
			return t.send("m.room.message", d.ID, content, d.Milliseconds, func(e event) source.Change {
				now := *t
				now.mine = account{d.Name, its.avatar, true}
				c, ok := now.comment(e, map[string]account{t.me: now.mine})
				if !ok {
					return source.Fail[*comment.Comment](source.Garbled)
				}
				return source.Done[*comment.Comment]{Value: c, Source: now.source(t.known.later([]event{e}))}
			})
		})
	})
}

// own is the reader's account.
func (t *thread) own() account {
	if t.mine.joined {
		return t.mine
	}
	return t.known.accounts()[t.me]
}

// called gives the account a name, if it has another one.
func (t *thread) called(name string, its account, then func() source.Change) source.Change {
	if name == its.name {
		return then()
	}
	var body json.Writer
	body.Text("displayname", name)
	return t.tell(t.ask("PUT", "profile/"+source.Escape(t.me)+"/displayname", body.String()), func(json.Value) source.Change { return then() })
}

// join enters the room, where that is still to be done.
func (t *thread) join(then func() source.Change) source.Change {
	if t.own().joined {
		return then()
	}
	return source.Send(t.inRoom("POST", "join", "{}"), func(reply source.Reply) source.Change {
		if reply.Status == 403 {
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

// quote is what an answer repeats of what it answers, as text and as HTML, for
// clients that know no answers.
func (t *thread) quote(id string) (text, html string) {
	t.known.each(func(e event) {
		if e.id != id || id == "" || text != "" {
			return
		}
		body := unquoted(e.content.Get("body").Text())
		text = "> <" + e.sender + "> " + strings.ReplaceAll(body, "\n", "\n> ") + "\n\n"
		html = "<mx-reply><blockquote>" + source.Anchor(link(t.room, id), "In reply to") + " " + source.Anchor(link(e.sender), e.sender) +
			"<br>" + source.HTML(body) + "</blockquote></mx-reply>"
	})
	return text, html
}

// send sends an event, and goes on with it as the server has it.
func (t *thread) send(kind, once string, content json.Writer, now int64, then func(event) source.Change) source.Change {
	return t.tell(t.inRoom("PUT", "send/"+kind+"/"+source.Escape(once), content.String()), func(said json.Value) source.Change {
		id := said.Get("event_id").Text()
		if id == "" {
			return source.Fail[*comment.Comment](source.Garbled)
		}
		// It is there, whatever comes of the look at it.
		return source.Send(source.All{source.Wait{}, t.messages("")}, func(reply source.Reply) source.Change {
			told, _ := chunk(reply.All[1])
			for _, entry := range told.Get("chunk").List() {
				if e, ok := decode(entry); ok && e.id == id {
					return then(e)
				}
			}
			sent, _ := json.Decode(content.String())
			return then(event{id: id, kind: kind, sender: t.me, at: now, content: sent})
		})
	})
}

// edit replaces the text of a comment.
func (t *thread) edit(c *comment.Comment, body string, now int64) source.Change {
	var content, text, relation json.Writer
	text.Text("msgtype", "m.text")
	text.Text("body", body)
	relation.Text("rel_type", "m.replace")
	relation.Text("event_id", c.ID)
	content.Text("msgtype", "m.text")
	content.Text("body", "* "+body)
	content.Object("m.new_content", text)
	content.Object("m.relates_to", relation)
	return t.send("m.room.message", "edit "+c.ID+" "+strconv.FormatInt(now, 10), content, now, func(e event) source.Change {
		edited := *c
		edited.Body, edited.HTML, edited.Edited = body, "", e.at
		return source.Give(&edited)
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

// refused is what to tell a writer of an answer that says why it is none: a
// [source.Problem], else nil.
func refused(reply source.Reply) error {
	if reply.Status == 400 || reply.Status == 413 {
		said, _ := json.Decode(reply.Text())
		if why := said.Get("error").Text(); why != "" {
			return source.Problem{Key: "server.said", Detail: why}
		}
	}
	return reply.Declined()
}
