package bluesky_test

import (
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/bluesky"
	"afterword/wasm/source/sourcetest"
)

const address = "https://bsky.app/profile/ada.example/post/3kroot"

// server answers the address of a post by a thread.
type server map[string]string

func (s server) Answer(request source.Request) source.Reply {
	fetch, ok := request.(source.Fetch)
	const api = "https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?parentHeight=0&depth=20&uri="
	if !ok || fetch.Session != nil || !strings.HasPrefix(fetch.URL, api) {
		return source.Reply{Failure: source.Unreachable}
	}
	body, ok := s[source.Unescape(strings.TrimPrefix(fetch.URL, api))]
	if !ok {
		return source.Reply{Status: 400, Body: `{"error":"NotFound","message":"Post not found"}`}
	}
	return source.Reply{Status: 200, Head: "content-type,application/json; charset=utf-8", Body: body}
}

func recorded(t *testing.T) server {
	t.Helper()
	text, err := os.ReadFile("testdata/thread.json")
	if err != nil {
		t.Fatal(err)
	}
	return server{"at://ada.example/app.bsky.feed.post/3kroot": string(text)}
}

func TestContract(t *testing.T) {
	backend := recorded(t)
	sourcetest.Run(t, sourcetest.Harness{
		Open:    func() (*source.Source, error) { return bluesky.New(address) },
		Backend: func() sourcetest.Backend { return backend },
	})
}

func TestAddresses(t *testing.T) {
	for rest, good := range map[string]bool{
		address:             true,
		address + "?ref=x#": true,
		"at://did:plc:ada/app.bsky.feed.post/3kroot":       true,
		"http://127.0.0.1:80/profile/ada.test/post/3kroot": true,
		"https://bsky.app/profile/ada.example":             false,
		"https://bsky.app/profile/ada/evil/post/3k":        false,
		"at://did:plc:ada/app.bsky.feed.like/3k":           false,
		"at:///app.bsky.feed.post/3k":                      false,
		"":                                                 false,
	} {
		if _, err := bluesky.New(rest); (err == nil) != good {
			t.Errorf("%q: %v", rest, err)
		}
	}
}

func load(t *testing.T, s sourcetest.Backend, some func(source.Thread) bool) source.Done[source.Thread] {
	t.Helper()
	opened, err := bluesky.New(address)
	if err != nil {
		t.Fatal(err)
	}
	return sourcetest.Talk(s, opened.Load(), some)
}

// TestPosts reads what posts hold: facets by their places in UTF-8, what hangs on
// them, labels, and what is not for everybody.
func TestPosts(t *testing.T) {
	done := load(t, recorded(t), nil)
	if done.Problem != nil || done.Value.LeftOut != 0 || len(done.Value.Comments) != 3 {
		t.Fatalf("%v, %d left out, %d comments", done.Problem, done.Value.LeftOut, len(done.Value.Comments))
	}
	want := []comment.Comment{
		{
			ID: "at://did:plc:bea/app.bsky.feed.post/3kone", Up: 3, Link: "https://bsky.app/profile/did:plc:bea/post/3kone",
			Author: comment.Author{Name: "Bea", Handle: "@bea.example", URL: "https://bsky.app/profile/did:plc:bea", Avatar: "https://cdn.example/bea.jpg"},
			HTML: `Größe 👋 see <a href="https://example.org/a">example.org/a</a> and <a href="https://bsky.app/profile/did:plc:ada">@ada.example</a><br>` +
				`&lt;b&gt;<a href="https://bsky.app/hashtag/charts">#charts</a>&lt;/b&gt;` +
				`<p><a href="https://bsky.app/profile/did:plc:dan/post/3kq">An older post</a></p><p><a href="https://cdn.example/f.jpg">Two lines</a></p>`,
		},
		{
			ID: "at://did:plc:ada/app.bsky.feed.post/3ktwo", Parent: "at://did:plc:bea/app.bsky.feed.post/3kone", Link: "https://bsky.app/profile/did:plc:ada/post/3ktwo",
			Author: comment.Author{Name: "ada.example", Handle: "@ada.example", URL: "https://bsky.app/profile/did:plc:ada", Writer: true},
			HTML:   `Thanks!<p><a href="https://example.org/long">example.org/long</a></p>`,
		},
		{
			ID: "at://did:plc:cy/app.bsky.feed.post/3kthree", Link: "https://bsky.app/profile/did:plc:cy/post/3kthree",
			Author: comment.Author{Name: "cy.example", Handle: "@cy.example", URL: "https://bsky.app/profile/did:plc:cy"},
			HTML:   `<details><summary>graphic-media</summary>Look at this</details>`,
		},
	}
	for i, c := range done.Value.Comments {
		got := *c
		got.Created, got.Edited = 0, 0
		if got != want[i] {
			t.Errorf("%+v\nwant %+v", got, want[i])
		}
	}
	if where := done.Source.Elsewhere; where.URL != address || where.Name != "Bluesky" {
		t.Errorf("%+v", where)
	}
}

