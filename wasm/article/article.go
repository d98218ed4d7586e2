// Package article turns a Markdown file into an article: what it says about itself, its
// title and text, and how long it takes to read.
package article

import (
	"strings"

	"afterword/wasm/frontmatter"
	"afterword/wasm/markup"
	"afterword/wasm/node"
)

// Article is an article that can be shown.
type Article struct {
	frontmatter.Meta
	// Problems are the keys of the front matter that could not be read.
	Problems []frontmatter.Problem
	// Heading is the title: that of the front matter, or else a heading of
	// level 1 that the text begins with. Empty without either.
	Heading []node.Node
	// Body is the text without the title.
	Body []node.Node
	// Minutes is how long it takes to read.
	Minutes int
	// Plain tells that the text is shown as it was written.
	Plain bool

	// Prerendered tells that the page shows the text already, and that it is not here.
	Prerendered bool

	// Source is the file, and Base what its relative URLs are resolved
	// against.
	Source string
	Base   node.Base
}

// Options is how an article is laid out.
type Options struct {
	// Level is the level of the title's heading.
	Level int
	Words markup.Words
	// Plain asks for the text as it was written.
	Plain bool
}

// Parse reads an article from its file.
func Parse(file string, base node.Base, o Options) *Article {
	a := &Article{Source: file, Base: base, Plain: o.Plain}
	var text string
	a.Meta, a.Problems, text = frontmatter.Split(file)
	if o.Plain {
		a.Body = markup.Plain(text)
	} else {
		options := markup.Options{
			Policy: markup.Articles,
			Base:   base,
			Level:  o.Level,
			Words:  o.Words,
			Title:  a.Title == "",
		}
		if labels := markup.AlertsOf(a.Lang); labels != "" {
			options.Words.Alerts = labels
		}
		if a.Typographer {
			options.Quotes = markup.QuotesOf(a.Lang)
		}
		document := markup.Markdown(text, options)
		a.Heading, a.Body = document.Title, document.Body
	}
	if a.Title != "" {
		a.Heading = []node.Node{node.Txt(a.Title)}
	}
	a.Minutes = ReadingMinutes(text)
	return a
}

// Prerendered is an article that came with the page, as HTML: head is its front
// matter, and title what the page shows as its title.
func Prerendered(head, title string, minutes int, base node.Base) *Article {
	a := &Article{Prerendered: true, Minutes: minutes, Base: base, Body: []node.Node{node.Stay("")}}
	a.Meta, a.Problems, _ = frontmatter.Split(head)
	if title != "" {
		a.Heading = []node.Node{node.Stay(title)}
	}
	return a
}

// PlainTitle is the title without markup, "" without one.
func (a *Article) PlainTitle() string {
	return strings.Join(strings.Fields(node.PlainTextOf(a.Heading)), " ")
}
