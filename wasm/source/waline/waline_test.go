package waline_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"afterword/wasm/calendar"
	"afterword/wasm/json"
	"afterword/wasm/source"
	"afterword/wasm/source/sourcetest"
	"afterword/wasm/source/waline"
)

const address = "https://talk.example/waline/?path=%2Fposts%2Fstory"

// server keeps comments as a Waline server does, two to a page, so that there is
// more than one.
type server struct {
	sourcetest.Storage
	top, replies []string
}

func (s *server) Answer(request source.Request) source.Reply {
	fetch, ok := request.(source.Fetch)
	if !ok {
		return s.Storage.Answer(request)
	}
	path, query, _ := strings.Cut(fetch.URL, "?")
	if path == "https://talk.example/waline/api/token" {
		return source.Reply{Status: 200, Head: "content-type,application/json; charset=utf-8", Body: `{"errno":0,"errmsg":"","data":{}}`}
	}
	if path != "https://talk.example/waline/api/comment" {
		return source.Reply{Status: 404}
	}
	data := ""
	switch {
	case fetch.Method == "POST":
		data = s.post(fetch.Body)
	case source.Parameter(query, "type") == "count":
		data = fmt.Sprintf("[%d]", len(s.top)+len(s.replies))
	default:
		data = s.page(source.Parameter(query, "page"))
	}
	return source.Reply{Status: 200, Head: "content-type,application/json; charset=utf-8", Body: `{"errno":0,"errmsg":"","data":` + data + `}`}
}

func (s *server) page(n string) string {
	const perPage = 2
	var number int
	fmt.Sscan(n, &number)
	pages := (len(s.top) + perPage - 1) / perPage
	var list []string
	for i := (number - 1) * perPage; i < min(number*perPage, len(s.top)); i++ {
		var children []string
		for _, reply := range s.replies {
			if strings.Contains(reply, fmt.Sprintf(`"rid":"%d"`, i)) {
				children = append(children, reply)
			}
		}
		list = append(list, strings.TrimSuffix(s.top[i], "}")+`,"children":[`+strings.Join(children, ",")+`]}`)
	}
	return fmt.Sprintf(`{"page":%s,"totalPages":%d,"pageSize":%d,"count":%d,"data":[%s]}`, n, pages, perPage, len(s.top), strings.Join(list, ","))
}

func (s *server) post(body string) string {
	said, _ := json.Decode(body)
	var w json.Writer
	w.Text("orig", said.Get("comment").Text())
	w.Text("comment", "<p>as HTML</p>")
	w.Text("nick", said.Get("nick").Text())
	w.Int("time", 1767323045678)
	if pid := said.Get("pid").Text(); pid != "" {
		w.Text("pid", pid)
		w.Text("rid", said.Get("rid").Text())
		w.Text("objectId", fmt.Sprintf("reply%d", len(s.replies)))
		s.replies = append(s.replies, w.String())
		return w.String()
	}
	w.Text("objectId", fmt.Sprint(len(s.top)))
	s.top = append(s.top, w.String())
	return w.String()
}

func TestContract(t *testing.T) {
	sourcetest.Run(t, sourcetest.Harness{
		Open: func() (*source.Source, error) { return waline.New(address) },
		Backend: func() sourcetest.Backend {
			s := &server{}
			s.post(`{"comment":"There","nick":"Ada"}`)
			return s
		},
	})
}

// TestRecorded reads what servers answer, of different versions.
func TestRecorded(t *testing.T) {
	text, err := os.ReadFile("testdata/page.json")
	if err != nil {
		t.Fatal(err)
	}
	opened, err := waline.New(address)
	if err != nil {
		t.Fatal(err)
	}
	done := sourcetest.Talk(answer(text), opened.Load(), nil)
	if done.Problem != nil || done.Value.LeftOut != 2 || len(done.Value.Comments) != 3 {
		t.Fatalf("%v, %d left out, %d comments", done.Problem, done.Value.LeftOut, len(done.Value.Comments))
	}
	ada, bea, cy := done.Value.Comments[0], done.Value.Comments[1], done.Value.Comments[2]
	if ada.ID != "11" || ada.Body != "**First** <b>\nline" || ada.HTML != "" || !ada.Author.Moderator || !ada.Pinned || ada.Up != 4 {
		t.Errorf("%+v", ada)
	}
	if bea.Parent != "11" || bea.Created != 1767323145000 {
		t.Errorf("%+v", bea)
	}
	if cy.Parent != "12" || cy.HTML != "<p>old <em>server</em></p>" || calendar.Format(cy.Created) != "2026-01-02T04:04:05Z" {
		t.Errorf("%+v", cy)
	}
}

