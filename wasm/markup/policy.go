package markup

import (
	"afterword/wasm/node"

	"github.com/yuin/goldmark/parser"
)

// Policy is what one kind of text may hold. There are two, [Articles] and [Comments]. The
// tables below say which elements and attributes of HTML each allows.
type Policy struct {
	// Top is the rank of the highest heading in the text: 2 where a level-1
	// heading is the text's title, so that a stray one counts as level 2.
	Top int
	// Anchors gives each heading an id and a link to that id.
	Anchors bool
	// Extended understands what is not in CommonMark and GitHub's extensions:
	// footnotes, alerts, definitions, formulas, and ids that headings name.
	Extended bool
	// Images shows images. Without it, each becomes a link to the image.
	Images bool
	// Captions makes a figure of an image with a line of emphasis below it.
	Captions bool
	// Breaks shows the line breaks of a paragraph.
	Breaks bool
	// RawHTML filters HTML in Markdown by the tables below. Without it, such HTML shows as
	// typed.
	RawHTML bool
	// Rel is the relation of every link to the page, "" for none.
	// https://html.spec.whatwg.org/multipage/links.html#linkTypes
	Rel string

	allows allowance
	built  parser.Parser
}

// The policies.
var (
	// Articles is for text by the site's owner.
	Articles = &Policy{
		Top:      2,
		Anchors:  true,
		Extended: true,
		Images:   true,
		Captions: true,
		RawHTML:  true,
		allows:   owner,
	}
	// Comments is for text by anyone.
	Comments = &Policy{
		Top:    1,
		Breaks: true,
		Rel:    "nofollow ugc noopener",
		allows: anyone,
	}
)

// allowance is who may use an element in HTML.
type allowance uint8

const (
	anyone allowance = iota
	owner
)

// content is where an element stands and how its end is found.
type content uint8

const (
	inline content = iota
	block
	// part is an element that only makes sense inside a certain other one.
	part
	// whole vanishes with everything in it.
	whole
	// raw vanishes too, and what is in it is not even markup.
	raw
)

type element struct {
	name    string
	tag     node.Tag
	content content
	allows  allowance
}

// elements says what becomes of the elements of HTML, sorted by name. The tags of an
// element that is not in this list vanish, and its text stays.
//
// Landmarks and articles inside a text (article, nav, header, footer, main) are not in the
// list: the page's structure belongs to the page.
var elements = [...]element{
	{"a", node.A, inline, anyone},
	{"abbr", node.Abbr, inline, anyone},
	{"applet", 0, whole, anyone},
	{"aside", node.Aside, block, owner},
	{"audio", 0, whole, anyone},
	{"b", node.B, inline, anyone},
	{"bdi", node.Bdi, inline, anyone},
	{"bdo", node.Bdo, inline, anyone},
	{"blockquote", node.Blockquote, block, anyone},
	{"br", node.Br, inline, anyone},
	{"canvas", 0, whole, anyone},
	{"caption", node.Caption, part, anyone},
	{"center", node.Div, block, owner},
	{"cite", node.Cite, inline, anyone},
	{"code", node.Code, inline, anyone},
	{"col", node.Col, part, anyone},
	{"colgroup", node.Colgroup, part, anyone},
	{"datalist", 0, whole, anyone},
	{"dd", node.Dd, part, anyone},
	{"del", node.Del, inline, anyone},
	{"details", node.Details, block, anyone},
	{"dfn", node.Dfn, inline, anyone},
	{"div", node.Div, block, anyone},
	{"dl", node.Dl, block, anyone},
	{"dt", node.Dt, part, anyone},
	{"em", node.Em, inline, anyone},
	{"embed", 0, whole, anyone},
	{"figcaption", node.Figcaption, part, owner},
	{"figure", node.Figure, block, owner},
	{"h1", node.H1, block, anyone},
	{"h2", node.H2, block, anyone},
	{"h3", node.H3, block, anyone},
	{"h4", node.H4, block, anyone},
	{"h5", node.H5, block, anyone},
	{"h6", node.H6, block, anyone},
	{"hr", node.Hr, block, anyone},
	{"i", node.I, inline, anyone},
	{"iframe", 0, raw, anyone},
	{"img", node.Img, inline, anyone},
	{"ins", node.Ins, inline, anyone},
	{"kbd", node.Kbd, inline, anyone},
	{"li", node.Li, part, anyone},
	{"mark", node.Mark, inline, anyone},
	{"math", 0, whole, anyone},
	// A quotation for Matrix clients without replies. The thread already shows the quoted
	// message.
	// https://spec.matrix.org/v1.12/client-server-api/#fallbacks-for-rich-replies
	{"mx-reply", 0, whole, anyone},
	{"noembed", 0, raw, anyone},
	{"noframes", 0, raw, anyone},
	{"noscript", 0, raw, anyone},
	{"ol", node.Ol, block, anyone},
	{"p", node.P, block, anyone},
	{"plaintext", 0, raw, anyone},
	{"pre", node.Pre, block, anyone},
	{"q", node.Q, inline, anyone},
	{"rp", node.Rp, part, anyone},
	{"rt", node.Rt, part, anyone},
	{"ruby", node.Ruby, inline, anyone},
	{"s", node.S, inline, anyone},
	{"samp", node.Samp, inline, anyone},
	{"script", 0, raw, anyone},
	{"section", node.Section, block, owner},
	{"select", 0, whole, anyone},
	{"small", node.Small, inline, anyone},
	{"span", node.Span, inline, anyone},
	{"strike", node.S, inline, anyone},
	{"strong", node.Strong, inline, anyone},
	{"style", 0, raw, anyone},
	{"sub", node.Sub, inline, anyone},
	{"summary", node.Summary, part, anyone},
	{"sup", node.Sup, inline, anyone},
	{"svg", 0, whole, anyone},
	{"table", node.Table, block, anyone},
	{"tbody", node.Tbody, part, anyone},
	{"td", node.Td, part, anyone},
	{"template", 0, whole, anyone},
	{"textarea", 0, raw, anyone},
	{"tfoot", node.Tfoot, part, anyone},
	{"th", node.Th, part, anyone},
	{"thead", node.Thead, part, anyone},
	{"time", node.Time, inline, anyone},
	{"title", 0, raw, anyone},
	{"tr", node.Tr, part, anyone},
	{"tt", node.Code, inline, anyone},
	{"u", node.U, inline, anyone},
	{"ul", node.Ul, block, anyone},
	{"var", node.Var, inline, anyone},
	{"video", 0, whole, anyone},
	{"wbr", node.Wbr, inline, anyone},
	{"xmp", 0, raw, anyone},
}

