package run

import (
	"strings"
	"testing"
)

// TestHide writes into a page nothing that the page's owner hides. That is also true where
// the file that says what to hide is missing.
func TestHide(t *testing.T) {
	const thread = `{"version": 1, "comments": [{"id": "a", "body": "Kept"}, {"id": "b", "body": "Hidden"}, {"id": "c", "parent": "b", "body": "Below"}]}`
	for _, c := range []struct {
		file, want string
		problems   int
	}{
		{`{"ids": ["b"]}`, "Kept", 0},
		{"", "", 1},
	} {
		dir := t.TempDir()
		write(t, dir, "thread.json", thread)
		write(t, dir, "a.md", "# Story")
		if c.file != "" {
			write(t, dir, "hide.json", c.file)
		}
		write(t, dir, "a.html", `<body><after-word article="a.md" thread="json:thread.json" hide="hide.json"></after-word>`)
		summary := prerender(t, dir)
		got := read(t, dir, "a.html")
		if len(summary.Problems) != c.problems || strings.Contains(got, "Hidden") || strings.Contains(got, "Below") || !strings.Contains(got, "Story") || !strings.Contains(got, c.want) {
			t.Errorf("%q: %v\n%s", c.file, summary.Problems, got)
		}
	}
}
