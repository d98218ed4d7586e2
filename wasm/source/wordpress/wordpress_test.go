package wordpress_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"afterword/wasm/calendar"
	"afterword/wasm/json"
	"afterword/wasm/source"
	"afterword/wasm/source/sourcetest"
	"afterword/wasm/source/wordpress"
)

const address = "https://blog.example?post=5"

// site keeps comments as WordPress does, and gives a hundred to a page.
type site struct {
	comments []string
	status   string       // of the post's comments
	hold     bool         // new ones wait for approval
	link     string       // the post's address
	plain    bool         // it has no addresses of its own for the API
	other    source.Reply // what it answers at those
	hidden   bool         // it does not show how many pages there are
	posts    string       // what it answers of posts by their slugs
	pages    string
}

func (s *site) Answer(request source.Request) source.Reply {
	fetch, ok := request.(source.Fetch)
	if !ok {
		return source.Reply{Failure: source.Unreachable}
	}
	path, query, _ := strings.Cut(strings.TrimPrefix(fetch.URL, "https://blog.example"), "?")
	if s.plain {
		path = "/wp-json" + source.Parameter(query, "rest_route")
	}
	reply := source.Reply{Status: 200, Head: "content-type,application/json; charset=UTF-8"}
	switch {
	case s.plain && !strings.HasPrefix(query, "rest_route="):
		return s.other
	case path == "/wp-json/wp/v2/posts/5":
		reply.Body = `{"comment_status":"` + s.status + `","link":"` + s.link + `"}`
	case path == "/wp-json/wp/v2/posts":
		reply.Body = s.posts
	case path == "/wp-json/wp/v2/pages":
		reply.Body = s.pages
	case path == "/wp-json/wp/v2/comments" && fetch.Method == "POST":
		return s.post(fetch.Body)
	case path == "/wp-json/wp/v2/comments" && source.Parameter(query, "post") == "5":
		var page int
		fmt.Sscan(source.Parameter(query, "page"), &page)
		from, to := min((page-1)*100, len(s.comments)), min(page*100, len(s.comments))
		reply.Body = "[" + strings.Join(s.comments[from:to], ",") + "]"
		if !s.hidden {
			reply.Head += fmt.Sprintf("\nx-wp-totalpages,%d", max(1, (len(s.comments)+99)/100))
		}
	default:
		return source.Reply{Status: 404, Head: "content-type,application/json", Body: `{"code":"rest_no_route","message":"No route."}`}
	}
	return reply
}

func (s *site) post(body string) source.Reply {
	said, _ := json.Decode(body)
	reply := source.Reply{Status: 201, Head: "content-type,application/json"}
	refuse := func(status int, code, message string) source.Reply {
		reply.Status, reply.Body = status, `{"code":"`+code+`","message":"`+message+`"}`
		return reply
	}
	if s.status == "closed" {
		return refuse(403, "rest_comment_closed", "Sorry, comments are closed for this item.")
	}
	if said.Get("author_name").Text() == "nobody" {
		return refuse(401, "rest_comment_login_required", "Sorry, you must be logged in to comment.")
	}
	if said.Get("author_name").Text() == "mailless" {
		return refuse(400, "rest_comment_author_data_required", "Creating a comment requires valid author name &amp; email values.")
	}
	if said.Get("author_name").Text() == "twice" {
		return refuse(409, "comment_duplicate", "Duplicate comment detected; it looks as though you&#8217;ve already said that!")
	}
	var rendered, w json.Writer
	rendered.Text("rendered", "<p>"+said.Get("content").Text()+"</p>")
	w.Int("id", int64(len(s.comments)+1))
	parent := int64(0)
	fmt.Sscan(said.Get("parent").Text(), &parent)
	w.Int("parent", parent)
	w.Text("author_name", strings.ReplaceAll(said.Get("author_name").Text(), "&", "&amp;"))
	w.Text("date_gmt", "2026-01-02T03:04:05")
	w.Object("content", rendered)
	if s.hold {
		w.Text("status", "hold")
	} else {
		s.comments = append(s.comments, w.String())
	}
	reply.Body = w.String()
	return reply
}

func begun() *site {
	s := &site{status: "open"}
	s.post(`{"content":"There","author_name":"Ada"}`)
	return s
}

func TestContract(t *testing.T) {
	sourcetest.Run(t, sourcetest.Harness{
		Open:    func() (*source.Source, error) { return wordpress.New(address) },
		Backend: func() sourcetest.Backend { return begun() },
	})
}

func load(t *testing.T, s *site, rest string, some func(source.Thread) bool) source.Done[source.Thread] {
	t.Helper()
	opened, err := wordpress.New(rest)
	if err != nil {
		t.Fatal(err)
	}
	return sourcetest.Talk(s, opened.Load(), some)
}

