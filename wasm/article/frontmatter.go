// Package article knows what a Markdown file says about itself before its
// text begins, its front matter, and how long the text takes to read.
package article

import (
	"afterword/wasm/calendar"
)

// FrontMatter is what an article says about itself. Every part may be empty.
// White space at the ends of a value is gone; nothing else of it is checked,
// so that a URL is still whatever was typed.
type FrontMatter struct {
	Title, Subtitle               string
	Authors                       []string
	Published, Modified           Date
	Canonical                     string
	Image, ImageAlt, ImageCaption string
	Lang                          string
	Tags                          []string
	// Typographer asks for quotation marks, dashes and ellipses as print has
	// them.
	Typographer bool
}

// Date is a time as an article states it: RFC 3339, or a day.
type Date struct {
	// Text is what was typed, "" for no date.
	Text string
	// Time is milliseconds since 1 January 1970 UTC, or [calendar.Never].
	Time int64
}

// Problem is a key of the front matter that could not be understood. It is
// left out of the [FrontMatter]; the other keys still count.
type Problem struct {
	// Line is where the key stands in the file, counted from 1.
	Line int
	// Key is one of the known keys.
	Key string
}

// Split takes the front matter off an article's source. The body is the
// Markdown that is left, always an end of source: all of it but a byte order
// mark where there is no front matter. A key that stands twice counts once,
// the first time, and is one problem however often it comes back.
func Split(source string) (about FrontMatter, problems []Problem, body string) {
	about.Published.Time = calendar.Never
	about.Modified.Time = calendar.Never
	lines, body := fence(source)
	var seen [len(keys)]int
	for _, e := range entries(lines) {
		n := e.known()
		if n < 0 {
			continue
		}
		seen[n]++
		switch seen[n] {
		case 1:
			v, ok := e.value()
			if ok && keys[n].set(&about, v) {
				continue
			}
		case 2:
		default:
			continue
		}
		problems = append(problems, Problem{e.number, keys[n].name})
	}
	return about, problems, body
}
