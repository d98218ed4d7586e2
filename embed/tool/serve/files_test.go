package serve

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
)

// hosted has the files in the folder that is served.
var hosted = map[string]string{
	"index.html": "page", "a.wasm": "raw", "a.wasm.br": "br", "a.wasm.gz": "gz",
	".git/config": "secret", "docs/plain.md": "text",
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	for name, text := range hosted {
		os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "out.txt")); err != nil {
		t.Fatal(err)
	}
	files, err := NewFiles(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, accept string
		status       int
		body, coding string
		typ          string
	}{
		{"/", "br", 200, "page", "", "text/html; charset=utf-8"},
		{"/a.wasm", "", 200, "raw", "", "application/wasm"},
		{"/a.wasm", "gzip, deflate, br", 200, "br", "br", "application/wasm"},
		{"/a.wasm", "gzip, br;q=0", 200, "gz", "gzip", "application/wasm"},
		{"/a.wasm", "*", 200, "br", "br", "application/wasm"},
		{"/a.wasm.gz", "gzip", 200, "gz", "", "application/gzip"},
		{"/docs/plain.md", "", 200, "text", "", "text/markdown; charset=utf-8"},
		{"/docs/", "", 404, "", "", ""},
		{"/docs", "", 301, "", "", ""},
		{"/.git/config", "", 404, "", "", ""},
		{"/docs/%2e%2e/.git/config", "", 404, "", "", ""},
		{"/out.txt", "", 404, "", "", ""},
		{"/none", "", 404, "", "", ""},
	} {
		r := httptest.NewRequest("GET", c.path, nil)
		if c.accept != "" {
			r.Header.Set("Accept-Encoding", c.accept)
		}
		w := httptest.NewRecorder()
		files.ServeHTTP(w, r)
		if w.Code != c.status {
			t.Errorf("%s: status %d, want %d", c.path, w.Code, c.status)
			continue
		}
		if c.status != 200 {
			continue
		}
		h := w.Header()
		if w.Body.String() != c.body || h.Get("Content-Encoding") != c.coding || h.Get("Content-Type") != c.typ {
			t.Errorf("%s (%s): %q, %v", c.path, c.accept, w.Body, h)
		}
		r.Header.Set("If-None-Match", h.Get("ETag"))
		w = httptest.NewRecorder()
		files.ServeHTTP(w, r)
		if w.Code != 304 {
			t.Errorf("%s: status %d for what has not changed, want 304", c.path, w.Code)
		}
	}
}
