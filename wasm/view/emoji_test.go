package view

import (
	"testing"

	"afterword/wasm/app"
	"afterword/wasm/app/apptest"
	"afterword/wasm/comment"
	"afterword/wasm/node"
)

// TestEmoji puts pictures in the place of words, and only there.
func TestEmoji(t *testing.T) {
	const wave = `<img src="https://a.test/w.png" alt=":wave:" title=":wave:" width="20">`
	e := emojiIn(&comment.Comment{Emoji: ` :wave: https://a.test/w.png :bad: javascript:alert(1) :odd`}, "https://page.test/")
	for html, want := range map[string]string{
		"":                           "",
		":wave:":                     wave,
		"<p>Hi:wave::wave:!</p>":     "<p>Hi" + wave + wave + "!</p>",
		"at 10:30:wave:":             "at 10:30" + wave,
		":::wave:::":                 "::" + wave + "::",
		"wave: :waves: :Wave:":       "wave: :waves: :Wave:",
		":bad: :odd:":                ":bad: :odd:",
		`<a title=":wave:">:wave:`:   `<a title=":wave:">` + wave,
		": <a href='b:wave:'>:wave:": ": <a href='b:wave:'>" + wave,
		":wa<b>ve:</b>":              ":wa<b>ve:</b>",
		"<p :wave:":                  "<p :wave:",
		"1 < 2 :":                    "1 < 2 :",
	} {
		if got := e.pictured(html); got != want {
			t.Errorf("%q became %q", html, got)
		}
	}
}

// TestEmojiInText keeps the words where a comment is text alone, as search engines read it.
func TestEmojiInText(t *testing.T) {
	c := &comment.Comment{HTML: "<p>Hi :wave:</p>", Emoji: " :wave: https://a.test/w.png"}
	if text := node.HTMLOf(Text(apptest.Shown(app.Setup{}, "", ""), c)); text != "<p>Hi :wave:</p>" {
		t.Error(text)
	}
}