// TestRecorded reads what a site answers.
func TestRecorded(t *testing.T) {
	text, err := os.ReadFile("testdata/comments.json")
	if err != nil {
		t.Fatal(err)
	}
	done := load(t, &site{status: "open", comments: []string{strings.Trim(string(text), "[]\n")}}, address, nil)
	if done.Problem != nil || done.Value.LeftOut != 1 || len(done.Value.Comments) != 2 {
		t.Fatalf("%v, %d left out, %d comments", done.Problem, done.Value.LeftOut, len(done.Value.Comments))
	}
	first, reply := done.Value.Comments[0], done.Value.Comments[1]
	if first.ID != "7" || first.Parent != "" || first.Author.Name != "Ada & Co" || calendar.Format(first.Created) != "2026-01-02T03:04:05Z" ||
		first.Author.Avatar != "https://avatars.example/7?s=48" || first.Link != "https://blog.example/story/#comment-7" {
		t.Errorf("%+v", first)
	}
	if reply.Parent != "7" || reply.Author.Name != "" || reply.HTML != "<p>A reply</p>" {
		t.Errorf("%+v", reply)
	}
}

// TestPages shows the first page before the others are in, whether or not the
// site shows how many there are.
func TestPages(t *testing.T) {
	for _, hidden := range []bool{false, true} {
		s := begun()
		s.hidden = hidden
		for range 449 {
			s.post(`{"content":"More"}`)
		}
		var seen []int
		done := load(t, s, address, func(thread source.Thread) bool {
			seen = append(seen, len(thread.Comments))
			return true
		})
		if got := fmt.Sprint(seen); done.Problem != nil || len(done.Value.Comments) != 450 || got != "[100 200 400]" {
			t.Errorf("%v, %d comments, %s on the way", done.Problem, len(done.Value.Comments), got)
		}
	}
}

// pages is a site that says of every page that there are more.
type pages func(page int) string

func (p pages) Answer(request source.Request) source.Reply {
	fetch, _ := request.(source.Fetch)
	_, query, _ := strings.Cut(fetch.URL, "?")
	n, _ := strconv.Atoi(source.Parameter(query, "page"))
	return source.Reply{Status: 200, Head: "content-type,application/json\nx-wp-totalpages,999999999", Body: "[" + p(n) + "]"}
}

// TestOddPages takes a comment once that two pages have, and ends where pages do not.
func TestOddPages(t *testing.T) {
	entry := func(n int) string { return fmt.Sprintf(`{"id":%d,"content":{"rendered":"x"}}`, n) }
	for name, c := range map[string]struct {
		pages         pages
		want, leftOut int
	}{
		"shifted": {func(page int) string {
			if page > 5 {
				return ""
			}
			return entry(page) + "," + entry(page+1)
		}, 6, 0},
		"one of which nothing can be read": {func(page int) string { return map[int]string{1: entry(1), 2: "{}", 3: entry(2)}[page] }, 2, 1},
		"the same for ever":                {func(int) string { return entry(1) }, 1, 0},
		"new for ever":                     {entry, 1000, 0},
	} {
		opened, err := wordpress.New(address)
		if err != nil {
			t.Fatal(err)
		}
		done := sourcetest.Talk(c.pages, opened.Load(), nil)
		if done.Problem != nil || done.Value.LeftOut != c.leftOut || len(done.Value.Comments) != c.want {
			t.Errorf("%s: %v, %d comments", name, done.Problem, len(done.Value.Comments))
		}
	}
}

// TestLookUp finds the post by the address of its page.
func TestLookUp(t *testing.T) {
	for _, c := range []struct {
		url, posts, pages string
		found             bool
	}{
		{"https://blog.example/2026/story/", `[{"id":4,"link":"https://blog.example/2025/story/"},{"id":5,"link":"http://blog.example/2026/story"}]`, `[]`, true},
		{"https://front.example/story.html", `[{"id":5,"link":"https://blog.example/2026/story/"}]`, `[]`, true},
		{"https://blog.example/about", `[]`, `[{"id":5,"link":"https://blog.example/about/"}]`, true},
		{"https://blog.example/?p=5", `[]`, `[]`, true},
		{"https://blog.example/none", `[]`, `[]`, false},
	} {
		s := begun()
		s.posts, s.pages = c.posts, c.pages
		done := load(t, s, wordpress.WithPageURL("https://blog.example", c.url), nil)
		if found := len(done.Value.Comments) == 1; found != c.found || !found && done.Problem != (source.Problem{Key: "server.unknown"}) {
			t.Errorf("%s: %v, %v", c.url, done.Value.Comments, done.Problem)
		}
	}
}

