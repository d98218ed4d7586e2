package page

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Concerned tells whether a page may have a place at all. Most have none, and are not read
// any further.
func Concerned(data []byte) bool {
	return bytes.Contains(data, []byte("after-word")) ||
		bytes.Contains(data, []byte("data-article")) || bytes.Contains(data, []byte("data-thread"))
}

// Read reads a page.
func Read(data []byte) *Page {
	p := &Page{html: strip(data), metas: map[string]bool{}}
	p.Filled = len(p.html) < len(data)
	r := reader{Page: p}
	r.tokens, p.head = tokens(p.html)
	r.read()
	return p
}

// reader goes through the tokens of a page.
type reader struct {
	*Page
	tokens []token
	langs  []around // the elements around that have a language, and those between
}

type around struct{ tag, lang string }

var (
	void    = strings.Fields("area base br col embed hr img input link meta param source track wbr")
	ours    = regexp.MustCompile(`(?:^|/)afterword[^/?#]*\.js(?:$|[?#])`)
	scheme  = regexp.MustCompile(`(?:^|[^\w-])color-scheme\s*:`)
	scripts = regexp.MustCompile(`(?i)^(?:module|(?:text|application)/(?:x-)?(?:java|ecma)script|text/(?:javascript1\.[0-5]|jscript|livescript)|)$`)
	kinds   = regexp.MustCompile(`"@type"\s*:\s*"(?:\w*Article|BlogPosting|DiscussionForumPosting)"`)
)

// Schemes tells whether a style sheet says which colour scheme a page has.
func Schemes(css string) bool { return scheme.MatchString(css) }

func (r *reader) read() {
	for i := range r.tokens {
		t := &r.tokens[i]
		switch t.Type {
		case html.StartTagToken, html.SelfClosingTagToken:
			r.open(i, t)
		case html.EndTagToken:
			r.close(t)
		}
	}
}

func (r *reader) open(i int, t *token) {
	if !t.asleep {
		r.note(i, t)
	}
	if slices.Contains(void, t.Data) {
		return
	}
	lang, _ := t.attr("lang")
	if lang != "" || len(r.langs) > 0 {
		r.langs = append(r.langs, around{t.Data, lang})
	}
}

func (r *reader) close(t *token) {
	for i := len(r.langs) - 1; i >= 0; i-- {
		if r.langs[i].tag == t.Data {
			r.langs = r.langs[:i]
			return
		}
	}
}

// note records the places, and what an element says about the page.
func (r *reader) note(i int, t *token) {
	rel, _ := t.attr("rel")
	rels := strings.Fields(strings.ToLower(rel))
	href, _ := t.attr("href")
	switch t.Data {
	case "title":
		if t.head && r.Title == "" {
			r.Title = strings.TrimSpace(r.inside(i))
		}
	case "base":
		if r.Base == "" {
			r.Base = href
		}
	case "link":
		if slices.Contains(rels, "canonical") && r.Canonical == "" {
			r.Canonical = href
		}
		if slices.Contains(rels, "alternate") {
			r.Alternates = append(r.Alternates, href)
		}
		if slices.Contains(rels, "stylesheet") {
			r.Sheets = append(r.Sheets, href)
		}
	case "style":
		r.Schemed = r.Schemed || Schemes(r.inside(i))
	case "meta":
		for _, key := range []string{"name", "property"} {
			if name, ok := t.attr(key); ok {
				r.metas[strings.ToLower(name)] = true
			}
		}
		r.Schemed = r.Schemed || r.metas["color-scheme"]
		if charset, ok := t.attr("charset"); ok && r.Charset == "" {
			r.Charset = strings.ToLower(strings.TrimSpace(charset))
		}
	case "script":
		if kind, _ := t.attr("type"); strings.EqualFold(kind, "application/ld+json") {
			r.data = r.data || kinds.MatchString(r.inside(i))
		}
		r.script(i, t)
	case "after-word":
		r.place(i, "", t.end)
	}
}

// inside is the text of an element that holds only text.
func (r *reader) inside(i int) string {
	if i+1 < len(r.tokens) && r.tokens[i+1].Type == html.TextToken {
		return r.tokens[i+1].Data
	}
	return ""
}

func (r *reader) script(i int, t *token) {
	src, _ := t.attr("src")
	kind, _ := t.attr("type")
	_, article := t.attr("data-article")
	_, thread := t.attr("data-thread")
	if t.head || !ours.MatchString(src) || !runs(kind) || !article && !thread {
		return
	}
	if end := endOf(r.tokens, i); end >= 0 {
		r.place(i, "data-", end)
	}
}

// runs tells whether a browser runs scripts of a type. A consent banner gives a script
// another type to hold it back.
// https://mimesniff.spec.whatwg.org/#javascript-mime-type
func runs(kind string) bool {
	return scripts.MatchString(strings.TrimSpace(kind))
}

func (r *reader) place(i int, prefix string, after int) {
	t := &r.tokens[i]
	p := Place{Values: map[string]string{}, start: t.start, end: t.end, after: after, script: prefix != ""}
	for _, name := range Attributes {
		if value, ok := t.attr(prefix + name); ok {
			p.Values[name] = value
		}
	}
	for i := len(r.langs) - 1; i >= 0 && p.Lang == ""; i-- {
		p.Lang = r.langs[i].lang
	}
	p.Taken = !p.script && r.rooted(i)
	r.Places = append(r.Places, p)
}

// rooted tells whether the element that begins at token i has a shadow root in
// the page.
func (r *reader) rooted(i int) bool {
	for i++; i < len(r.tokens) && r.tokens[i].Data != "after-word"; i++ {
		if _, ok := r.tokens[i].attr("shadowrootmode"); ok && r.tokens[i].opens("template") {
			return true
		}
	}
	return false
}
