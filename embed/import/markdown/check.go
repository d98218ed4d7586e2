package markdown

import (
	"strings"
	"unicode"

	"afterword/wasm/markup"
	"afterword/wasm/node"
)

// shown is the text that the widget shows of a comment, without white space.
func shown(text string) string {
	var b strings.Builder
	document := markup.Markdown(text, markup.Options{Policy: markup.Comments, Base: node.Base("https://page.invalid/"), Level: 2})
	for _, n := range document.Body {
		b.WriteString(n.PlainText())
	}
	return letters(b.String())
}

// letters is a text without white space, which HTML and Markdown write differently although
// they mean the same.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, text)
}
