package mastodon_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/mastodon"
	"afterword/wasm/source/sourcetest"
)

const (
	address = "https://social.example/@ada/200"
	api     = "https://social.example/api/v1/statuses/"
)

// server answers by the files in testdata, as a server does a visitor.
type server map[string]string

func (s server) Answer(request source.Request) source.Reply {
	fetch, ok := request.(source.Fetch)
	if !ok {
		return source.Reply{} // nothing is kept in this browser
	}
	if fetch.Session != nil || fetch.Method != "GET" {
		return source.Reply{Status: 401}
	}
	body, ok := s[fetch.URL]
	if !ok {
		return source.Reply{Status: 404, Body: `{"error":"Record not found"}`}
	}
	return source.Reply{Status: 200, Head: "content-type,application/json; charset=utf-8", Body: body}
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func recorded(t *testing.T) server {
	return server{
		api + "200/context": read(t, "context.json"),
		api + "200":         read(t, "post.json"),
		api + "202/context": read(t, "deeper.json"),
	}
}

func TestContract(t *testing.T) {
	whole := recorded(t)
	whole[api+"200/context"] = strings.Replace(whole[api+"200/context"], `,
{"id":"205","created_at":"2026-03-01T10:08:00.000Z","in_reply_to_id":"200","visibility":"public","content":null,"account":null}`, "", 1)
	sourcetest.Run(t, sourcetest.Harness{
		Open:    func() (*source.Source, error) { return mastodon.New(address) },
		Backend: func() sourcetest.Backend { return whole },
	})
}

func TestAddresses(t *testing.T) {
	for rest, good := range map[string]bool{
		address:             true,
		address + "/?x#y":   true,
		"http://[::1]:80/1": true,
		"https://social.example/users/ada/statuses/200":       true,
		"https://social.example/notes/9xk2":                   true,
		"https://social.example/@ada":                         false,
		"https://social.example":                              false,
		"social.example/@ada/200":                             false,
		"javascript://x/1":                                    false,
		"https://social.example/@ada/200%2F..%2F..%2Fsecrets": false,
		"": false,
	} {
		if _, err := mastodon.New(rest); (err == nil) != good {
			t.Errorf("%q: %v", rest, err)
		}
	}
}

func load(t *testing.T, s server, some func(source.Thread) bool) source.Done[source.Thread] {
	t.Helper()
	opened, err := mastodon.New(address)
	if err != nil {
		t.Fatal(err)
	}
	return sourcetest.Talk(s, opened.Load(), some)
}

func find(t *testing.T, thread source.Thread, id string) *comment.Comment {
	t.Helper()
	for _, c := range thread.Comments {
		if c.ID == id {
			return c
		}
	}
	t.Fatalf("no comment %s", id)
	return nil
}

// TestStatuses reads what statuses hold: warnings, polls, media, who wrote the
// post, and what is not for everybody.
func TestStatuses(t *testing.T) {
	first := 0
	done := load(t, recorded(t), func(thread source.Thread) bool {
		first = len(thread.Comments)
		return true
	})
	if done.Problem != nil || done.Value.LeftOut != 1 || len(done.Value.Comments) != 4 || first != 3 {
		t.Fatalf("%v, %d left out, %d comments, at first %d", done.Problem, done.Value.LeftOut, len(done.Value.Comments), first)
	}
	bea := find(t, done.Value, "201")
	if bea.Parent != "" || bea.Author.Name != "Bea" || bea.Emoji != " :wave: https://social.example/e/wave.png" || bea.Up != 3 || bea.Author.Writer || bea.Link != "https://social.example/@bea/201" {
		t.Errorf("%+v", bea)
	}
	ada := find(t, done.Value, "202")
	if ada.Parent != "201" || !ada.Author.Writer || !strings.Contains(ada.HTML, `<a href="https://social.example/m/chart.png">A chart of two lines</a>`) ||
		!strings.Contains(ada.HTML, ">talk.mp4</a>") {
		t.Errorf("%+v", ada)
	}
	cy := find(t, done.Value, "203")
	if cy.Author.Name != "cy@far.example" || !strings.HasPrefix(cy.HTML, "<details><summary>The ending</summary>") ||
		!strings.Contains(cy.HTML, "<li>Yes &lt;b&gt; · 5</li><li>No</li>") {
		t.Errorf("%+v", cy)
	}
	if deep := find(t, done.Value, "210"); deep.Parent != "202" {
		t.Errorf("%+v", deep)
	}
	if where := done.Source.Elsewhere; where.URL != address || where.Name != "social.example" || done.Source.Post != nil {
		t.Errorf("%+v", where)
	}
}

// TestVisibility shows what is for everybody, on servers that know more kinds than Mastodon.
func TestVisibility(t *testing.T) {
	opened, _ := mastodon.New(address)
	for visibility, shown := range map[string]bool{
		`"public"`: true, `"unlisted"`: true, `null`: true,
		`"private"`: false, `"direct"`: false, `"mutuals_only"`: false, `"list"`: false, `"local"`: false, `"limited"`: false,
	} {
		done := sourcetest.Talk(answers(func(string) string {
			return `{"descendants":[{"id":"201","in_reply_to_id":"200","visibility":` + visibility + `,"content":"x"}]}`
		}), opened.Load(), nil)
		if done.Problem != nil || done.Value.LeftOut != 0 || len(done.Value.Comments) == 1 != shown {
			t.Errorf("%s: %+v", visibility, done)
		}
	}
}

// TestPlaces leads to statuses and to the post by the addresses that others can open.
func TestPlaces(t *testing.T) {
	b := browser{server{
		api + "200/context": `{"descendants":[{"id":"201","in_reply_to_id":"200","visibility":"public","content":"x","url":null,"uri":"https://far.example/objects/1"}]}`,
		api + "200":         `{"id":"200","url":"https://far.example/@ada/7","uri":"https://far.example/users/ada/statuses/7"}`,
	}, &sourcetest.Storage{Items: []source.Item{{Key: "afterword/mastodon", Value: "home.example"}}}}
	for _, form := range []string{"deck/@ada/200", "@ada@far.example/200", "web/statuses/200"} {
		opened, err := mastodon.New("https://social.example/" + form)
		if err != nil {
			t.Fatal(err)
		}
		if to := opened.Elsewhere; strings.Contains(to.URL, "deck") {
			t.Errorf("%s: %+v", form, to)
		}
		done := sourcetest.Talk(b, opened.Load(), nil)
		if to := done.Source.Elsewhere; to.URL != "https://home.example/authorize_interaction?uri=https%3A%2F%2Ffar.example%2Fusers%2Fada%2Fstatuses%2F7" {
			t.Errorf("%s: %+v", form, to)
		}
		if c := find(t, done.Value, "201"); c.Link != "https://far.example/objects/1" {
			t.Errorf("%+v", c)
		}
	}
}

// browser is one that keeps things, beside the server.
type browser struct {
	server
	*sourcetest.Storage
}

func (b browser) Answer(request source.Request) source.Reply {
	if _, ok := request.(source.Fetch); ok {
		return b.server.Answer(request)
	}
	return b.Storage.Answer(request)
}

// TestHome leads readers by way of their own server, once they have named it, and counts
// what others did.
func TestHome(t *testing.T) {
	b := browser{recorded(t), &sourcetest.Storage{}}
	for server, want := range map[string]string{
		"far.example":                 "https://far.example/authorize_interaction?uri=https%3A%2F%2Fsocial.example%2F%40ada%2F200",
		"@Bea@far.example":            "https://far.example/authorize_interaction?uri=https%3A%2F%2Fsocial.example%2F%40ada%2F200",
		"https://Far.example:80/@bea": "https://far.example:80/authorize_interaction?uri=https%3A%2F%2Fsocial.example%2F%40ada%2F200",
		"social.example":              address,
		"":                            address,
		"nowhere":                     "home.wrong",
		"far.example javascript:":     "home.wrong",
		`far.example"`:                "home.wrong",
	} {
		opened, _ := mastodon.New(address)
		moved := sourcetest.Talk(b, opened.Elsewhere.Move(server), nil)
		if moved.Problem != nil {
			if moved.Problem.Error() != want {
				t.Errorf("%q: %v", server, moved.Problem)
			}
			continue
		}
		to := sourcetest.Talk(b, opened.Load(), nil).Source.Elsewhere
		if to.URL != want || to.Likes != 7 || to.Shares != 4 {
			t.Errorf("%q: %+v", server, to)
		}
	}
}

// TestGone shows what came where the server no longer answers for what is deeper,
// and says where the post itself is gone.
func TestGone(t *testing.T) {
	half := recorded(t)
	delete(half, api+"202/context")
	delete(half, api+"200")
	came := 0
	some := func(thread source.Thread) bool {
		came = len(thread.Comments)
		return true
	}
	if done := load(t, half, some); done.Problem == nil || came != 3 {
		t.Errorf("%v, %d comments", done.Problem, came)
	}
	if done := load(t, server{}, nil); done.Problem != (source.Problem{Key: "server.unknown"}) {
		t.Errorf("%v", done.Problem)
	}
}

// TestMembersOnly sends nobody to a log-in that there is not: some servers show threads only
// to their members.
func TestMembersOnly(t *testing.T) {
	for _, status := range []int{401, 403} {
		opened, _ := mastodon.New(address)
		done := sourcetest.Talk(refuses(status), opened.Load(), nil)
		if done.Problem != (source.Problem{Key: "server.forbidden"}) {
			t.Errorf("%d: %v", status, done.Problem)
		}
	}
}

// refuses is a server that answers everything by a status.
type refuses int

func (r refuses) Answer(source.Request) source.Reply {
	return source.Reply{Status: int(r), Head: "content-type,application/json", Body: `{"error":"The access token is invalid"}`}
}

// TestEndless ends where a server says of each reply that there are more.
func TestEndless(t *testing.T) {
	asked := 0
	opened, _ := mastodon.New(address)
	done := sourcetest.Talk(answers(func(url string) string {
		asked++
		id := strings.Repeat("1", asked+3)
		return `{"descendants":[{"id":"` + id + `","in_reply_to_id":"200","replies_count":9,"visibility":"public","content":"x"}]}`
	}), opened.Load(), nil)
	if done.Problem != nil || asked > 60 {
		t.Errorf("%v after %d requests", done.Problem, asked)
	}
}

// TestUncounted reads to the end where a server says of each reply that it has none, and
// gives two levels at a time. Where there is no more, it is not asked again.
func TestUncounted(t *testing.T) {
	status := func(id, above int) string {
		return fmt.Sprintf(`{"id":"%d","in_reply_to_id":"%d","replies_count":0,"visibility":"public","content":"x"}`, id, above)
	}
	asked := 0
	opened, _ := mastodon.New(address)
	done := sourcetest.Talk(answers(func(url string) string {
		id, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(url, api), "/context"))
		var below []string
		switch asked++; {
		case id == 200:
			below = []string{status(201, 200), status(301, 200), status(202, 201), status(402, 401)}
		case id < 207:
			below = []string{status(id+1, id), status(id+2, id+1)}
		case id == 208:
			below = []string{status(209, 208)}
		case id == 402: // It answers what is not for all.
			below = []string{status(403, 402)}
		}
		return `{"descendants":[` + strings.Join(below, ",") + `]}`
	}), opened.Load(), nil)
	if done.Problem != nil || len(done.Value.Comments) != 12 {
		t.Errorf("%v, %d comments", done.Problem, len(done.Value.Comments))
	}
	if asked != 7 { // the post twice, and 202, 402, 204, 206, 208
		t.Errorf("%d requests", asked)
	}
}

type answers func(url string) string

func (a answers) Answer(request source.Request) source.Reply {
	if _, scans := request.(source.Scan); scans {
		return source.Reply{}
	}
	return source.Reply{Status: 200, Body: a(request.(source.Fetch).URL)}
}