// TestDatabases reads what differs by the database behind a server: some have a number for
// what is pinned, and who deletes a reply leaves those two levels below it without a parent.
func TestDatabases(t *testing.T) {
	opened, _ := waline.New(address)
	done := sourcetest.Talk(answer(`{"errno":0,"data":{"totalPages":1,"data":[
		{"objectId":1,"orig":"Pinned","sticky":1,"children":[{"objectId":4,"pid":3,"rid":1,"orig":"Its parent is gone"},{"objectId":5,"pid":4,"rid":1,"orig":"Below"}]},
		{"objectId":2,"orig":"Not pinned","sticky":0}]}}`), opened.Load(), nil)
	if done.Problem != nil || len(done.Value.Comments) != 4 {
		t.Fatal(done)
	}
	got := ""
	for _, c := range done.Value.Comments {
		got += fmt.Sprint(c.ID, "<", c.Parent, " ", c.Pinned, " ")
	}
	if got != "1< true 4<1 false 5<4 false 2< false " {
		t.Error(got)
	}
}

// TestOddPages takes a comment once that two pages have, and ends where pages do not.
func TestOddPages(t *testing.T) {
	opened, _ := waline.New(address)
	done := sourcetest.Talk(answer(`{"errno":0,"data":{"totalPages":999999999,"data":[{"objectId":"1","orig":"Again"}]}}`), opened.Load(), nil)
	if done.Problem != nil || done.Value.LeftOut != 0 || len(done.Value.Comments) != 1 {
		t.Errorf("%v, %d comments", done.Problem, len(done.Value.Comments))
	}
}

// TestReplies says of a reply to a reply which comment at the top it stands below.
func TestReplies(t *testing.T) {
	s := &server{}
	s.post(`{"comment":"Top","nick":"Ada"}`)
	s.post(`{"comment":"Reply","pid":"0","rid":"0"}`)
	opened, _ := waline.New(address)
	now := sourcetest.Talk(s, opened.Load(), nil).Source
	done := sourcetest.Talk(s, now.Post(source.Draft{Parent: "reply0", Body: "Below"}), nil)
	if done.Problem != nil || done.Value.Parent != "reply0" || !strings.Contains(s.replies[1], `"rid":"0"`) {
		t.Errorf("%v, %v", done.Problem, s.replies)
	}
	counts := sourcetest.Talk(s, now.Count.Ask([]string{now.Count.Page}), nil)
	if counts.Problem != nil || counts.Value[0] != 3 {
		t.Errorf("%v, %v", counts.Problem, counts.Value)
	}
}

// TestRefusal tells what the server says.
func TestRefusal(t *testing.T) {
	opened, _ := waline.New(address)
	done := sourcetest.Talk(answer(`{"errno":1002,"errmsg":"Comment too fast!"}`), opened.Load(), nil)
	if done.Problem != (source.Problem{Key: "server.said", Detail: "Comment too fast!"}) {
		t.Error(done.Problem)
	}
}

func TestAddresses(t *testing.T) {
	for rest, good := range map[string]bool{
		"https://talk.example?path=%2Fa": true,
		"https://talk.example":           false,
		"talk.example?path=/a":           false,
	} {
		if _, err := waline.New(rest); (err == nil) != good {
			t.Errorf("%q: %v", rest, err)
		}
	}
	if got := waline.WithPageURL("https://talk.example", "https://site.example/a%20b/?c=d"); got != "https://talk.example?path=%2Fa%20b%2F%3Fc%3Dd" {
		t.Error(got)
	}
}

type answer string

func (a answer) Answer(source.Request) source.Reply {
	return source.Reply{Status: 200, Body: string(a)}
}

