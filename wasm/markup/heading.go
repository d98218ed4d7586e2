package markup

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/wasm/node"

	"github.com/yuin/goldmark/util"
)

// heading is the element of a heading of a rank as written, below the level
// that Options names.
func (b *builder) heading(rank int) node.Tag {
	return node.Heading(b.Level + max(rank, b.Policy.Top) - b.Policy.Top + 1)
}

// slugs gives each heading of a text an id of its own.
type slugs struct {
	taken map[string]int
}

// reserve keeps a name for the heading that names itself so.
func (s *slugs) reserve(name string) {
	if s.taken == nil {
		s.taken = map[string]int{}
	}
	s.taken[name] = 0
}

// unique is a name, or one with a number where it is taken.
// https://github.com/Flet/github-slugger
func (s *slugs) unique(name string) string {
	id := name
	for {
		if _, taken := s.taken[id]; !taken {
			s.reserve(id)
			return id
		}
		s.taken[name]++
		id = name + "-" + strconv.Itoa(s.taken[name])
	}
}

// slug is the name of a heading with a text, after the manner of GitHub:
// letters and digits of any script in lower case, hyphens for spaces.
func slug(text string) string {
	id := make([]byte, 0, len(text))
	for _, r := range strings.ReplaceAll(strings.TrimSpace(text), "İ", "i̇") {
		r = unicode.ToLower(r)
		switch {
		case r == ' ':
			id = append(id, '-')
		case word(r):
			id = utf8.AppendRune(id, r)
		}
	}
	if len(id) == 0 {
		return "section"
	}
	return ID(string(id))
}

// word tells whether a rune stays in a slug: letters, marks, digits, and what
// joins words; no fractions and digits in circles, and nothing that does not
// show.
func word(r rune) bool {
	switch {
	case r == '-' || r == '_' || r == '＿':
		return true
	case r >= 0x200b && r < 0x2070, r >= 0x2150 && r < 0x2160, r >= 0x2460 && r < 0x249c, r >= 0x2776 && r < 0x2794,
		strings.ContainsRune("²³¹¼½¾\u00ad\ufeff", r):
		return false
	}
	return r >= '0' && !util.IsPunctRune(r) && !unicode.IsSpace(r) && !unicode.IsControl(r)
}

// linked is an article's heading with its id, its own or that of its text, and
// after it the link to it.
// The link is the heading's neighbour and no part of it, so that the
// heading's name is its text alone; it has no text of its own, as its sign is
// for the eye and comes from the style.
func (w *walker) linked(made node.Node, own string) node.Node {
	text := node.PlainTextOf(withoutNotes(made.Children))
	id := ID(own)
	if own == "" || w.named[id] {
		id = w.slugs.unique(slug(text))
	} else {
		w.named[id] = true
	}
	made.Attrs = []node.Attr{node.At(node.ID, id)}
	if w.links > 0 {
		return made // raw HTML has put it into a link
	}
	return node.El(node.Div, headingAttrs, made, node.El(node.A, []node.Attr{
		node.At(node.Class, "anchor"),
		node.Href(node.Fragment(id)),
		node.At(node.AriaLabel, strings.ReplaceAll(w.Words.Anchor, "{title}", text)),
	}))
}

var headingAttrs = []node.Attr{node.At(node.Class, "heading")}

// withoutNotes are nodes less the references to footnotes, which alone are raised
// and have a class.
func withoutNotes(nodes []node.Node) (kept []node.Node) {
	for _, n := range nodes {
		if n.Kind() != node.Element || n.Tag != node.Sup || len(n.Attrs) == 0 || n.Attrs[0].Name != node.Class {
			kept = append(kept, n)
		}
	}
	return kept
}
