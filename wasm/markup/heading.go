package markup

import (
	"strconv"
	"strings"

	"afterword/wasm/node"
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

// unique is the id of a heading with a text, after the manner of GitHub:
// letters and digits of any script in lower case, hyphens for spaces.
func (s *slugs) unique(text string) string {
	id := slug(text)
	if s.taken == nil {
		s.taken = map[string]int{}
	}
	for {
		n, ok := s.taken[id]
		s.taken[id] = n + 1
		if !ok {
			return id
		}
		next := id + "-" + strconv.Itoa(n)
		if n == 0 {
			next = id + "-1"
			s.taken[id] = 2
		}
		if _, ok := s.taken[next]; !ok {
			s.taken[next] = 1
			return next
		}
	}
}

func slug(text string) string {
	id := make([]byte, 0, len(text))
	for _, r := range strings.ToLower(strings.TrimSpace(text)) {
		switch {
		case r == ' ' || r == '\n' || r == '\t':
			id = append(id, '-')
		case word(r):
			id = append(id, string(r)...)
		}
	}
	switch made := string(id); {
	case made == "":
		return "section"
	case made == "comments" || strings.HasPrefix(made, "comment-") || strings.HasPrefix(made, "fn-") || strings.HasPrefix(made, "fnref-"):
		// These are the ids of the thread, of comments and of footnotes.
		return "section-" + made
	default:
		return made
	}
}

// word tells whether a rune stays in a slug. Instead of the tables of
// letters, whose weight would be felt, it names the blocks of punctuation
// and signs.
func word(r rune) bool {
	switch {
	case r < 0x80:
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_'
	case r < 0xc0:
		return r == 'ª' || r == 'µ' || r == 'º'
	case r == '×' || r == '÷' || r == 0x37e || r == 0x387:
		return false
	case r >= 0x2000 && r < 0x2070, r >= 0x20a0 && r < 0x20d0, r >= 0x2190 && r < 0x2c00, r >= 0x2e00 && r < 0x2e80:
		return false
	case r >= 0x3000 && r < 0x3040:
		return r >= 0x3005 && r <= 0x3007
	case r >= 0xe000 && r < 0xf900, r >= 0xfe00 && r < 0xfe70, r >= 0xff00 && r < 0xff10, r >= 0xff1a && r < 0xff21:
		return false
	case r >= 0xfff0 && r < 0x10000, r >= 0x1f000 && r < 0x20000, r >= 0xe0000:
		return false
	}
	return true
}

// linked is an article's heading with its id, and after it the link to it.
// The link is the heading's neighbour and no part of it, so that the
// heading's name is its text alone; it has no text of its own, as its sign is
// for the eye and comes from the style.
func (w *walker) linked(made node.Node) node.Node {
	text := node.PlainTextOf(withoutNotes(made.Children))
	id := w.slugs.unique(text)
	made.Attrs = []node.Attr{node.At(node.ID, id)}
	return node.El(node.Div, headingAttrs, made, node.El(node.A, []node.Attr{
		node.At(node.Class, "anchor"),
		node.Href(node.Fragment(id)),
		node.At(node.AriaLabel, strings.ReplaceAll(w.Words.Anchor, "{title}", text)),
	}))
}

var headingAttrs = []node.Attr{node.At(node.Class, "heading")}

// withoutNotes are nodes less the references to footnotes.
func withoutNotes(nodes []node.Node) []node.Node {
	kept := nodes
	for i, n := range nodes {
		if n.Kind() == node.Element && n.Tag == node.Sup && len(n.Attrs) > 0 && n.Attrs[0].Name == node.Class {
			kept = append([]node.Node(nil), kept[:i]...)
			for _, n := range nodes[i+1:] {
				if n.Kind() != node.Element || n.Tag != node.Sup || len(n.Attrs) == 0 || n.Attrs[0].Name != node.Class {
					kept = append(kept, n)
				}
			}
			break
		}
	}
	return kept
}
