package site

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"afterword/wasm/source"
)

func TestRelative(t *testing.T) {
	for _, c := range []struct{ base, target, want string }{
		{"https://e.test/", "https://e.test/a.png", "a.png"},
		{"https://e.test/posts/a/", "https://e.test/posts/a.md", "../a.md"},
		{"https://e.test/posts/a/", "https://e.test/posts/a/b?c#d", "b?c#d"},
		{"https://e.test/posts/a/", "https://e.test/posts/a/", "./"},
		{"https://e.test/posts/a.html", "https://e.test/posts/a.html?q", "a.html?q"},
		{"https://e.test/a/b/c", "https://e.test/x", "../../x"},
		{"https://e.test/a/", "https://e.test/a/b:c", "./b:c"},
		{"https://e.test/a/", "https://e.test/a//b", ".//b"},
		{"https://e.test/", "https://other.test/a", "https://other.test/a"},
		{"https://e.test/", "http://e.test/a", "http://e.test/a"},
		{"https://e.test/", "mailto:a@e.test", "mailto:a@e.test"},
		{"https://e.test/", "data:image/png;base64,AA", "data:image/png;base64,AA"},
		{"https://e.test/ü/", "https://e.test/%C3%BC/a", "a"},
	} {
		if got := Relative(c.base, c.target); got != c.want {
			t.Errorf("%s from %s: %q, want %q", c.target, c.base, got, c.want)
		}
	}
}

func open(t *testing.T, address string, files map[string]string) *Site {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(dir, address)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSite(t *testing.T) {
	s := open(t, "https://e.test/blog", map[string]string{
		"index.html": "home", "posts/a/index.html": "a", "posts/b.html": "b", "posts/a b.md": "text",
		".git/x.html": "no", "node_modules/m/x.html": "no", "x.txt": "",
	})
	pages, err := s.Pages()
	if err != nil || len(pages) != 3 {
		t.Error(pages, err)
	}
	for name, want := range map[string]string{
		"index.html": "https://e.test/blog/", "posts/a/index.html": "https://e.test/blog/posts/a/",
		"posts/b.html": "https://e.test/blog/posts/b.html",
	} {
		if got := s.PageURL(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	for address, want := range map[string]string{
		"https://e.test/blog/posts/a/": "a", "https://e.test/blog/posts/a%20b.md?x": "text", "https://e.test/blog/": "home",
		"https://E.test:443/blog/index.html": "home",
	} {
		if r, err := s.Get(address); !s.Within(address) || r.Status != 200 || r.Body != want || err != nil {
			t.Errorf("%s: %+v, %v", address, r, err)
		}
	}
	for _, address := range []string{"https://e.test/other", "https://e.test/blog", "http://e.test/blog/", "https://other.test/blog/", "https://e.test:8443/blog/"} {
		if s.Within(address) {
			t.Errorf("%s counts as the site's", address)
		}
	}
	for _, address := range []string{"https://e.test/blog/none.md", "https://e.test/blog/posts", "https://e.test/blog/x.txt/y"} {
		if r, _ := s.Get(address); r.Status != 404 {
			t.Errorf("%s: %+v", address, r)
		}
	}
}

// TestUnpublished asks in every way for files that a host would not publish.
func TestUnpublished(t *testing.T) {
	outside := t.TempDir()
	os.WriteFile(filepath.Join(outside, "secret"), []byte("secret"), 0o644)
	s := open(t, "https://e.test/blog", map[string]string{
		".git/config": "secret", ".env": "secret", "a/.hidden/b.md": "secret", "a/b.md": "fine", ".well-known/x.md": "secret", "big.md": "",
	})
	os.Truncate(filepath.Join(s.dir, "big.md"), longest+1)
	for name, to := range map[string]string{
		"link.md": ".git/config", "folder": ".git", "again.md": "link.md", "out.md": filepath.Join(outside, "secret"), "up": "/",
		"out": outside, "whole.md": filepath.Join(s.dir, ".env"), "circle.md": "circle.md", "fine.md": "a/b.md",
	} {
		if err := os.Symlink(to, filepath.Join(s.dir, name)); err != nil {
			t.Skip(err)
		}
	}
	for _, path := range []string{
		".git/config", "%2egit/config", "%2Egit/config", "a/.hidden/b.md", ".well-known/x.md", ".env", "a/../.env", "a/%2e%2e/.env", "./.env",
		"..%2fsecret", "..%2Fblog%2F.env", "a%2f..%2f.env", "a/..%5c.env", `a\..\.env`, "%2e%2e/%2e%2e/etc/passwd", "../../etc/passwd", "a%00.md",
		"link.md", "folder/config", "again.md", "out.md", "out/secret", "up/etc/passwd", "whole.md", "circle.md", "big.md",
	} {
		r, err := s.Get("https://e.test/blog/" + path)
		if err == nil || r.Body != "" || r.Status == 200 {
			t.Errorf("%s: %d %.20q, %v", path, r.Status, r.Body, err)
		}
	}
	if r, err := s.Get("https://e.test/blog/fine.md"); r.Body != "fine" || err != nil {
		t.Error(r, err)
	}
}

func TestFetch(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		if r.URL.Path == "/old" {
			http.Redirect(w, r, "/new", http.StatusFound)
			return
		}
		w.Header().Set("Content-Type", "Text/Markdown; charset=utf-8")
		w.Write([]byte("# Far"))
	}))
	s := open(t, "", nil)
	for range 2 {
		r, err := s.Get(server.URL + "/old")
		if err != nil || r.Body != "# Far" || r.Type() != "text/markdown" || r.URL != server.URL+"/new" || r.Status != 200 {
			t.Error(r)
		}
	}
	if asked != 2 {
		t.Errorf("%d requests, want one and what it was led to", asked)
	}
	server.Close()
	if r, err := s.Get(server.URL + "/gone"); err != nil || r.Failure != source.Unreachable {
		t.Error(r)
	}
}

