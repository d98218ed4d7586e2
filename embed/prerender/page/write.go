package page

import (
	"bytes"
	"html"
	"strings"
)

// Filling is what is put into a page.
type Filling struct {
	// Trees are the contents of the shadow roots as HTML, one for each place of the page;
	// "" leaves a place to the browser.
	Trees []string
	// Head are elements for the page's head.
	Head []string
}

// Fill is the page with a filling. A script tag that stands for an element loses its
// attributes, and the element follows it. The loader may run while the browser still reads
// the page, and then could not know that the element of its tag is about to come.
func (p *Page) Fill(f Filling) []byte {
	var out bytes.Buffer
	at := 0
	copyTo := func(end int) {
		out.Write(p.html[at:end])
		at = end
	}
	written := false
	head := func() {
		written = true
		copyTo(p.head)
		for _, element := range f.Head {
			out.WriteString(marked(element) + "\n")
		}
	}
	for i, place := range p.Places {
		if f.Trees[i] == "" {
			continue
		}
		if !written && place.start >= p.head {
			head()
		}
		copyTo(place.start)
		template := marked(`<template shadowrootmode="open">` + f.Trees[i] + `</template>`)
		if !place.script {
			copyTo(place.end)
			out.WriteString(template)
			continue
		}
		out.WriteString(plain(string(p.html[place.start:place.end])))
		at = place.end
		copyTo(place.after)
		out.WriteString(element(place.Values) + template + "</after-word>")
	}
	if !written {
		head()
	}
	copyTo(len(p.html))
	return out.Bytes()
}

// element is the start tag of an element.
func element(values map[string]string) string {
	tag := "<after-word"
	for _, name := range Attributes {
		if value, ok := values[name]; ok {
			tag += " " + name + `="` + html.EscapeString(value) + `"`
		}
	}
	return tag + ">"
}

// plain is a script's start tag without the attributes that ask for an
// element.
func plain(tag string) string {
	kept, rest := tag[:len("<script")], tag[len("<script"):]
	for rest != "" {
		n := attribute(rest)
		name := strings.ToLower(strings.Trim(rest[:n], " \t\n\f\r/"))
		name, _, _ = strings.Cut(name, "=")
		if !asks(strings.TrimSpace(name)) {
			kept += rest[:n]
		}
		rest = rest[n:]
	}
	return kept
}

func asks(name string) bool {
	for _, known := range Attributes {
		if name == "data-"+known {
			return true
		}
	}
	return false
}

// attribute is the length of the attribute at the start of rest, which is the end of a tag,
// with the space before it.
// https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state
func attribute(rest string) int {
	const space = " \t\n\f\r"
	skip := func(n int, set string) int {
		for n < len(rest) && strings.IndexByte(set, rest[n]) >= 0 {
			n++
		}
		return n
	}
	until := func(n int, set string) int {
		for n < len(rest) && strings.IndexByte(set, rest[n]) < 0 {
			n++
		}
		return n
	}
	start := skip(0, space+"/")
	if start < len(rest) && rest[start] == '>' {
		return len(rest)
	}
	n := until(min(start+1, len(rest)), space+"/>=")
	equals := skip(n, space)
	if equals >= len(rest) || rest[equals] != '=' {
		return n
	}
	n = skip(equals+1, space)
	if n < len(rest) && (rest[n] == '"' || rest[n] == '\'') {
		return min(until(n+1, rest[n:n+1])+1, len(rest))
	}
	return until(n, space+">")
}