// lookup finds an element by its name in lower case.
func (p *Policy) lookup(name string) (element, bool) {
	low, high := 0, len(elements)
	for low < high {
		middle := (low + high) / 2
		if elements[middle].name < name {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low == len(elements) || elements[low].name != name || elements[low].allows > p.allows {
		return element{}, false
	}
	return elements[low], true
}

// value is what an attribute may be set to.
type value uint8

const (
	anything value = iota
	// legible is a text that readers see.
	legible
	// number is decimal digits, at most four.
	number
	// length is a number as above, or a percentage up to 100.
	length
	// place is an id that links lead to.
	place
	// presence is for an attribute without a value, such as open.
	presence
	// listed is one of the table's words.
	listed
	// link and picture are URLs.
	link
	picture
	// alignment is the text-align of a style. The rest of the style is ignored.
	alignment
)

type attribute struct {
	name  string
	to    node.Name
	value value
	// on lists the elements that take the attribute, "" for all, and words lists the
	// values. Each entry has a space before and after it.
	on, words string
}

// attributes says what becomes of the attributes of the elements above. An attribute that
// is not in this list vanishes: above all class, with which text could look like the
// interface, style, srcset, and every event handler. Names and ids are made unique, and
// they are in a shadow tree, where no script of the page looks them up.
var attributes = [...]attribute{
	{"align", node.Align, listed, " td th tr p div h1 h2 h3 h4 h5 h6 img table ", " left center right "},
	{"alt", node.Alt, anything, " img ", ""},
	{"colspan", node.Colspan, number, " td th ", ""},
	{"datetime", node.Datetime, anything, " time del ins ", ""},
	{"dir", node.Dir, listed, "", " ltr rtl auto "},
	{"height", node.Height, length, " img ", ""},
	{"href", 0, link, " a ", ""},
	{"id", node.ID, place, "", ""},
	{"lang", node.Lang, anything, "", ""},
	{"name", node.ID, place, " a ", ""},
	{"open", node.Open, presence, " details ", ""},
	{"reversed", node.Reversed, presence, " ol ", ""},
	{"rowspan", node.Rowspan, number, " td th ", ""},
	{"scope", node.Scope, listed, " th ", " row col rowgroup colgroup "},
	{"span", node.Span_, number, " col colgroup ", ""},
	{"src", 0, picture, " img iframe video audio embed source ", ""},
	{"start", node.Start, number, " ol ", ""},
	{"style", node.Align, alignment, " td th ", " left center right "},
	{"title", node.Title, legible, "", ""},
	{"translate", node.Translate, listed, "", " yes no "},
	{"type", node.Type, listed, " ol ", " 1 a A i I "},
	{"width", node.Width, length, " img table td th ", ""},
}