// TestFeed gives the address of a post's comments as a feed, where the site tells that
// of the post.
func TestFeed(t *testing.T) {
	for link, want := range map[string]string{
		"https://blog.example/story/": "https://blog.example/story/feed/",
		"https://blog.example/?p=5":   "https://blog.example/?p=5&feed=rss2",
		"":                            "",
	} {
		s := begun()
		s.link = link
		if got := load(t, s, address, nil).Source.Feed; got != want {
			t.Errorf("%q: %q", link, got)
		}
	}
}

// TestPlain asks a site without addresses of its own for the API by a parameter. What such
// a site answers else is a page: that nothing is there, or its front page. Pages of another
// origin may not read either.
func TestPlain(t *testing.T) {
	for name, other := range map[string]source.Reply{
		"not found":    {Status: 404, Head: "content-type,text/html", Body: "<h1>Not found</h1>"},
		"front page":   {Status: 200, Head: "content-type,text/html; charset=UTF-8", Body: "<h1>Blog</h1>"},
		"other origin": {Failure: source.Blocked},
	} {
		s := begun()
		s.plain, s.other = true, other
		s.posts = `[{"id":5,"link":"https://blog.example/story/"}]`
		done := load(t, s, address, nil)
		if done.Problem != nil || len(done.Value.Comments) != 1 {
			t.Errorf("%s: %v", name, done.Problem)
			continue
		}
		if posted := sourcetest.Talk(s, done.Source.Post(draft("Ada", "Text")), nil); posted.Problem != nil {
			t.Error(posted.Problem)
		}
		if done = load(t, s, "https://blog.example?url=https%3A%2F%2Fblog.example%2Fstory%2F", nil); done.Problem != nil {
			t.Errorf("%s, by its address: %v", name, done.Problem)
		}
	}
}

func draft(name, text string) source.Draft {
	return source.Draft{Name: name, Body: text, HTML: func() string { return text }}
}

// TestRules tells what a site does not take, and what waits.
func TestRules(t *testing.T) {
	s := begun()
	now := load(t, s, address, nil).Source
	for name, want := range map[string]source.Problem{
		"nobody":   {Key: "server.login"},
		"twice":    {Key: "server.said", Detail: "Duplicate comment detected; it looks as though you’ve already said that!"},
		"mailless": {Key: "server.said", Detail: "Creating a comment requires valid author name & email values."},
	} {
		if got := sourcetest.Talk(s, now.Post(draft(name, "Text")), nil); got.Problem != want {
			t.Errorf("%s: %v", name, got.Problem)
		}
	}
	s.hold = true
	if got := sourcetest.Talk(s, now.Post(draft("Ada", "Text")), nil); got.Problem != nil || !got.Value.Held {
		t.Errorf("%+v, %v", got.Value, got.Problem)
	}
	s.status = "closed"
	if got := sourcetest.Talk(s, now.Post(draft("Ada", "Text")), nil); got.Problem != (source.Problem{Key: "server.closed"}) {
		t.Error(got.Problem)
	}
	if done := load(t, s, address, nil); !done.Value.Closed || done.Source.Post != nil {
		t.Errorf("%+v", done)
	}
}

func TestAddresses(t *testing.T) {
	for rest, good := range map[string]bool{
		address: true,
		"https://blog.example/wp/?url=https%3A%2F%2Fblog.example%2Fa": true,
		"https://blog.example?post=5%2F..%2Fusers":                    false,
		"https://blog.example":                                        false,
		"blog.example?post=5":                                         false,
	} {
		if _, err := wordpress.New(rest); (err == nil) != good {
			t.Errorf("%q: %v", rest, err)
		}
	}
}

// near is a site of the page's own origin, where somebody is logged in.
type near struct {
	*site
	said []string
	// fails is a path that is answered by trouble.
	fails   string
	trouble source.Reply
}

