package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestCommand runs the command with good and bad arguments and articles. It ends with
// the right code, and says what it wrote or what is wrong.
func TestCommand(t *testing.T) {
	dir := t.TempDir()
	page := func(article string) {
		text := `<!doctype html><title>x</title><body><after-word article="` + article + `" thread="none"></after-word>`
		if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte("# A"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		article      string
		args         []string
		code         int
		out, trouble string
	}{
		{"a.md", []string{dir}, 0, "1 page written, 0 unchanged.\n", ""},
		{"none.md", []string{dir}, 1, "0 pages written, 0 unchanged, 1 problem.\n", "none.md: Couldn’t load the article"},
		{"a.md", []string{"-url", "nonsense", dir}, 1, "", "not the address of a site"},
		{"a.md", []string{filepath.Join(dir, "none")}, 1, "", "the site's folder does not open"},
		{"a.md", []string{"-type", "Poem", dir}, 2, "", "Article, NewsArticle, BlogPosting"},
		{"a.md", nil, 2, "", "usage: prerender"},
		{"a.md", []string{"-h"}, 0, "", "usage: prerender"},
	} {
		page(c.article)
		var out, trouble bytes.Buffer
		code := command(c.args, &out, &trouble)
		if code != c.code || out.String() != c.out || !strings.Contains(trouble.String(), c.trouble) {
			t.Errorf("%q: %d, %q, %q", c.args, code, out.String(), trouble.String())
		}
	}
}
