package matrix_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/matrix"
	"afterword/wasm/source/sourcetest"
)

const address = "https://matrix.example/%23story%3Amatrix.example"

type object = map[string]any

// server is a homeserver with one room, and the browser that keeps the tokens.
type server struct {
	sourcetest.Storage
	events   []object
	users    []string          // by token, "t0" and so on
	done     map[string]string // what was sent, by its transaction
	perPage  int
	noGuests bool
	noJoin   bool
	asked    []string
}

func (s *server) Answer(request source.Request) source.Reply {
	fetch, ok := request.(source.Fetch)
	if !ok {
		return s.Storage.Answer(request)
	}
	s.asked = append(s.asked, fetch.Method+" "+fetch.URL)
	me := ""
	if fetch.Session != nil {
		for _, item := range s.Items {
			if item.Key == fetch.Session.Key {
				if n, err := strconv.Atoi(strings.TrimPrefix(item.Value, "t")); err == nil && n < len(s.users) {
					me = s.users[n]
				}
			}
		}
	}
	at, err := url.Parse(fetch.URL)
	if err != nil || at.Host != "matrix.example" {
		return source.Reply{Failure: source.Unreachable}
	}
	path, ok := strings.CutPrefix(at.EscapedPath(), "/_matrix/client/")
	if !ok {
		return source.Reply{Status: 404}
	}
	parts := strings.Split(path, "/")
	for i := range parts {
		parts[i], _ = url.PathUnescape(parts[i])
	}
	status, answer := s.serve(fetch.Method, parts[1:], at.Query(), fetch.Body, me)
	text, _ := json.Marshal(answer)
	return source.Reply{Status: status, Head: "content-type,application/json", Body: string(text)}
}

func refuse(code string) object { return object{"errcode": code, "error": "Why: " + code} }

func (s *server) serve(method string, path []string, query url.Values, body, me string) (int, any) {
	var said object
	json.Unmarshal([]byte(body), &said)
	switch what := method + " " + path[0]; {
	case what == "GET directory":
		if path[2] != "#story:matrix.example" {
			return 404, refuse("M_NOT_FOUND")
		}
		return 200, object{"room_id": "!room:matrix.example"}
	case what == "POST register":
		if s.noGuests {
			return 403, refuse("M_GUEST_ACCESS_FORBIDDEN")
		}
		user := fmt.Sprintf("@%d:matrix.example", len(s.users))
		s.users = append(s.users, user)
		return 200, object{"user_id": user, "access_token": fmt.Sprintf("t%d", len(s.users)-1)}
	case me == "":
		return 401, refuse("M_UNKNOWN_TOKEN")
	case what == "GET account":
		return 200, object{"user_id": me, "is_guest": true}
	case what == "PUT profile":
		for _, e := range s.events {
			if e["type"] == "m.room.member" && e["state_key"] == me {
				s.add("m.room.member", me, object{"membership": "join", "displayname": said["displayname"]})
				return 200, object{}
			}
		}
		s.users = append(s.users, "name "+me, said["displayname"].(string))
		return 200, object{}
	case path[0] != "rooms" || path[1] != "!room:matrix.example":
		return 404, refuse("M_NOT_FOUND")
	}
	switch path[2] {
	case "join":
		if s.noJoin {
			return 403, refuse("M_FORBIDDEN")
		}
		for _, e := range s.events {
			if e["type"] == "m.room.member" && e["state_key"] == me {
				return 200, object{"room_id": path[1]}
			}
		}
		name := ""
		if at := slices.Index(s.users, "name "+me); at >= 0 {
			name = s.users[at+1]
		}
		s.add("m.room.member", me, object{"membership": "join", "displayname": name})
		return 200, object{"room_id": path[1]}
	case "messages":
		return 200, s.page(query)
	case "send":
		once := me + " " + strings.Join(path, "/")
		if id := s.done[once]; id != "" {
			return 200, object{"event_id": id}
		}
		id := s.add(path[3], me, said)
		s.done[once] = id
		return 200, object{"event_id": id}
	}
	return 404, refuse("M_UNRECOGNIZED")
}

// add adds an event, with a time of the server's own.
func (s *server) add(kind, sender string, content object) string {
	id := fmt.Sprintf("$e%d", len(s.events))
	e := object{"event_id": id, "type": kind, "sender": sender, "origin_server_ts": 1767323045000 + 1000*len(s.events), "content": content}
	if kind == "m.room.member" {
		e["state_key"] = sender
	}
	s.events = append(s.events, e)
	return id
}

func (s *server) redact(id, sender string) string {
	for _, e := range s.events {
		if e["event_id"] == id {
			e["content"], e["unsigned"] = object{}, object{"redacted_because": object{"type": "m.room.redaction"}}
		}
	}
	redaction := s.add("m.room.redaction", sender, object{})
	s.events[len(s.events)-1]["redacts"] = id
	return redaction
}