func (n *near) Answer(request source.Request) source.Reply {
	fetch, _ := request.(source.Fetch)
	n.said = append(n.said, fetch.Method+" "+strings.TrimPrefix(fetch.URL, "https://blog.example")+" "+fetch.Body)
	told := len(fetch.Headers) == 1 && fetch.Headers[0] == source.Header{Name: "X-WP-Nonce", Value: "abc123def4"}
	reply := source.Reply{Status: 200, Head: "content-type,application/json"}
	switch path, query, _ := strings.Cut(strings.TrimPrefix(fetch.URL, "https://blog.example"), "?"); {
	case n.fails != "" && strings.HasPrefix(path, n.fails):
		return n.trouble
	case path == "/wp-admin/admin-ajax.php":
		reply.Body = "abc123def4"
	case path == "/wp-login.php":
		reply.Status, reply.Body = 403, `<a href="https://blog.example/wp-login.php?action=logout&amp;_wpnonce=697b60be03">log out</a>`
	case path == "/wp-json/wp/v2/users/me" && told:
		reply.Body = `{"id":1,"name":"Ada &amp; Co","capabilities":{"moderate_comments":true}}`
	case told && fetch.Method == "DELETE":
		reply.Body = `{"id":7}`
	case told && fetch.Method == "GET" && source.Parameter(query, "context") == "edit":
		reply.Body = `[{"id":7,"parent":0,"author":1,"author_name":"Ada","date_gmt":"2026-01-02T03:04:05","content":{"raw":"<p>One &amp; <strong>two</strong></p>\n<p>three</p>","rendered":"<p>…</p>"}},
			{"id":8,"parent":0,"author":2,"author_name":"Bob","date_gmt":"2026-01-02T03:04:05","content":{"raw":"Two","rendered":"<p>Two</p>"}},
			{"id":9,"parent":0,"author":1,"author_name":"Ada","date_gmt":"2026-01-02T03:04:05","content":{"raw":"<table>","rendered":"<table>"}}]`
	case told && path == "/wp-json/wp/v2/comments/7":
		reply.Body = `{"id":7,"parent":0,"author":1,"author_name":"Ada","date_gmt":"2026-01-02T03:04:05","content":{"raw":"<p>New</p>","rendered":"<p>New</p>"}}`
	default:
		return n.site.Answer(request)
	}
	return reply
}

// TestAccount is of who is logged in, on a page of the site's own origin.
func TestAccount(t *testing.T) {
	n := &near{site: begun()}
	opened, err := wordpress.New(address)
	if err != nil {
		t.Fatal(err)
	}
	done := sourcetest.Talk(n, opened.Load(), nil)
	if done.Problem != nil || len(done.Value.Comments) != 3 || done.Source.Account.Name != "Ada & Co" || done.Source.Limits.Name {
		t.Fatalf("%v %+v", done.Problem, done.Source)
	}
	own, other, table := done.Value.Comments[0], done.Value.Comments[1], done.Value.Comments[2]
	if !own.Own || own.Body != "One & **two**\n\nthree" || other.Own || table.Own {
		t.Errorf("%+v %+v %+v", own, other, table)
	}
	n.said = nil
	if sourcetest.Talk(n, done.Source.Load(), nil); !strings.Contains(n.said[0], "comments?") || strings.Contains(n.said[0], "context=edit") {
		t.Error(n.said) // who asks may be another now
	}
	edited := sourcetest.Talk(n, done.Source.Edit(own, source.Draft{Body: "New", HTML: func() string { return "<p>New</p>" }}), nil)
	if edited.Problem != nil || edited.Value.Body != "New" || !edited.Value.Own {
		t.Errorf("%v %+v", edited.Problem, edited.Value)
	}
	if done := sourcetest.Talk(n, done.Source.Delete(own), nil); done.Problem != nil || !done.Value.Deleted {
		t.Error(done.Problem)
	}
	sourcetest.Talk(n, done.Source.Account.LogOut(), nil)
	if last := n.said[len(n.said)-1]; last != "GET /wp-login.php?action=logout&_wpnonce=697b60be03 " {
		t.Error(last)
	}
}

// TestUnknownReader has a site that cannot say who is logged in: that is who it was before,
// and of whom nothing is known yet it may be somebody.
func TestUnknownReader(t *testing.T) {
	const nonce, me = "/wp-admin/", "/wp-json/wp/v2/users/me"
	for _, c := range []struct {
		fails          string
		trouble        source.Reply
		unknown, known bool
	}{
		{nonce, source.Reply{Status: 503}, true, true},
		{nonce, source.Reply{Failure: source.TimedOut}, true, true},
		{nonce, source.Reply{Status: 429}, true, true},
		{me, source.Reply{Status: 500}, true, true},
		{me, source.Reply{Failure: source.CutShort}, true, true},
		{nonce, source.Reply{Status: 400, Body: "0"}, false, false},
		{nonce, source.Reply{Status: 403}, false, false},
		{me, source.Reply{Status: 403, Body: `{"code":"rest_cookie_invalid_nonce"}`}, false, false},
	} {
		n := &near{site: begun()}
		opened, _ := wordpress.New(address)
		ada := sourcetest.Talk(n, opened.Load(), nil).Source
		n.fails, n.trouble = c.fails, c.trouble
		now := sourcetest.Talk(n, opened.Load(), nil).Source
		if unknown := now.Account != nil && now.Account.Unknown; unknown != c.unknown || !now.Limits.Name {
			t.Errorf("%s %+v: %+v", c.fails, c.trouble, now.Account)
		}
		now = sourcetest.Talk(n, ada.Load(), nil).Source
		if known := now.Account != nil && now.Account.Name == "Ada & Co"; known != c.known || now.Limits.Name == c.known {
			t.Errorf("%s %+v: %+v after that of Ada", c.fails, c.trouble, now.Account)
		}
	}
}
