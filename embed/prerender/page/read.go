package page

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Concerned tells whether a page may have a place at all: most do not, and are
// not read any further.
func Concerned(data []byte) bool {
	return bytes.Contains(data, []byte("after-word")) ||
		bytes.Contains(data, []byte("data-article")) || bytes.Contains(data, []byte("data-thread"))
}

// Read reads a page.
func Read(data []byte) *Page {
	p := &Page{html: strip(data), metas: map[string]bool{}}
	r := reader{Page: p, tokens: tokens(p.html)}
	r.read()
	return p
}

// token is a token of a page and where it stands.
type token struct {
	html.Token
	start, end int
}

func tokens(data []byte) []token {
	// The tokenizer changes what it reads.
	z := html.NewTokenizer(bytes.NewReader(data))
	var all []token
	at := 0
	for z.Next() != html.ErrorToken {
		n := len(z.Raw())
		all = append(all, token{z.Token(), at, at + n})
		at += n
	}
	return all
}

// attr is an attribute's value, and whether it is there.
func (t *token) attr(name string) (string, bool) {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// strip takes out what an earlier run put in.
func strip(data []byte) []byte {
	if !bytes.Contains(data, []byte(Mark)) {
		return data
	}
	var kept []byte
	from := 0
	all := tokens(data)
	for i := 0; i < len(all); i++ {
		t := &all[i]
		if _, ours := t.attr(Mark); !ours || t.Type != html.StartTagToken {
			continue
		}
		end := t.end
		if t.Data != "meta" && t.Data != "link" {
			for i < len(all)-1 && (all[i].Type != html.EndTagToken || all[i].Data != t.Data) {
				i++
			}
			end = all[i].end
		}
		if t.Data != "template" && end < len(data) && data[end] == '\n' {
			end++
		}
		kept = append(kept, data[from:t.start]...)
		from = end
	}
	return append(kept, data[from:]...)
}

// reader goes through the tokens of a page.
type reader struct {
	*Page
	tokens []token
	body   bool     // the head has ended
	langs  []around // the elements around with a language, and those between
	asleep int      // how many templates and noscript elements are open
}

type around struct{ tag, lang string }

var (
	void   = strings.Fields("area base br col embed hr img input link meta param source track wbr")
	inHead = strings.Fields("html head title meta link base script style template noscript bgsound basefont")
	ours   = regexp.MustCompile(`(?:^|/)afterword[^/?#]*\.js(?:$|[?#])`)
	scheme = regexp.MustCompile(`(?:^|[^\w-])color-scheme\s*:`)
	kinds  = regexp.MustCompile(`"@type"\s*:\s*"(?:\w*Article|BlogPosting|DiscussionForumPosting)"`)
)

// Schemes tells whether a style sheet says which colour scheme a page has.
func Schemes(css string) bool { return scheme.MatchString(css) }

func (r *reader) read() {
	r.head = len(r.html)
	for i := range r.tokens {
		t := &r.tokens[i]
		switch t.Type {
		case html.StartTagToken, html.SelfClosingTagToken:
			if !slices.Contains(inHead, t.Data) {
				r.endHead(t.start)
			}
			r.open(i, t)
		case html.EndTagToken:
			if t.Data == "head" {
				r.endHead(t.start)
			}
			r.close(t)
		case html.TextToken:
			if strings.TrimSpace(t.Data) != "" && (i == 0 || !slices.Contains(inHead[2:], r.tokens[i-1].Data)) {
				r.endHead(t.start)
			}
		}
	}
}

func (r *reader) endHead(at int) {
	if !r.body {
		r.body, r.head = true, at
	}
}

func (r *reader) open(i int, t *token) {
	if r.asleep == 0 {
		r.note(i, t)
	}
	if slices.Contains(void, t.Data) {
		return
	}
	if t.Data == "template" || t.Data == "noscript" {
		r.asleep++
	}
	lang, _ := t.attr("lang")
	if lang != "" || len(r.langs) > 0 {
		r.langs = append(r.langs, around{t.Data, lang})
	}
}

func (r *reader) close(t *token) {
	if (t.Data == "template" || t.Data == "noscript") && r.asleep > 0 {
		r.asleep--
	}
	for i := len(r.langs) - 1; i >= 0; i-- {
		if r.langs[i].tag == t.Data {
			r.langs = r.langs[:i]
			return
		}
	}
}

// note keeps what an element says about the page, and the places.
func (r *reader) note(i int, t *token) {
	rel, _ := t.attr("rel")
	rels := strings.Fields(strings.ToLower(rel))
	href, _ := t.attr("href")
	switch t.Data {
	case "title":
		if !r.body && r.Title == "" {
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
		r.place(t, "", t.end)
	}
}

// inside is the text of an element that holds nothing else.
func (r *reader) inside(i int) string {
	if i+1 < len(r.tokens) && r.tokens[i+1].Type == html.TextToken {
		return r.tokens[i+1].Data
	}
	return ""
}

func (r *reader) script(i int, t *token) {
	src, _ := t.attr("src")
	_, article := t.attr("data-article")
	_, thread := t.attr("data-thread")
	if !r.body || !ours.MatchString(src) || !article && !thread {
		return
	}
	for end := i + 1; end < len(r.tokens); end++ {
		if r.tokens[end].Type == html.EndTagToken {
			r.place(t, "data-", r.tokens[end].end)
			return
		}
	}
}

func (r *reader) place(t *token, prefix string, after int) {
	p := Place{Values: map[string]string{}, start: t.start, end: t.end, after: after, script: prefix != ""}
	for _, name := range Attributes {
		if value, ok := t.attr(prefix + name); ok {
			p.Values[name] = value
		}
	}
	for i := len(r.langs) - 1; i >= 0 && p.Lang == ""; i-- {
		p.Lang = r.langs[i].lang
	}
	r.Places = append(r.Places, p)
}
