package serve

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// folder makes a folder of files and serves them.
func folder(t *testing.T, texts map[string]string) (string, *Files) {
	dir := t.TempDir()
	for name, text := range texts {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, err := NewFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	return dir, files
}

// TestLive checks that an open page hears of a change, whether it is already waiting or
// comes late, and that dist/ is what was built last.
func TestLive(t *testing.T) {
	_, files := folder(t, map[string]string{"index.html": "<p>page", "dist/afterword.js": "shipped"})
	_, built := folder(t, map[string]string{"dist/afterword.js": "built"})
	live := newLive(files)
	get := func(path, dest string) string {
		r := httptest.NewRequest("GET", path, nil)
		r.Header.Set("Sec-Fetch-Dest", dest)
		w := httptest.NewRecorder()
		live.ServeHTTP(w, r)
		return w.Body.String()
	}
	if page := get("/", "document"); !strings.HasPrefix(page, "<p>page") || !strings.Contains(page, events+"?since=0") {
		t.Errorf("a page is %q", page)
	}
	if page := get("/", "empty"); page != "<p>page" {
		t.Errorf("a page that a script asks for is %q", page)
	}
	if script := get("/dist/afterword.js", "script"); script != "shipped" {
		t.Errorf("dist/ is %q", script)
	}

	server := httptest.NewServer(live)
	defer server.Close()
	waiting, err := http.Get(server.URL + events + "?since=0")
	if err != nil {
		t.Fatal(err)
	}
	live.show(built)
	if said, _ := bufio.NewReader(waiting.Body).ReadString('\n'); said != "data: changed\n" {
		t.Errorf("a page that waits hears %q", said)
	}
	if said := get(events+"?since=0", "empty"); said != "data: changed\n\n" {
		t.Errorf("a page that comes late hears %q", said)
	}
	if script := get("/dist/afterword.js", "script"); script != "built" {
		t.Errorf("dist/ is %q", script)
	}
}

// TestWatch checks that a changed file, a new file in a new folder and a page at the root
// count as changes, and that other files at the root do not.
func TestWatch(t *testing.T) {
	root, _ := folder(t, map[string]string{
		"wasm/a.go": "", "assets/a.css": "", "embed/loader/a.js": "", "embed/pages/a.html": "", "dist/a.js": "",
	})
	changed := make(chan struct{})
	if err := watch(root, func() { changed <- struct{}{} }); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"wasm/a.go", "assets/a.css", "embed/loader/a.js", "embed/pages/a.html", "wasm/new/b.go", "wasm/new/b.go", "index.html"} {
		if err := os.WriteFile(filepath.Join(root, "Makefile"), []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("changed"), 0o644); err != nil {
			t.Fatal(err)
		}
		<-changed
	}
}