// page is events from the last one back, as Synapse and Dendrite give them.
func (s *server) page(query url.Values) object {
	end := len(s.events)
	if from := query.Get("from"); from != "" {
		fmt.Sscanf(from, "p%d", &end)
	}
	begin := max(end-s.perPage, 0)
	answer := object{"start": fmt.Sprintf("p%d", end)}
	chunk := []object{}
	for i := end - 1; i >= begin; i-- {
		chunk = append(chunk, s.events[i])
	}
	answer["chunk"] = chunk
	if begin > 0 {
		answer["end"] = fmt.Sprintf("p%d", begin)
	}
	return answer
}

func message(text string, more ...any) object {
	content := object{"msgtype": "m.text", "body": text}
	for i := 0; i < len(more); i += 2 {
		content[more[i].(string)] = more[i+1]
	}
	return content
}

func relation(kind, id string) object { return object{"rel_type": kind, "event_id": id} }

func begun() *server {
	s := &server{done: map[string]string{}, perPage: 100}
	s.add("m.room.member", "@ada:matrix.example", object{"membership": "join", "displayname": "Ada", "avatar_url": "mxc://matrix.example/abc"})
	s.add("m.room.message", "@ada:matrix.example", message("Here"))
	return s
}

func TestContract(t *testing.T) {
	sourcetest.Run(t, sourcetest.Harness{
		Open:    func() (*source.Source, error) { return matrix.New(address) },
		Backend: func() sourcetest.Backend { return begun() },
	})
}

// load reads the room as a guest.
func load(t *testing.T, s *server, some func(source.Thread) bool) source.Done[source.Thread] {
	t.Helper()
	opened, err := matrix.New(address)
	if err != nil {
		t.Fatal(err)
	}
	return sourcetest.Talk(s, opened.Load(), some)
}

func find(t *testing.T, s *server, id string) comment.Comment {
	t.Helper()
	for _, c := range load(t, s, nil).Value.Comments {
		if c.ID == id {
			return *c
		}
	}
	t.Fatalf("no comment %s", id)
	return comment.Comment{}
}

// TestMessages reads what clients send.
func TestMessages(t *testing.T) {
	s := begun()
	bob := "@bob:far.example"
	s.add("m.room.member", bob, object{"membership": "join", "displayname": "Bob"})
	old := s.add("m.room.message", bob, message("> <@ada:matrix.example> Here\n> and there\n\nReply",
		"format", "org.matrix.custom.html", "formatted_body", "<mx-reply><blockquote>Here</blockquote></mx-reply><b>Reply</b>",
		"m.relates_to", object{"m.in_reply_to": object{"event_id": "$e1"}}))
	root := s.add("m.room.message", bob, message("> a quotation\nof mine"))
	in := func(id string, falling bool) object {
		r := relation("m.thread", root)
		r["is_falling_back"], r["m.in_reply_to"] = falling, object{"event_id": id}
		return r
	}
	first := s.add("m.room.message", bob, message("In a thread", "m.relates_to", in(root, true)))
	second := s.add("m.room.message", bob, message("Later there", "m.relates_to", in(first, true)))
	third := s.add("m.room.message", bob, message("An answer there", "m.relates_to", in(first, false)))
	picture := s.add("m.room.message", bob, message("cat <3.png", "msgtype", "m.image", "url", "mxc://far.example/xyz"))
	s.add("m.room.message", "@eve:far.example", message("* Forged", "m.new_content", message("Forged"), "m.relates_to", relation("m.replace", root)))
	edit := s.add("m.room.message", bob, message("* Mended", "m.new_content", message("Mended"), "m.relates_to", relation("m.replace", first)))
	gone := s.add("m.room.message", bob, message("Gone"))
	s.redact(gone, bob)
	s.add("m.room.message", bob, object{})
	for _, key := range []string{"👍", "👍🏽", "👎", "🎉"} {
		r := relation("m.annotation", root)
		r["key"] = key
		s.add("m.reaction", bob, object{"m.relates_to": r})
	}
	// Who leaves keeps the name.
	s.add("m.room.member", bob, object{"membership": "leave"})

	done := load(t, s, nil)
	if done.Problem != nil || done.Value.LeftOut != 1 {
		t.Fatalf("%v, %d left out", done.Problem, done.Value.LeftOut)
	}
	got := map[string]*comment.Comment{}
	for _, c := range done.Value.Comments {
		got[c.ID] = c
	}
	if c := got["$e1"]; c.Author != (comment.Author{Name: "Ada", Handle: "@ada:matrix.example", URL: "https://matrix.to/#/%40ada%3Amatrix.example",
		Avatar: "https://matrix.example/_matrix/media/v3/thumbnail/matrix.example/abc?width=96&height=96&method=crop"}) ||
		c.Link != "https://matrix.to/#/%21room%3Amatrix.example/%24e1" || calendar.Format(c.Created) != "2026-01-02T03:04:06Z" {
		t.Errorf("%+v", c)
	}
	if c := got[old]; c.Parent != "$e1" || c.Body != "Reply" || c.HTML != "<b>Reply</b>" || c.Author.Name != "Bob" {
		t.Errorf("%+v", c)
	}
	if c := got[root]; c.Parent != "" || c.Body != "> a quotation\nof mine" || c.Edited != calendar.Never || c.Up != 1 || c.Down != 1 {
		t.Errorf("%+v", c)
	}
	if c := got[first]; c.Parent != root || c.Body != "Mended" || c.Edited == calendar.Never {
		t.Errorf("%+v", c)
	}
	if got[second].Parent != root || got[third].Parent != first {
		t.Errorf("%+v, %+v", got[second], got[third])
	}
	if c := got[picture]; c.HTML != `<a href="https://matrix.example/_matrix/media/v3/download/far.example/xyz">cat &lt;3.png</a>` {
		t.Errorf("%+v", c)
	}
	if c := got[gone]; !c.Deleted || c.Body != "" || c.Author.Name != "" {
		t.Errorf("%+v", c)
	}
	if got[edit] != nil || len(got) != 8 {
		t.Errorf("%d comments", len(got))
	}
}

