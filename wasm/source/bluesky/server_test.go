//go:build !js

package bluesky_test

import (
	"os"
	"strings"
	"testing"

	"afterword/wasm/comment"
	"afterword/wasm/source/bluesky"
	"afterword/wasm/source/sourcetest"
)

// TestServer reads the post that BLUESKY_POST names, as embed/test/server/bluesky made it.
func TestServer(t *testing.T) {
	_, rest, ok := strings.Cut(os.Getenv("BLUESKY_POST"), ":")
	if !ok {
		t.Skip("BLUESKY_POST names no post; make test-all ONLY=bluesky starts a server")
	}
	opened, err := bluesky.New(rest)
	if err != nil {
		t.Fatal(err)
	}
	got := sourcetest.Talk(&sourcetest.Browser{}, opened.Load(), nil)
	if got.Problem != nil || got.Value.LeftOut != 0 || len(got.Value.Comments) != 27 {
		t.Fatalf("%v, %d left out, %d comments", got.Problem, got.Value.LeftOut, len(got.Value.Comments))
	}
	thread := comment.Arrange(got.Value.Comments, comment.Oldest, comment.Thread{})
	entries := thread.Entries()
	first, last := entries[0], entries[25]
	if first.Author.Name != "Bea" || first.Up != 1 || !strings.Contains(first.HTML, `Größe 👋 of <a href="https://example.org/">example.org</a>`) ||
		!strings.Contains(first.HTML, ">@ada.test</a>") {
		t.Errorf("%+v", first.Comment)
	}
	if last.HTML != "Level 25" || last.Level != 26 || !last.Author.Writer {
		t.Errorf("level %d: %+v", last.Level, last.Comment)
	}
	if opened.Elsewhere.URL != rest {
		t.Errorf("%+v", opened.Elsewhere)
	}
}
