package markup

import (
	"sync/atomic"

	"afterword/wasm/markup/grammar"
	"afterword/wasm/node"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Options say what a text is part of.
type Options struct {
	// Policy is what the text may hold.
	Policy *Policy
	// Base is what relative URLs are resolved against.
	Base node.Base
	// Level is the level of the heading that the text stands under, 1 to 6:
	// an article's title, a thread's heading.
	Level int
	// Shown tells which images are shown although the policy shows links instead. nil shows
	// none.
	Shown func(node.URL) bool
	// Title takes a leading level-1 heading out of the text.
	Title bool
	// Prefix begins the ids of footnotes, so that two texts on a page have different ids.
	Prefix string
	// Quotes are the quotation marks for typography as in print, which also sets dashes and
	// ellipses. nil leaves the text as it was typed.
	Quotes *Quotes
	// Words are the sentences for readers who do not see the page.
	Words Words
}

// Words name things in the language of the interface.
type Words struct {
	// Anchor names the link to a heading; {title} is the heading's text.
	Anchor string
	// Table names a table that scrolls.
	Table string
	// Done and Open name the boxes of a task list.
	Done, Open string
	// Notes names the footnotes; Back names the link from one back to the
	// text, {number} is the note's number.
	Notes, Back string
	// Alerts are the labels of the five kinds of alerts, as [AlertsOf] returns them.
	Alerts string
}

// Document is a text that was rendered.
type Document struct {
	// Title is the content of the leading level-1 heading, if there was one
	// and [Options] asked for it.
	Title []node.Node
	// Body is everything else.
	Body []node.Node
}

// Markdown renders a text in CommonMark with the extensions of GitHub: tables,
// strikethrough, task lists, and links from bare URLs. An extended policy adds footnotes,
// alerts, definitions and formulas.
// https://spec.commonmark.org/0.31.2/
// https://github.github.com/gfm/
func Markdown(source string, o Options) Document {
	atomic.StoreUint64(&Rendering, Fingerprint(source))
	source = clean(source)
	w := walker{builder: builder{Options: o, source: source}, bytes: []byte(source), named: map[string]bool{}}
	pc := parser.NewContext()
	document := o.Policy.parser().Parse(text.NewReader(w.bytes), parser.WithContext(pc))
	for _, id := range grammar.IDs(pc) {
		w.slugs.reserve(ID(id))
	}
	w.walk(document)
	body := w.finish()
	atomic.StoreUint64(&Rendering, 0)
	return Document{w.title, body}
}

// HTML renders what a server sends as HTML, such as the rich text of Mastodon
// and Matrix.
func HTML(source string, o Options) []node.Node {
	atomic.StoreUint64(&Rendering, Fingerprint(source))
	source = clean(source)
	b := builder{Options: o, source: source}
	b.html(source, 0)
	body := b.finish()
	atomic.StoreUint64(&Rendering, 0)
	return body
}