// TestPages shows the end of a room before all of it is in.
func TestPages(t *testing.T) {
	s := begun()
	s.perPage = 10
	for i := range 95 {
		s.add("m.room.message", "@ada:matrix.example", message(fmt.Sprint(i)))
	}
	var seen []int
	done := load(t, s, func(thread source.Thread) bool {
		seen = append(seen, len(thread.Comments))
		return true
	})
	if got := fmt.Sprint(seen); done.Problem != nil || len(done.Value.Comments) != 96 || got != "[10 20 40 80]" {
		t.Errorf("%v, %d comments, %s on the way", done.Problem, len(done.Value.Comments), got)
	}
	if last := done.Value.Comments[95]; last.Body != "94" || last.Author.Name != "Ada" {
		t.Errorf("%+v", last)
	}
}

// TestGuests says what a server does not let guests do.
func TestGuests(t *testing.T) {
	want := source.Problem{Key: "matrix.guests", Detail: "matrix.example"}
	s := begun()
	s.noGuests = true
	if done := load(t, s, nil); done.Problem != want {
		t.Error(done.Problem)
	}
	s = begun()
	s.noJoin = true
	now := load(t, s, nil).Source
	if done := sourcetest.Talk(s, now.Post(draft("x", "Text", "")), nil); done.Problem != want {
		t.Error(done.Problem)
	}
	// A token that the server has forgotten is not one.
	s.Put("t77")
	if done := load(t, s, nil); done.Problem != nil {
		t.Error(done.Problem)
	}
}

// Put keeps a token.
func (s *server) Put(token string) {
	for i := range s.Items {
		s.Items[i].Value = token
	}
}

func draft(id, text, parent string) source.Draft {
	return source.Draft{ID: id, Name: "Cy", Body: text, Parent: parent, HTML: func() string { return "<p>" + source.HTML(text) + "</p>" }}
}

// TestWriting is what other clients are sent.
func TestWriting(t *testing.T) {
	s := begun()
	now := load(t, s, nil).Source
	post := now.Post(draft("once", "**Text**", "$e1"))
	first := sourcetest.Talk(s, post, nil)
	again := sourcetest.Talk(s, post, nil)
	if first.Problem != nil || again.Value.ID != first.Value.ID {
		t.Fatalf("%v, %+v, %+v", first.Problem, first.Value, again.Value)
	}
	if got := find(t, s, first.Value.ID); got != *first.Value || got.Author.Name != "Cy" || !got.Own || got.Body != "**Text**" {
		t.Errorf("%+v, %+v", got, first.Value)
	}
	sent := s.events[slices.IndexFunc(s.events, func(e object) bool { return e["event_id"] == first.Value.ID })]["content"].(object)
	if sent["body"] != "> <@ada:matrix.example> Here\n\n**Text**" ||
		!strings.HasPrefix(sent["formatted_body"].(string), "<mx-reply><blockquote>") || !strings.HasSuffix(sent["formatted_body"].(string), "</mx-reply><p>**Text**</p>") {
		t.Error(sent)
	}
	// Known as joined and by that name, one posts with one request.
	s.asked = nil
	second := sourcetest.Talk(s, first.Source.Post(draft("more", "More", "")), nil)
	if second.Problem != nil || strings.Contains(strings.Join(s.asked, "\n"), "/profile/") || strings.Contains(strings.Join(s.asked, "\n"), "/join") {
		t.Errorf("%v: %s", second.Problem, s.asked)
	}
}

func TestAddresses(t *testing.T) {
	for rest, good := range map[string]bool{
		address:                               true,
		"https://matrix.example/#story:a":     true,
		"http://matrix.example/!abc:a":        true,
		"http://matrix.example/%21abc%3Aa":    true,
		"matrix.example/#story:a":             false,
		"https://matrix.example":              false,
		"https://matrix.example/story:a":      false,
		"https://matrix.example/#":            false,
		"javascript://matrix.example/#story:": false,
	} {
		if _, err := matrix.New(rest); (err == nil) != good {
			t.Errorf("%q: %v", rest, err)
		}
	}
}
