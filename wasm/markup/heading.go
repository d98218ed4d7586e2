package markup

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"afterword/wasm/node"

	"github.com/yuin/goldmark/util"
)

// heading returns the element of a heading that was written with a rank. It is below the
// level in Options.
func (b *builder) heading(rank int) node.Tag {
	return node.Heading(b.Level + max(rank, b.Policy.Top) - b.Policy.Top + 1)
}

// slugs gives each heading of a text a unique id.
type slugs struct {
	taken map[string]int
}

// reserve keeps a name for the heading that sets it as its own id.
func (s *slugs) reserve(name string) {
	if s.taken == nil {
		s.taken = map[string]int{}
	}
	s.taken[name] = 0
}

// unique returns name, with a number added if it is taken.
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

// slug returns the name of a heading with a text, as GitHub does: letters and digits of any
// script in lower case, and hyphens for spaces.
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

// word tells whether a rune stays in a slug. Letters, marks, digits, hyphens and
// underscores stay. Fractions, digits in circles and invisible characters do not.
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

// linked returns an article's heading with an id and a link to it. The id is own, or else
// made from the heading's text. The link stands after the heading, not in it, so that the
// heading's accessible name is its text alone. The style sheet gives the link its sign,
// since that is only for the eye.
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

// withoutNotes leaves out references to footnotes: only they are superscripts with a class.
func withoutNotes(nodes []node.Node) (kept []node.Node) {
	for _, n := range nodes {
		if n.Kind() != node.Element || n.Tag != node.Sup || len(n.Attrs) == 0 || n.Attrs[0].Name != node.Class {
			kept = append(kept, n)
		}
	}
	return kept
}
