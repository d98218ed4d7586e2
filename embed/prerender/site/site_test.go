package site

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

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
		"https://e.test/blog/posts/a/":                     "posts/a/index.html",
		"https://e.test/blog/posts/a%20b.md?x":             "posts/a b.md",
		"https://e.test/blog/":                             "index.html",
		"https://e.test/blog/%2e%2e/%2e%2e/etc/passwd":     "etc/passwd",
		"https://e.test/other":                             "",
		"http://e.test/blog/":                              "",
		"https://other.test/blog/":                         "",
		"https://e.test/blog/../../../../../../etc/passwd": "etc/passwd",
	} {
		if got, _ := s.File(address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
	if r := s.Get("https://e.test/blog/posts/a%20b.md"); r.Status != 200 || r.Body != "text" {
		t.Error(r)
	}
	if r := s.Get("https://e.test/blog/none.md"); r.Status != 404 {
		t.Error(r)
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
		r := s.Get(server.URL + "/old")
		if r.Body != "# Far" || r.Type != "text/markdown" || r.URL != server.URL+"/new" || r.Status != 200 {
			t.Error(r)
		}
	}
	if asked != 2 {
		t.Errorf("%d requests, want one and what it was led to", asked)
	}
	server.Close()
	if r := s.Get(server.URL + "/gone"); r.Failure != source.Unreachable {
		t.Error(r)
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
