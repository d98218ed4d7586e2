package run

import (
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "write what is given as what is wanted")

// copied is a copy of testdata/site that a test may change.
func copied(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	return dir
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func prerender(t *testing.T, dir string) Summary {
	t.Helper()
	summary, err := Run(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	for i, problem := range summary.Problems {
		summary.Problems[i] = strings.TrimPrefix(problem, dir+string(filepath.Separator))
	}
	return summary
}

var (
	sheetName = regexp.MustCompile(`afterword-[0-9a-f]{16}\.css`)
	sumOf     = regexp.MustCompile(`data-afterword="[0-9a-f]{16}"`)
)

// TestGolden compares whole pages with testdata/golden, except for the name of the style
// sheet and the checksums. The flag -update takes over what changed on purpose.
func TestGolden(t *testing.T) {
	dir := copied(t)
	summary := prerender(t, dir)
	if got := summary.String(); got != "4 pages written, 0 unchanged, 2 problems." {
		t.Error(got)
	}
	want := []string{
		"broken.html: json:none.json: Couldn’t load the comments. There’s nothing at https://site.test/none.json (404). The site’s owner can fix that.",
		"broken.html: none.md: Couldn’t load the article. There’s nothing at https://site.test/none.md (404). The site’s owner can fix that.",
	}
	for i, problem := range summary.Problems {
		if problem != want[i] {
			t.Errorf("%q", problem)
		}
	}
	for _, name := range []string{"posts/index.html", "posts/element.html", "de/index.html", "broken.html", "plain.html"} {
		got := sheetName.ReplaceAllString(read(t, dir, name), "afterword-SHEET.css")
		got = sumOf.ReplaceAllString(got, `data-afterword="SUM"`)
		file := filepath.Join("testdata", "golden", strings.ReplaceAll(name, "/", "-"))
		if *update {
			os.MkdirAll(filepath.Dir(file), 0o755)
			write(t, ".", file, got)
			continue
		}
		if got != read(t, ".", file) {
			t.Errorf("%s: not as in %s; if that is right, run this test with -update. It is:\n%s", name, file, got)
		}
	}
}

// TestStrict looks for what the strictest content policy forbids, and for what a page must
// not show.
func TestStrict(t *testing.T) {
	dir := copied(t)
	prerender(t, dir)
	for _, name := range []string{"posts/index.html", "posts/element.html", "de/index.html"} {
		page := read(t, dir, name)
		for _, bad := range []string{"<style", " style=", "<script>", " onclick", "afterword.invalid"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s has %s", name, bad)
			}
		}
	}
}

func TestIncremental(t *testing.T) {
	dir := copied(t)
	os.Remove(filepath.Join(dir, "broken.html"))
	want := func(when, line string) {
		t.Helper()
		if got := prerender(t, dir).String(); got != line {
			t.Errorf("%s: %s", when, got)
		}
	}
	want("at first", "3 pages written, 0 unchanged.")
	first := read(t, dir, "posts/index.html")
	want("again", "0 pages written, 3 unchanged.")
	write(t, dir, "posts/story.md", "# Another")
	want("another article", "1 page written, 2 unchanged.")
	write(t, dir, "posts/thread.json", `{"version": 1, "comments": [{"id": "z", "body": "New"}]}`)
	want("another thread", "2 pages written, 1 unchanged.")
	os.Remove(filepath.Join(dir, ".afterword.json"))
	want("without a note of the last run", "0 pages written, 3 unchanged.")
	if err := os.CopyFS(dir+"/again", os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"posts/story.md", "posts/thread.json"} {
		write(t, dir, name, read(t, dir+"/again", name))
	}
	os.RemoveAll(dir + "/again")
	want("as it was", "2 pages written, 1 unchanged.")
	if read(t, dir, "posts/index.html") != first {
		t.Error("the page is not what it was")
	}
	// The generator writes the page again.
	write(t, dir, "posts/index.html", read(t, "testdata/site", "posts/index.html"))
	want("a new page", "1 page written, 2 unchanged.")
	// A thread that is now empty leaves nothing behind.
	write(t, dir, "posts/thread.json", `{"version": 1, "comments": []}`)
	prerender(t, dir)
	if got := read(t, dir, "de/index.html"); got != read(t, "testdata/site", "de/index.html") {
		t.Error(got)
	}
}

func TestElsewhere(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/broken.md" {
			w.Header().Set("Content-Type", "text/html")
		}
		w.Write([]byte("# Far\n\n[near](b.html)"))
	}))
	defer server.Close()
	dir := t.TempDir()
	write(t, dir, "a.html", `<body><after-word article="`+server.URL+`/a.md" thread="none"></after-word>`)
	write(t, dir, "b.html", `<body><after-word article="`+server.URL+`/broken.md" thread="none"></after-word>`)
	summary := prerender(t, dir)
	if len(summary.Problems) != 1 || summary.Written != 1 {
		t.Error(summary)
	}
	got := read(t, dir, "a.html")
	if !strings.Contains(got, `href="`+server.URL+`/b.html"`) {
		t.Error(got)
	}
	// The article may have changed by now.
	if strings.Contains(got, "data-article") {
		t.Error("an article from elsewhere counts as ours")
	}
}

