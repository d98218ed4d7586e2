// Package markdown turns the bodies of comments into Markdown that the widget shows as they
// were meant.
//
// The libraries that turn HTML into Markdown know Markdown in general. A comment in the
// widget has rules of its own: HTML is shown as typed, a line break is a line break,
// addresses become links. So the result is read with the widget's own parser. Where its
// text differs from that of the HTML, it is made again with less markup: first without
// emphasis, then as plain paragraphs.
package markdown

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// FromHTML is Markdown that shows the same as a piece of HTML.
func FromHTML(source string) string {
	root, err := parse(strings.ToValidUTF8(source, "\uFFFD"))
	if err != nil {
		return escapeAll(textIn(source)) // no person nests this deep on purpose
	}
	tidy(root)
	want := textOf(root)
	for _, simplify := range []func(*html.Node){func(*html.Node) {}, flatten} {
		simplify(root)
		if text, err := convert(root); err == nil && shown(text) == letters(want) {
			return text
		}
	}
	return escapeAll(want)
}

// FromLines is FromHTML for a text whose line breaks mean line breaks, as
// WordPress keeps its comments and Disqus kept its old ones.
func FromLines(source string) string { return FromHTML(breaks(source)) }

// FromMarkdown is Markdown as it was typed, except for HTML in it. The widget would show
// that as typed, so it becomes Markdown, too.
func FromMarkdown(source string) string {
	source = strings.ToValidUTF8(source, "\uFFFD")
	source = strings.TrimRight(strings.ReplaceAll(source, "\r\n", "\n"), " \t\n")
	source = strings.TrimLeft(source, "\n")
	if !strings.Contains(source, "<") || !utf8.ValidString(source) {
		return source
	}
	if page, ok := render(source); ok {
		return FromHTML(page)
	}
	return source
}
