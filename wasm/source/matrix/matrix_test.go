package matrix_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"reflect"
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
	noLogin  bool
	limited  bool // it leaves some of what has happened out
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

// serve answers one request of the client-server API, of who sends it as me.
// https://spec.matrix.org/latest/client-server-api/
func (s *server) serve(method string, path []string, query url.Values, body, me string) (int, any) {
	var said object
	json.Unmarshal([]byte(body), &said)
	switch what := method + " " + path[0]; {
	case what == "GET directory":
		if path[2] != "#story:matrix.example" {
			return 404, refuse("M_NOT_FOUND")
		}
		return 200, object{"room_id": "!room:matrix.example"}
	case what == "GET login":
		return 200, s.flows()
	case what == "POST login":
		if said["password"] != "right" && said["token"] != "right" {
			return 403, refuse("M_FORBIDDEN")
		}
		return 200, s.register("@bob:matrix.example")
	case what == "POST register":
		if s.noGuests {
			return 403, refuse("M_GUEST_ACCESS_FORBIDDEN")
		}
		return 200, s.register(fmt.Sprintf("@%d:matrix.example", len(s.users)))
	case me == "":
		return 401, refuse("M_UNKNOWN_TOKEN")
	case what == "GET account":
		return 200, object{"user_id": me, "is_guest": me != "@bob:matrix.example"}
	case what == "POST logout":
		return 200, object{}
	case what == "GET sync":
		return 200, s.sync(query)
	case what == "PUT profile":
		s.name(me, said["displayname"].(string))
		return 200, object{}
	case path[0] != "rooms" || path[1] != "!room:matrix.example":
		return 404, refuse("M_NOT_FOUND")
	}
	return s.inRoom(path, query, said, me)
}

// flows are the ways to log in.
func (s *server) flows() object {
	if s.noLogin {
		return object{"flows": []object{}}
	}
	return object{"flows": []object{
		{"type": "m.login.password"},
		{"type": "m.login.sso", "identity_providers": []object{{"id": "a/b", "name": "Uni"}}},
		{"type": "m.login.token"},
	}}
}

// register gives a user a token.
func (s *server) register(user string) object {
	s.users = append(s.users, user)
	return object{"user_id": user, "access_token": fmt.Sprintf("t%d", len(s.users)-1)}
}

// name says what a user is called, in the room or before joining it.
func (s *server) name(me, name string) {
	if s.joined(me) {
		s.add("m.room.member", me, object{"membership": "join", "displayname": name})
		return
	}
	s.users = append(s.users, "name "+me, name)
}

func (s *server) joined(me string) bool {
	return slices.ContainsFunc(s.events, func(e object) bool { return e["type"] == "m.room.member" && e["state_key"] == me })
}