// TestAccount logs in, and finds out what is the reader's own and what they liked.
func TestAccount(t *testing.T) {
	s := &member{entry: `{"objectId":7,"user_id":2,"orig":"Mine","comment":"<p>Mine</p>","nick":"Bob","time":1767323045678,"like":3,"status":"waiting"}`}
	opened, err := waline.New(address)
	if err != nil {
		t.Fatal(err)
	}
	load := func() source.Done[source.Thread] { return sourcetest.Talk(s, opened.Load(), nil) }
	before := load()
	if c := before.Value.Comments[0]; c.Own || c.Vote != 0 || c.Up != 3 || !before.Source.UpOnly || before.Source.Edit != nil {
		t.Errorf("%+v", c)
	}
	liked := sourcetest.Talk(s, before.Source.Vote(before.Value.Comments[0], 1), nil)
	if liked.Problem != nil || liked.Value.Vote != 1 || liked.Value.Up != 4 || s.said != `{"like":true}` {
		t.Errorf("%v %+v %s", liked.Problem, liked.Value, s.said)
	}
	if c := load().Value.Comments[0]; c.Vote != 1 {
		t.Errorf("%+v", c)
	}
	for password, want := range map[string]error{"wrong": source.Problem{Key: "account.wrong"}, "right": nil} {
		if done := sourcetest.Talk(s, before.Source.Account.Password("bob@example.test", password), nil); done.Problem != want {
			t.Errorf("%s: %v", password, done.Problem)
		}
	}
	now := load()
	if c := now.Value.Comments[0]; !c.Own || !c.Held || now.Source.Account.Name != "Bob" || now.Source.Limits.Name {
		t.Errorf("%+v %+v", c, now.Source)
	}
	edited := sourcetest.Talk(s, now.Source.Edit(now.Value.Comments[0], source.Draft{Body: "New"}), nil)
	if edited.Problem != nil || edited.Value.Body != "New" || s.said != `{"comment":"New"}` {
		t.Errorf("%v %+v %s", edited.Problem, edited.Value, s.said)
	}
	if done := sourcetest.Talk(s, now.Source.Delete(now.Value.Comments[0]), nil); done.Problem != nil || !done.Value.Deleted {
		t.Error(done.Problem)
	}
	sourcetest.Talk(s, now.Source.Account.LogOut(), nil)
	if done := load(); done.Source.Account.Name != "" {
		t.Errorf("%+v", done.Source)
	}
}

// TestUnknownReader has a server that cannot say who is logged in. Who has a token is who
// they were before, else somebody: no visitor.
func TestUnknownReader(t *testing.T) {
	for _, c := range []struct {
		what         string
		token        source.Reply
		first, later bool // whether somebody is logged in, of whom nothing was known or all
	}{
		{"busy", source.Reply{Status: 503, Told: true}, true, true},
		{"lost", source.Reply{Failure: source.CutShort, Told: true}, true, true},
		{"a page", source.Reply{Status: 200, Body: "<html>", Told: true}, true, true},
		{"an old token", source.Reply{Status: 401, Told: true}, false, false},
		{"nobody", source.Reply{Status: 200, Body: `{"errno":0,"data":{}}`, Told: true}, false, false},
		{"no token", source.Reply{Status: 401}, false, false},
	} {
		t.Run(c.what, func(t *testing.T) {
			s := &member{entry: `{"objectId":7,"user_id":2,"orig":"Mine","nick":"Bob"}`}
			opened, _ := waline.New(address)
			guest := sourcetest.Talk(s, opened.Load(), nil).Source
			sourcetest.Talk(s, guest.Account.Password("bob@example.test", "right"), nil)
			bob := sourcetest.Talk(s, opened.Load(), nil).Source
			s.token = &c.token
			now := sourcetest.Talk(s, guest.Load(), nil).Source
			if now.Account.Unknown != c.first || now.Account.Name != "" || now.Limits.Name == c.first {
				t.Errorf("first: %+v %+v", now.Account, now.Limits)
			}
			now = sourcetest.Talk(s, bob.Load(), nil).Source
			if known := now.Account.Name == "Bob"; now.Account.Unknown || known != c.later || now.Limits.Name == c.later {
				t.Errorf("later: %+v %+v", now.Account, now.Limits)
			}
		})
	}
}

// member is a server with one comment, of a reader with an account, and their browser.
type member struct {
	sourcetest.Storage
	entry, said string
	token       *source.Reply // what it answers of who is logged in, nil for that
}

func (m *member) Answer(request source.Request) source.Reply {
	fetch, ok := request.(source.Fetch)
	if !ok {
		return m.Storage.Answer(request)
	}
	told := false
	for _, item := range m.Items {
		told = told || item.Key == fetch.Session.Key && item.Value == "token"
	}
	path, _, _ := strings.Cut(strings.TrimPrefix(fetch.URL, "https://talk.example/waline/api/"), "?")
	data := `""`
	switch fetch.Method + " " + path {
	case "GET comment":
		data = `{"totalPages":1,"data":[` + m.entry + `]}`
	case "GET token":
		if m.token != nil {
			return *m.token
		}
		if data = "{}"; told {
			data = `{"objectId":2,"display_name":"Bob"}`
		}
	case "POST token":
		if strings.Contains(fetch.Body, `"right"`) {
			data = `{"token":"token"}`
		} else {
			return source.Reply{Status: 200, Body: `{"errno":1000,"errmsg":""}`}
		}
	default:
		m.said = fetch.Body
	}
	return source.Reply{Status: 200, Told: told, Body: `{"errno":0,"errmsg":"","data":` + data + `}`}
}
