package view_test

import (
	"strings"
	"testing"

	"afterword/wasm/app"
	threads "afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/view"
)

// TestElsewhere leads to all places where readers of a thread of several sources write, and
// lets them name their own server once.
func TestElsewhere(t *testing.T) {
	s := many(1, threads.Oldest, 1)
	move := func(string) source.Step[source.None] { return source.Give(source.None{}) }
	other := &source.Elsewhere{Name: "far.example", URL: "https://far.example/@ada/2", Move: move}
	mine := &source.Elsewhere{Name: "social.example", URL: "https://social.example/@ada/1", Move: move, Likes: 2, Also: other}
	s.Thread.(*app.LoadedThread).Source.Elsewhere = &source.Elsewhere{Name: "Bluesky", URL: "https://bsky.app/profile/ada/post/1", Also: mine}
	html := view.View(s).HTML()
	for want, n := range map[string]int{
		`href="https://bsky.app/profile/ada/post/1"`: 1, `href="https://social.example/@ada/1"`: 1, `href="https://far.example/@ada/2"`: 1,
		`data-act="` + string(app.ActHome) + `"`: 1,
	} {
		if strings.Count(html, want) != n {
			t.Errorf("not %d times %s in %s", n, want, html)
		}
	}
	s, _ = app.Update(s, app.ClickedHome{}, 0)
	if s.Thread.(*app.LoadedThread).Home == nil {
		t.Error("the form does not open")
	}
}