// TestServer has a thread on a server that answers like Remark42.
func TestServer(t *testing.T) {
	asked := map[string]string{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path] = r.URL.Query().Get("url")
		w.Header().Set("Content-Type", "application/json")
		switch r.URL.Path {
		case "/api/v1/find":
			w.Write([]byte(`{"comments":[{"id":"a","text":"<p>One <em>more</em></p>","orig":"One","time":"2026-01-05T03:04:05Z","user":{"id":"ada","name":"Ada"}}],"info":{"count":1}}`))
		case "/api/v1/config":
			w.Write([]byte(`{"version":"1","edit_duration":300,"max_comment_size":2048,"auth_providers":["anonymous"],"anon_vote":false,"low_score":-5,"critical_score":-10}`))
		default:
			t.Errorf("%s is asked", r.URL)
		}
	}))
	dir := t.TempDir()
	page := `<title>Talk</title><body><after-word thread="remark42:` + server.URL + `?site=s"></after-word>`
	write(t, dir, "a.html", page)
	if summary := prerender(t, dir); len(summary.Problems) != 1 || !strings.Contains(summary.Problems[0], "-url") {
		t.Error(summary)
	}
	write(t, dir, "a.html", `<link rel="canonical" href="https://site.test/a.html">`+page)
	if summary := prerender(t, dir); len(summary.Problems) != 0 || summary.Written != 1 {
		t.Error(summary)
	}
	if asked["/api/v1/find"] != "https://site.test/a.html" {
		t.Error(asked)
	}
	got := read(t, dir, "a.html")
	// While the server is down, the page keeps what it has.
	server.Close()
	if summary := prerender(t, dir); len(summary.Problems) != 1 || summary.Unchanged != 1 || read(t, dir, "a.html") != got {
		t.Error(summary)
	}
	for _, want := range []string{
		"<p>One <em>more</em></p>", `aria-label="Comment by Ada"`, `"text":"One more"`, `"@type":"DiscussionForumPosting"`, "1 comment</h2>",
		`<link rel="alternate" type="application/rss+xml" title="Comments as an RSS feed" href="` + server.URL +
			`/api/v1/rss/post?site=s&amp;url=https%3A%2F%2Fsite.test%2Fa.html"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in\n%s", want, got)
		}
	}
}

// TestRefused leaves pages alone into which nothing can be written.
func TestRefused(t *testing.T) {
	dir := copied(t)
	for head, why := range map[string]string{
		`<meta charset="windows-1252">`:           "UTF-8",
		`<base href="https://elsewhere.test/x/">`: "<base>",
	} {
		page := "<!doctype html>" + head + `<body><after-word article="/posts/story.md" thread="none"></after-word>`
		alone := t.TempDir()
		write(t, alone, "a.html", page)
		summary := prerender(t, alone)
		if len(summary.Problems) != 1 || !strings.Contains(summary.Problems[0], why) || read(t, alone, "a.html") != page {
			t.Errorf("%s: %+v", head, summary)
		}
	}
	// With the site's address, a base on another host does no harm.
	os.RemoveAll(filepath.Join(dir, "posts", "index.html"))
	write(t, dir, "based.html", `<!doctype html><base href="https://elsewhere.test/x/"><body><after-word article="https://site.test/posts/story.md" thread="none"></after-word>`)
	if _, err := Run(Options{Dir: dir, URL: "https://site.test/"}); err != nil {
		t.Fatal(err)
	}
	if got := read(t, dir, "based.html"); !strings.Contains(got, `href="https://site.test/posts/time.html"`) || !strings.Contains(got, `href="https://site.test/afterword-`) {
		t.Error(got)
	}
}