// TestFacets makes links of facets in any order, and leaves out those that are not in the
// text, that end within a character, or that another one covers.
func TestFacets(t *testing.T) {
	link := func(from, to, url string) string {
		return `{"index":{"byteStart":` + from + `,"byteEnd":` + to + `},"features":[{"$type":"app.bsky.richtext.facet#link","uri":"` + url + `"}]}`
	}
	facets := strings.Join([]string{
		link("9", "12", "https://c.test"), link("0", "2", "https://a.test"), link("1", "4", "https://over.test"), link("3", "6", "https://cut.test"),
		link("-1", "2", "https://minus.test"), link("9", "99", "https://far.test"), link("7", "6", "https://back.test"), link("2", "3", ""), `7`,
	}, ",")
	done := load(t, answers(func(string) string {
		return `{"thread":{"post":{"uri":"at://did:plc:ada/app.bsky.feed.post/1"},"replies":[{"post":{"uri":"at://did:plc:bea/app.bsky.feed.post/2",
			"author":{"did":"did:plc:bea"},"record":{"text":"ab größe end","facets":[` + facets + `]},"likeCount":1e12}}]}}`
	}), nil)
	if done.Problem != nil || len(done.Value.Comments) != 1 {
		t.Fatal(done)
	}
	c := done.Value.Comments[0]
	if want := `<a href="https://a.test">ab</a> größ<a href="https://c.test">e e</a>nd`; c.HTML != want {
		t.Errorf("%s\nwant %s", c.HTML, want)
	}
	if c.Up != math.MaxInt32 {
		t.Errorf("%d likes", c.Up)
	}
}

// TestQuoted shows nothing of a quoted post that its author shows only to readers with an
// account.
func TestQuoted(t *testing.T) {
	quote := func(labels string) string {
		done := load(t, answers(func(string) string {
			return `{"thread":{"post":{"uri":"at://did:plc:ada/app.bsky.feed.post/1"},"replies":[{"post":{"uri":"at://did:plc:bea/app.bsky.feed.post/2",
			"author":{"did":"did:plc:bea"},"record":{"text":""},"embed":{"record":{"uri":"at://did:plc:dan/app.bsky.feed.post/3q",
			"author":{"did":"did:plc:dan","labels":[` + labels + `]},"value":{"text":"Among us"}}}}}]}}`
		}), nil)
		return done.Value.Comments[0].HTML
	}
	const url = `https://bsky.app/profile/did:plc:dan/post/3q`
	if got := quote(""); got != `<p><a href="`+url+`">Among us</a></p>` {
		t.Error(got)
	}
	if got := quote(`{"val":"!no-unauthenticated"}`); got != `<p><a href="`+url+`">bsky.app/profile/did:plc:dan/post/3q</a></p>` {
		t.Error(got)
	}
}

// TestHiddenReplies leaves out what the post's author has hidden for everyone on Bluesky, with
// all that answers it, also below the last replies of an answer.
func TestHiddenReplies(t *testing.T) {
	uri := func(n int) string { return "at://did:plc:ada/app.bsky.feed.post/" + strconv.Itoa(n) }
	gate := `"replyCount":1,"threadgate":{"record":{"hiddenReplies":["` + uri(22) + `",7]}}}`
	done := load(t, server{
		"at://ada.example/app.bsky.feed.post/3kroot": strings.Replace(chain(0, 20), `"replyCount":1}`, gate, 1),
		uri(20): chain(20, 5),
	}, nil)
	if done.Problem != nil || len(done.Value.Comments) != 21 {
		t.Errorf("%v, %d comments", done.Problem, len(done.Value.Comments))
	}
}

// chain is a thread of replies, each below the one before, as deep as the server
// gives it.
func chain(from, levels int) string {
	uri := func(n int) string { return "at://did:plc:ada/app.bsky.feed.post/" + strconv.Itoa(n) }
	post := func(n int) string {
		return `"post":{"uri":"` + uri(n) + `","author":{"did":"did:plc:ada"},"record":{"text":"` + strconv.Itoa(n) + `"},"replyCount":1}`
	}
	return `{"thread":{` + post(from) + strings.Repeat(`,"replies":[{`, 1) + func() string {
		text := ""
		for n := 1; n <= levels; n++ {
			text += post(from + n)
			if n < levels {
				text += `,"replies":[{`
			}
		}
		return text + strings.Repeat("}]", levels)
	}() + `}}`
}

// TestDepth asks below the last replies that came, and ends in time. What there is shows
// now and then.
func TestDepth(t *testing.T) {
	asked := 0
	var first, shown int
	done := load(t, answers(func(string) string {
		asked++
		return chain((asked-1)*20, 20)
	}), func(thread source.Thread) bool {
		if first == 0 {
			first = len(thread.Comments)
		}
		shown++
		return true
	})
	if done.Problem != nil || first != 20 || shown != 7 || asked != 100 || len(done.Value.Comments) != 2000 {
		t.Fatalf("%v: %d requests, %d comments, at first %d, shown %d times", done.Problem, asked, len(done.Value.Comments), first, shown)
	}
	thread := comment.Arrange(done.Value.Comments, comment.Oldest, comment.Thread{})
	if entries := thread.Entries(); entries[len(entries)-1].Level != 2000 {
		t.Errorf("level %d", entries[len(entries)-1].Level)
	}
}

type answers func(url string) string

func (a answers) Answer(request source.Request) source.Reply {
	return source.Reply{Status: 200, Body: a(request.(source.Fetch).URL)}
}

// TestGone goes on where a reply is gone by the time that the server is asked below it, and
// says where the post itself is gone.
func TestGone(t *testing.T) {
	asked := 0
	done := load(t, server{"at://ada.example/app.bsky.feed.post/3kroot": chain(0, 20)}, func(source.Thread) bool { asked++; return true })
	if done.Problem != nil || len(done.Value.Comments) != 20 || asked != 1 {
		t.Errorf("%v, %d comments", done.Problem, len(done.Value.Comments))
	}

	if done := load(t, server{}, nil); done.Problem != (source.Problem{Key: "server.unknown"}) {
		t.Errorf("%v", done.Problem)
	}
}