// TestBusy has a server that limits requests and says when it takes more.
func TestBusy(t *testing.T) {
	for _, c := range []struct {
		header, value string
		busy          int // how often it is too busy
		slept         time.Duration
		status        int
	}{
		{"Ratelimit-Reset", "1", 3, 3 * time.Second, 200},
		{"Retry-After", "7", 1, 7 * time.Second, 200},
		{"", "", 2, 4 * time.Second, 200},
		{"Retry-After", "25", 3, 50 * time.Second, 429},
	} {
		left := c.busy
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if left--; left >= 0 {
				w.Header().Set(c.header, c.value)
				w.WriteHeader(http.StatusTooManyRequests)
			}
		}))
		s := open(t, "", nil)
		slept := time.Duration(0)
		s.sleep = func(d time.Duration) { slept += d }
		if r, err := s.Get(server.URL); err != nil || r.Status != c.status || slept != c.slept {
			t.Errorf("%+v: %d after %v, %v", c, r.Status, slept, err)
		}
		server.Close()
	}
}

// TestText has bodies in encodings other than UTF-8.
func TestText(t *testing.T) {
	for _, c := range []struct{ data, kind, want string }{
		{"caf\xc3\xa9", "", "café"},
		{"\xef\xbb\xbfcaf\xc3\xa9", "text/plain; charset=iso-8859-1", "café"},
		{"caf\xe9", "text/markdown; charset=ISO-8859-1", "café"},
		{"\xff\xfea\x00", "text/markdown", "a"},
		{"\x82\xa0", "text/markdown;charset=shift_jis", "あ"},
		{"caf\xe9", "text/markdown; charset=nonsense", "caf\uFFFD"},
	} {
		if got := text([]byte(c.data), c.kind); got != c.want {
			t.Errorf("%q as %q: %q", c.data, c.kind, got)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, c := range []struct{ dir, address string }{
		{t.TempDir(), "example.com"}, {t.TempDir(), "ftp://e.test/"}, {filepath.Join(t.TempDir(), "none"), ""},
	} {
		if _, err := Open(c.dir, c.address); err == nil {
			t.Errorf("%v opens", c)
		}
	}
}

// TestEnds asks for answers that do not come, and for one that does not end.
func TestEnds(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/never" {
			<-r.Context().Done()
			return
		}
		for some := make([]byte, 1<<20); ; {
			if _, err := w.Write(some); err != nil {
				return
			}
		}
	}))
	defer server.Close()
	s := open(t, "https://e.test/", nil)
	if s.client.Timeout != patience {
		t.Error("an answer may take", s.client.Timeout)
	}
	if r, _ := s.Get(server.URL + "/endless"); r.Body != "" || r.Failure != source.Unreachable {
		t.Errorf("without an end: %d bytes, %v", len(r.Body), r.Failure)
	}
	s.client.Timeout = 1
	if r, _ := s.Get(server.URL + "/never"); r.Failure != source.TimedOut {
		t.Errorf("never: %+v", r)
	}
}
