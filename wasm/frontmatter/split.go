// Package frontmatter reads what a Markdown file says about itself before its text
// begins, in YAML, TOML or JSON.
package frontmatter

import (
	"strings"

	"afterword/wasm/calendar"
)

// Meta is what an article says about itself. Every part may be empty.
// White space at the ends of a value is gone; nothing else of it is checked,
// so that a URL is still whatever was typed.
type Meta struct {
	Title, Subtitle               string
	Authors                       []Author
	Published, Modified           Date
	Canonical                     string
	Image, ImageAlt, ImageCaption string
	Lang                          string
	Tags                          []string
	// Typographer asks for quotation marks, dashes and ellipses as print has
	// them.
	Typographer bool
}

// Author is who wrote an article, and their page, "" without one.
type Author struct{ Name, URL string }

// Problem is a key of the front matter that could not be read. It is left out
// of the [Meta]; the other keys still count.
type Problem struct {
	// Line is where the key stands in the file, counted from 1.
	Line int
	// Key is one of the known keys, or JSON.
	Key string
}

// Split takes the front matter off an article's source. The body is the
// Markdown that is left, always an end of source: all of it but a byte order
// mark where there is no front matter. A key that stands twice counts once,
// the first time, and is one problem however often it comes back.
func Split(source string) (about Meta, problems []Problem, body string) {
	about.Published.Time = calendar.Never
	about.Modified.Time = calendar.Never
	sign, head, line, body := fence(source)
	r := reader{line: line}
	switch sign {
	case '-':
		all := yaml(lines(head, line), 0)
		for i, item := range all.items {
			r.put(all.names[i], all.lines[i], item)
		}
	case '+':
		r.toml(head)
	case '{':
		r.json(head)
	}
	var has [parts]bool
	for i, key := range keys {
		if !has[key.part] {
			has[key.part] = set(&about, key.part, r.found[i])
		}
	}
	return about, r.problems, body
}

// reader is what was read of the front matter so far.
type reader struct {
	found    [len(keys)]*value
	seen     [len(keys)]int
	problems []Problem
	// line is the number of the line that is read of TOML and JSON, up to where
	// the line ends were counted.
	line, counted int
}

// put takes the value of a key.
func (r *reader) put(name string, line int, v *value) {
	n := known(name)
	if n < 0 {
		return
	}
	r.seen[n]++
	switch {
	case r.seen[n] == 1 && v != nil:
		r.found[n] = v
	case r.seen[n] <= 2:
		r.problems = append(r.problems, Problem{line, name})
	}
}

// count goes on to the line of the place where a scanner is.
func (r *reader) count(s *scanner) {
	r.line += strings.Count(s.text[r.counted:s.at], "\n")
	r.counted = s.at
}