// inRoom answers what is asked of the room.
func (s *server) inRoom(path []string, query url.Values, said object, me string) (int, any) {
	switch path[2] {
	case "join":
		if s.noJoin {
			return 403, refuse("M_FORBIDDEN")
		}
		if s.joined(me) {
			return 200, object{"room_id": path[1]}
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
	case "redact":
		for _, e := range s.events {
			if e["event_id"] == path[3] && e["sender"] == me {
				return 200, object{"event_id": s.redact(path[3], me)}
			}
		}
		return 403, refuse("M_FORBIDDEN")
	}
	return 404, refuse("M_UNRECOGNIZED")
}

// sync is what has happened since, of the events that the filter names.
func (s *server) sync(query url.Values) object {
	from := len(s.events)
	if since := query.Get("since"); since != "" {
		fmt.Sscanf(since, "s%d", &from)
	}
	return object{
		"next_batch": fmt.Sprintf("s%d", len(s.events)),
		"rooms":      object{"join": object{"!room:matrix.example": object{"timeline": object{"events": s.events[from:], "limited": s.limited}}}},
	}
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
	in := func(id string, falling bool) object { return inThread(root, id, falling) }
	first := s.add("m.room.message", bob, message("In a thread", "m.relates_to", in(root, true)))
	second := s.add("m.room.message", bob, message("Later there", "m.relates_to", in(first, true)))
	third := s.add("m.room.message", bob, message("An answer there", "m.relates_to", in(first, false)))
	picture := s.add("m.room.message", bob, message("cat <3.png", "msgtype", "m.image", "url", "mxc://far.example/xyz"))
	s.add("m.room.message", "@eve:far.example", message("* Forged", "m.new_content", message("Forged"), "m.relates_to", relation("m.replace", root)))
	edit := s.add("m.room.message", bob, message("* Mended", "m.new_content", message("Mended"), "m.relates_to", relation("m.replace", first)))
	gone := s.add("m.room.message", bob, message("Gone"))
	s.redact(gone, bob)
	s.add("m.room.message", bob, object{})
	s.react(bob, root, "👍", "👍🏽", "👎", "🎉")
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
	if len(got) != 8 {
		t.Errorf("%d comments", len(got))
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
	if got[edit] != nil {
		t.Error("an edit is a comment of its own")
	}
}

// TestForgedRedaction believes the server alone which messages are gone: it also hands out
// redactions by people who may not redact, and carries out none of those.
func TestForgedRedaction(t *testing.T) {
	s := begun()
	s.add("m.room.redaction", "@eve:far.example", object{"redacts": "$e1"})
	s.add("m.room.redaction", "@eve:far.example", object{})
	s.events[len(s.events)-1]["redacts"] = "$e1"
	if c := find(t, s, "$e1"); c.Deleted || c.Body != "Here" {
		t.Errorf("%+v", c)
	}
}

// TestOddEdits leaves a message as it was where an edit holds no text, and keeps that of
// a redacted message out of sight, whose edits are still there.
func TestOddEdits(t *testing.T) {
	s := begun()
	ada := "@ada:matrix.example"
	gone := s.add("m.room.message", ada, message("Regretted"))
	s.add("m.room.message", ada, message("* Worse", "m.new_content", message("Worse"), "m.relates_to", relation("m.replace", gone)))
	s.redact(gone, ada)
	s.add("m.room.message", ada, message("* Nothing", "m.relates_to", relation("m.replace", "$e1")))
	if c := find(t, s, gone); c != *c.Gone() {
		t.Errorf("%+v", c)
	}
	if c := find(t, s, "$e1"); c.Body != "Here" || c.Edited != calendar.Never {
		t.Errorf("%+v", c)
	}
}

// TestDeep reads a room with a message that nests deeper than any client's.
func TestDeep(t *testing.T) {
	s := begun()
	deep := any("x")
	for range 100 {
		deep = []any{deep}
	}
	s.add("m.room.message", "@eve:far.example", message("Deep", "own", deep))
	if done := load(t, s, nil); done.Problem != nil || len(done.Value.Comments) != 2 {
		t.Errorf("%v, %d comments", done.Problem, len(done.Value.Comments))
	}
}

// inThread relates a message to the root of its thread, and to the one before it; where
// that is only for clients that know no threads, it is falling back.
func inThread(root, before string, falling bool) object {
	r := relation("m.thread", root)
	r["is_falling_back"], r["m.in_reply_to"] = falling, object{"event_id": before}
	return r
}

func (s *server) react(user, to string, keys ...string) {
	for _, key := range keys {
		r := relation("m.annotation", to)
		r["key"] = key
		s.add("m.reaction", user, object{"m.relates_to": r})
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
	s.noGuests, s.noLogin = true, true
	if done := load(t, s, nil); done.Problem != want {
		t.Error(done.Problem)
	}
	s = begun()
	s.noJoin = true
	now := load(t, s, nil).Source
	if done := sourcetest.Talk(s, now.Post(draft("x", "Text", "")), nil); done.Problem != want {
		t.Error(done.Problem)
	}
	// Somebody with an account is no guest.
	sourcetest.Talk(s, now.Account.Password("bob", "right"), nil)
	member := load(t, s, nil).Source
	if done := sourcetest.Talk(s, member.Post(draft("y", "Text", "")), nil); done.Problem != (source.Problem{Key: "server.forbidden"}) {
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
	want := message("**Text**", "format", "org.matrix.custom.html", "formatted_body", "<p>**Text**</p>",
		"m.relates_to", object{"m.in_reply_to": object{"event_id": "$e1"}}, "m.mentions", object{"user_ids": []any{"@ada:matrix.example"}})
	if !reflect.DeepEqual(sent, want) {
		t.Errorf("%v, want %v", sent, want)
	}
	// Known as joined and by that name, one posts with one request.
	s.asked = nil
	second := sourcetest.Talk(s, first.Source.Post(draft("more", "More", "")), nil)
	if second.Problem != nil || strings.Contains(strings.Join(s.asked, "\n"), "/profile/") || strings.Contains(strings.Join(s.asked, "\n"), "/join") {
		t.Errorf("%v: %s", second.Problem, s.asked)
	}
}

// TestChangedMeanwhile sends a comment again that was changed since: the server has it
// from the first try, which nobody heard of, and then as it is now.
func TestChangedMeanwhile(t *testing.T) {
	s := begun()
	now := load(t, s, nil).Source
	before := len(load(t, s, nil).Value.Comments)
	sourcetest.Talk(s, now.Post(draft("one", "As it was", "")), nil)
	again := sourcetest.Talk(s, now.Post(draft("one", "As it is", "")), nil)
	if again.Problem != nil || again.Value.Body != "As it is" {
		t.Errorf("%+v, %v", again.Value, again.Problem)
	}
	there := load(t, s, nil).Value.Comments
	if len(there) != before+1 || there[before].Body != "As it is" {
		t.Errorf("%d comments, the last one %+v", len(there), there[len(there)-1])
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

// TestAccount logs in by a password or by what a window brings, takes back, votes, and
// logs out: then one is the guest of before.
func TestAccount(t *testing.T) {
	s := begun()
	now := load(t, s, nil).Source
	post := func(now *source.Source, d source.Draft) source.Done[*comment.Comment] {
		t.Helper()
		done := sourcetest.Talk(s, now.Post(d), nil)
		if done.Problem != nil {
			t.Fatal(done.Problem)
		}
		return done
	}
	byGuest := post(now, draft("a", "As a guest", "")).Value
	if now.Account.Name != "" || now.Delete != nil || now.Vote != nil || !now.Limits.Name {
		t.Errorf("%+v", now)
	}
	want := []source.LoginMethod{{User: "account.user"}, {Name: "Uni",
		URL: "https://matrix.example/_matrix/client/v3/login/sso/redirect/a%2Fb?redirectUrl=", Token: "loginToken"}}
	if !reflect.DeepEqual(now.Account.Methods, want) {
		t.Errorf("%+v", now.Account.Methods)
	}
	if done := sourcetest.Talk(s, now.Account.Password("bob", "wrong"), nil); done.Problem != (source.Problem{Key: "account.wrong"}) {
		t.Error(done.Problem)
	}
	for _, step := range []source.Step[source.None]{now.Account.Password("bob", "right"), now.Account.Token("right")} {
		if done := sourcetest.Talk(s, step, nil); done.Problem != nil {
			t.Fatal(done.Problem)
		}
		member := load(t, s, nil).Source
		if member.Account.Name != "bob" || member.Limits.Name {
			t.Errorf("%+v", member)
		}
		own := post(votes(t, s, member), draft("b"+fmt.Sprint(len(s.events)), "As a member", ""))
		if own.Value.Author.Name != "bob" {
			t.Errorf("%+v", own.Value)
		}
		if done := sourcetest.Talk(s, own.Source.Delete(own.Value), nil); done.Problem != nil || !find(t, s, own.Value.ID).Deleted {
			t.Error(done.Problem)
		}
		if find(t, s, byGuest.ID).Own {
			t.Error("a member owns what a guest wrote")
		}
		if done := sourcetest.Talk(s, member.Account.LogOut(), nil); done.Problem != nil {
			t.Error(done.Problem)
		}
		if !find(t, s, byGuest.ID).Own {
			t.Error("another guest")
		}
	}
}

// votes goes up, down and back.
func votes(t *testing.T, s *server, member *source.Source) *source.Source {
	t.Helper()
	first := find(t, s, "$e1")
	up := sourcetest.Talk(s, member.Vote(&first, 1), nil)
	if up.Problem != nil || up.Value.Up != 1 || find(t, s, "$e1") != *up.Value {
		t.Errorf("%v %+v", up.Problem, up.Value)
	}
	down := sourcetest.Talk(s, up.Source.Vote(up.Value, -1), nil)
	if down.Problem != nil || down.Value.Up != 0 || down.Value.Down != 1 || find(t, s, "$e1") != *down.Value {
		t.Errorf("%v %+v", down.Problem, down.Value)
	}
	none := sourcetest.Talk(s, down.Source.Vote(down.Value, 0), nil)
	if none.Problem != nil || find(t, s, "$e1") != first {
		t.Errorf("%v %+v", none.Problem, none.Value)
	}
	return none.Source
}

// TestLogin reads a room of a server that lets no guests in.
func TestLogin(t *testing.T) {
	s := begun()
	s.noGuests = true
	done := load(t, s, nil)
	if done.Problem != nil || done.Source.Limits.Notice != "matrix.members" || len(done.Source.Account.Methods) != 2 {
		t.Fatalf("%v %+v", done.Problem, done.Source)
	}
	if done := sourcetest.Talk(s, done.Source.Post(draft("a", "Text", "")), nil); done.Problem != (source.Problem{Key: "server.login"}) {
		t.Error(done.Problem)
	}
	sourcetest.Talk(s, done.Source.Account.Password("bob", "right"), nil)
	if done := load(t, s, nil); len(done.Value.Comments) != 1 {
		t.Errorf("%+v", done)
	}
}

// TestThreads answers in the conversation that a message is in.
func TestThreads(t *testing.T) {
	s := begun()
	in := relation("m.thread", "$e1")
	in["is_falling_back"], in["m.in_reply_to"] = true, object{"event_id": "$e1"}
	there := s.add("m.room.message", "@ada:matrix.example", message("In a thread", "m.relates_to", in))
	done := sourcetest.Talk(s, load(t, s, nil).Source.Post(draft("a", "So do I", there)), nil)
	sent := s.events[len(s.events)-1]["content"].(object)["m.relates_to"]
	want := object{"rel_type": "m.thread", "event_id": "$e1", "is_falling_back": false, "m.in_reply_to": object{"event_id": there}}
	if done.Problem != nil || !reflect.DeepEqual(sent, want) || find(t, s, done.Value.ID).Parent != there {
		t.Errorf("%v, %v", done.Problem, sent)
	}
}

// TestSync is told of what happens by a server that one has joined.
func TestSync(t *testing.T) {
	s := begun()
	done := sourcetest.Talk(s, load(t, s, nil).Source.Post(draft("a", "Mine", "")), nil)
	s.asked = nil
	var heard []string
	next := func() bool {
		switch len(heard) {
		case 0:
			s.add("m.room.message", "@ada:matrix.example", message("One"))
		case 1:
			s.limited = true
			s.add("m.room.message", "@ada:matrix.example", message("Two"))
		case 2:
			s.limited = false
			s.redact("$e1", "@ada:matrix.example")
		}
		return len(heard) < 3
	}
	sourcetest.Talk(s, done.Source.Live(), func(news source.Thread) bool {
		for _, c := range news.Comments {
			heard = append(heard, c.Body)
		}
		return next()
	})
	if fmt.Sprintf("%q", heard) != `["One" "Two" ""]` {
		t.Errorf("%q", heard)
	}
	if asked := strings.Join(s.asked, "\n"); !strings.Contains(asked, "/sync?timeout=30000&since=s") || strings.Count(asked, "/messages?") != 2 {
		t.Error(asked)
	}
}
