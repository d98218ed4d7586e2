package app_test

import (
	"strings"
	"testing"

	"afterword/wasm/app"
	"afterword/wasm/app/apptest"
	"afterword/wasm/i18n"
	"afterword/wasm/source"
)

// TestUnfit gives the widget files that are no article and no thread, or too
// long for one: each costs that half alone, and is refused after its first
// piece.
func TestUnfit(t *testing.T) {
	noise := strings.Repeat("a\uFFFD\uFFFDb\x01", 4000)
	for _, c := range []struct {
		name, text string
		key        string // of the sentence, "" where the article shows
		plain      bool
	}{
		{"noise", noise, "article.noise", false},
		{"noise in an encoding of one byte", strings.Repeat("aßbcdefghijklmno\x02pqrstu\x7f", 1000), "article.noise", false},
		{"a few bytes that are no text", "a\uFFFD\x00\x01b", "", false},
		{"a text with some wrong bytes", strings.Repeat("in a caf\uFFFD of old, ", 2000), "", false},
		{"Chinese", strings.Repeat("汉字\n", 2000), "", false},
		{"a long text", strings.Repeat("words ", 400_000), "", true},
	} {
		p := apptest.Begin(i18n.English(i18n.Plain{}))
		more(t, p, "start article=/a.md thread=json:t.json")
		more(t, p, `thread 2 "{\"id\":\"a\",\"body\":\"One\"}"`)
		pieces := 0
		reply := source.Reply{Status: 200, Body: c.text, URL: "https://example.test/a.md", More: func() string { pieces++; return "" }}
		state, _ := app.Update(p.State, app.GotReply{Number: 1, Reply: reply}, 0)
		switch shown := state.Article.(type) {
		case app.FailedArticle:
			if want := state.Words.Say("article.failed", "reason", state.Words.Say(c.key)); c.key == "" || shown.Sentence != want || pieces > 0 {
				t.Errorf("%s: %q after %d pieces", c.name, shown.Sentence, pieces)
			}
		case app.LoadedArticle:
			if c.key != "" || shown.Article.Plain != c.plain {
				t.Errorf("%s is shown, plain: %v", c.name, shown.Article.Plain)
			}
		}
		if thread, ok := state.Thread.(*app.LoadedThread); !ok || thread.Thread.Count != 1 {
			t.Errorf("%s: the thread is %T", c.name, state.Thread)
		}
	}
}
