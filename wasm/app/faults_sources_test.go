package app_test

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"

	"afterword/wasm/json"
	"afterword/wasm/markup"
	"afterword/wasm/node"
	"afterword/wasm/source"
	"afterword/wasm/source/sourcetest"
)

// TestFaultsWordPress and TestFaultsMatrix are TestFaults with servers that speak as these
// do.
func TestFaultsWordPress(t *testing.T) {
	playAll(t, "go test ./wasm/app -run TestFaultsWordPress -seed=", func(t *testing.T, seed uint64) world {
		random := rand.New(rand.NewPCG(seed, 1))
		return world{random: random, storage: &sourcetest.Storage{}, server: &site{random: random}}
	})
}

func TestFaultsMatrix(t *testing.T) {
	playAll(t, "go test ./wasm/app -run TestFaultsMatrix -seed=", func(t *testing.T, seed uint64) world {
		random := rand.New(rand.NewPCG(seed, 1))
		return world{random: random, storage: &sourcetest.Storage{}, server: &room{random: random}}
	})
}

// site is a post of a WordPress site, which keeps HTML.
type site struct {
	random   *rand.Rand
	comments []written
}

func (s *site) thread() string { return "wordpress:https://talk.test?post=1" }

func (s *site) edits() bool { return false }

func (s *site) texts() (texts []string) {
	for _, c := range s.comments {
		texts = append(texts, marked(node.PlainTextOf(markup.HTML(c.text, markup.Options{Policy: markup.Comments}))))
	}
	return texts
}

func (s *site) fetch(r source.Fetch, rate int) source.Reply {
	return faulty(s.random, r, rate, s.serve)
}

func (s *site) serve(r source.Fetch) source.Reply {
	said := func(c written) string {
		var content json.Writer
		content.Text("rendered", c.text)
		var w json.Writer
		w.Object("content", content)
		w.Text("author_name", c.name)
		w.Text("date_gmt", "2026-01-02T03:04:05")
		return `{"id":` + c.id + `,"parent":` + c.parent + "," + w.String()[1:]
	}
	reply := source.Reply{Status: 200, Head: "content-type,application/json\nx-wp-totalpages,1"}
	switch path, _, _ := strings.Cut(strings.TrimPrefix(r.URL, "https://talk.test"), "?"); {
	case r.SameOrigin:
		return source.Reply{Status: 401}
	case path == "/wp-json/wp/v2/posts/1":
		reply.Body = `{"comment_status":"open"}`
	case r.Method == "POST":
		sent, _ := json.Decode(r.Body)
		parent := sent.Get("parent").Text()
		if parent == "" {
			parent = "0"
		}
		c := written{fmt.Sprint(len(s.comments) + 1), parent, sent.Get("author_name").Text(), sent.Get("content").Text()}
		s.comments = append(s.comments, c)
		reply.Body = said(c)
	default:
		var list []string
		for _, c := range s.comments {
			list = append(list, said(c))
		}
		reply.Body = "[" + strings.Join(list, ",") + "]"
	}
	return reply
}

// room is one on a Matrix homeserver, which lets guests in and edit.
type room struct {
	random *rand.Rand
	guest  bool
	joined bool
	name   string
	events []json.Value
	sent   map[string]string // the IDs of events by their transactions
}

const guest = "@1:talk.test"

func (s *room) thread() string { return "matrix:https://talk.test/!room:talk.test" }

func (s *room) edits() bool { return true }

func (s *room) texts() []string {
	var ids []string
	said := map[string]string{}
	for _, e := range s.events {
		content := e.Get("content")
		id := e.Get("event_id").Text()
		switch relation := content.Get("m.relates_to"); {
		case e.Get("type").Text() != "m.room.message":
		case relation.Get("rel_type").Text() == "m.replace":
			said[relation.Get("event_id").Text()] = content.Get("m.new_content").Get("body").Text()
		default:
			ids = append(ids, id)
			said[id] = content.Get("body").Text()
		}
	}
	for i, id := range ids {
		ids[i] = said[id]
	}
	return ids
}

func (s *room) fetch(r source.Fetch, rate int) source.Reply {
	return faulty(s.random, r, rate, s.serve)
}

func (s *room) serve(r source.Fetch) source.Reply {
	at, _ := url.Parse(r.URL)
	parts := strings.Split(strings.TrimPrefix(at.Path, "/_matrix/client/v3/"), "/")
	last := parts[len(parts)-1]
	answer := func(body string) source.Reply {
		return source.Reply{Status: 200, Head: "content-type,application/json", Body: body}
	}
	switch {
	case last == "login":
		return answer(`{"flows":[]}`)
	case last == "register":
		s.guest = true
		return answer(`{"user_id":"` + guest + `","access_token":"token"}`)
	case !s.guest:
		return source.Reply{Status: 401, Body: `{"errcode":"M_UNKNOWN_TOKEN"}`}
	case last == "whoami":
		return answer(`{"user_id":"` + guest + `","is_guest":true}`)
	case last == "displayname":
		said, _ := json.Decode(r.Body)
		if s.name = said.Get("displayname").Text(); s.joined {
			s.member()
		}
		return answer(`{}`)
	case last == "join":
		s.joined = true
		s.member()
		return answer(`{"room_id":"!room:talk.test"}`)
	case r.Method == "PUT": // send/TYPE/TRANSACTION
		id, known := s.sent[last]
		if !known {
			id = s.happened(parts[len(parts)-2], r.Body)
			if s.sent == nil {
				s.sent = map[string]string{}
			}
			s.sent[last] = id
		}
		return answer(`{"event_id":"` + id + `"}`)
	}
	var chunk []string
	for i := len(s.events) - 1; i >= 0; i-- {
		chunk = append(chunk, string(json.Append(nil, s.events[i])))
	}
	return answer(`{"chunk":[` + strings.Join(chunk, ",") + `]}`)
}

// member has the guest be in the room, by their name.
func (s *room) member() {
	var content json.Writer
	content.Text("membership", "join")
	content.Text("displayname", s.name)
	s.happened("m.room.member", content.String())
}

func (s *room) happened(kind, content string) string {
	id := fmt.Sprintf("$%d", len(s.events))
	e, _ := json.Decode(fmt.Sprintf(`{"event_id":%q,"type":%q,"sender":%q,"state_key":%q,"origin_server_ts":%d,"content":%s}`,
		id, kind, guest, guest, 1000+len(s.events), content))
	s.events = append(s.events, e)
	return id
}
