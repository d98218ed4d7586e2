package page

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestGet reads what a post says about a page: its address, title, description and
// language. It refuses a missing page, a page without a title or with one that it cannot
// read, and what is not a page.
func TestGet(t *testing.T) {
	pages := map[string]string{
		"/graph/": `<!doctype html><html lang="de-CH"><head><title>Birnen – Das Gartenbuch</title><meta property="og:title" content="Birnen &amp; Äpfel">
			<meta name="description" content="Wann man sie pflückt."><link rel="canonical" href="/birnen/#top"></head><body><svg><title>no</title></svg>`,
		"/plain/": "<title>\n  Pears\n  and apples\n</title><p>Text",
		"/none/":  "<p>Text",
		"/latin/": "<title>Gr\xf6\xdfe</title>",
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch text, ok := pages[r.URL.Path]; {
		case r.URL.Path == "/moved/":
			http.Redirect(w, r, "/plain/?a=1", http.StatusFound)
		case r.URL.Path == "/picture/":
			w.Header().Set("Content-Type", "image/png")
		case !ok:
			http.NotFound(w, r)
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte(text))
		}
	}))
	defer server.Close()
	for path, want := range map[string]Page{
		"/graph/": {server.URL + "/birnen/", "Birnen & Äpfel", "Wann man sie pflückt.", "de-CH"},
		"/plain/": {server.URL + "/plain/", "Pears and apples", "", ""},
		"/moved/": {server.URL + "/plain/?a=1", "Pears and apples", "", ""},
	} {
		if got, err := Get(server.Client(), server.URL+path); got != want || err != nil {
			t.Errorf("%s: %+v, %v", path, got, err)
		}
	}
	for path, want := range map[string]string{
		"/none/":    "has no title to announce",
		"/latin/":   "is not in UTF-8",
		"/missing/": "is not there (404); publish it first",
		"/picture/": "is no page, but image/png",
	} {
		if _, err := Get(server.Client(), server.URL+path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := Get(server.Client(), "http://127.0.0.1:1/"); err == nil || !strings.Contains(err.Error(), "cannot be reached") {
		t.Error(err)
	}
}