// TestTheirs has a page in which the owner wrote something that looks like ours.
func TestTheirs(t *testing.T) {
	const footer = `<p>two</p><after-word article="a.md" thread="none"></after-word><footer>imprint</footer></body></html>`
	for name, page := range map[string]string{
		"an element":  `<body><p>one</p><i data-afterword>user text, never closed` + footer,
		"a comment":   `<body><!-- <template shadowrootmode="open" data-afterword> -->` + footer,
		"a text area": `<body><textarea><template shadowrootmode="open" data-afterword="0011223344556677"></textarea>` + footer,
		"a template":  `<body><template shadowrootmode="open" data-afterword></template>` + footer,
	} {
		dir := t.TempDir()
		write(t, dir, "a.md", "# A title")
		write(t, dir, "a.html", page)
		if summary := prerender(t, dir); summary.Written != 1 || len(summary.Problems) != 0 {
			t.Errorf("%s: %+v", name, summary)
		}
		got := read(t, dir, "a.html")
		before, after, _ := strings.Cut(page, `thread="none">`)
		if !strings.HasPrefix(strings.TrimPrefix(got, got[:strings.Index(got, "<body>")]), before) || !strings.HasSuffix(got, "</template>"+after) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestUnpublished leaves pages alone that ask for something no host publishes.
func TestUnpublished(t *testing.T) {
	for article, why := range map[string]string{
		"/.git/config":      "begins with a dot",
		"/a/..%2f.env":      "a slash in its path",
		"/link.md":          "is a link to",
		"http://[::1":       "Couldn’t load",
		"file:///etc/hosts": "not an address that can be asked",
	} {
		dir := t.TempDir()
		write(t, dir, ".git/config", "# Secret")
		write(t, dir, ".env", "# Secret")
		if err := os.Symlink(".env", filepath.Join(dir, "link.md")); err != nil {
			t.Skip(err)
		}
		page := `<body><after-word article="` + article + `" thread="none"></after-word>`
		write(t, dir, "a.html", page)
		summary := prerender(t, dir)
		if len(summary.Problems) != 1 || !strings.Contains(summary.Problems[0], why) || read(t, dir, "a.html") != page {
			t.Errorf("%s: %+v", article, summary)
		}
	}
}

// TestSubpath has a site that is published below a path.
func TestSubpath(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "comments/a.json", `{"version":1,"comments":[{"id":"a","body":"Text"}]}`)
	write(t, dir, "posts/a.html", `<body><after-word thread="json:/comments/a.json"></after-word>`)
	write(t, dir, "posts/b.html", `<body><after-word thread="json:../comments/b.json"></after-word>`)
	write(t, dir, "posts/c.html", `<body><after-word thread="json:/blog/comments/a.json"></after-word>`)
	summary, err := Run(Options{Dir: dir, URL: "https://e.test/blog/"})
	if err != nil || summary.Written != 1 || len(summary.Problems) != 2 {
		t.Fatal(summary, err)
	}
	for i, want := range []string{
		"a.html: json:/comments/a.json: https://e.test/comments/a.json lies outside of the site, which begins at https://e.test/blog/.",
		"b.html: json:../comments/b.json: Couldn’t load the comments. There’s nothing at https://e.test/blog/comments/b.json (404).",
	} {
		if !strings.Contains(summary.Problems[i], want) {
			t.Error(summary.Problems[i])
		}
	}
}

// TestKept keeps what a page has where something fails, whether or not the last run was
// recorded. It does not touch a page that was changed since.
func TestKept(t *testing.T) {
	dir := copied(t)
	prerender(t, dir)
	got := read(t, dir, "posts/index.html")
	os.Remove(filepath.Join(dir, "posts", "story.md"))
	os.Remove(filepath.Join(dir, ".afterword.json"))
	if summary := prerender(t, dir); len(summary.Problems) == 0 || read(t, dir, "posts/index.html") != got {
		t.Error(summary)
	}
	changed := strings.Replace(got, "Once upon", "Twice upon", 1)
	write(t, dir, "posts/index.html", changed)
	summary := prerender(t, dir)
	if !strings.Contains(strings.Join(summary.Problems, "\n"), "Build the page again") || read(t, dir, "posts/index.html") != changed {
		t.Error(summary)
	}
	left, _ := filepath.Glob(filepath.Join(dir, "posts", ".*"))
	if len(left) != 0 {
		t.Error(left)
	}
}

// TestDepth nests everything that nests. The result stays far from the depth at which
// browsers' parsers begin to flatten.
func TestDepth(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.md", strings.Repeat("> ", 300)+"deep\n\n"+strings.Repeat("<div>", 600)+"deep")
	comments := ""
	for i := range 300 {
		comments += `,{"id":"c` + strconv.Itoa(i) + `","parent":"c` + strconv.Itoa(i-1) + `","body":"` + strings.Repeat("> - ", 200) + `deep"}`
	}
	write(t, dir, "t.json", `{"version":1,"comments":[`+comments[1:]+`]}`)
	write(t, dir, "a.html", `<body><after-word article="a.md" thread="json:t.json"></after-word>`)
	if summary := prerender(t, dir); summary.Written != 1 {
		t.Fatal(summary)
	}
	z := html.NewTokenizer(strings.NewReader(read(t, dir, "a.html")))
	depth, deepest := 0, 0
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		name, _ := z.TagName()
		switch string(name) {
		case "br", "img", "input", "hr", "meta", "link", "wbr", "col":
			continue
		}
		switch kind {
		case html.StartTagToken:
			depth++
		case html.EndTagToken:
			depth--
		}
		deepest = max(deepest, depth)
	}
	if deepest < 100 || deepest > 300 {
		t.Errorf("%d elements are open at once", deepest)
	}
}
