package node

// Tag is an element that a tree may hold.
type Tag uint8

// The elements of the interface and of rendered text. What is not here cannot
// be shown: no script, style, template, iframe, object, media, SVG or MathML.
const (
	A Tag = iota
	Abbr
	Article
	Aside
	B
	Bdi
	Bdo
	Blockquote
	Br
	Button
	Caption
	Cite
	Code
	Col
	Colgroup
	Dd
	Del
	Details
	Dfn
	Div
	Dl
	Dt
	Em
	Figcaption
	Figure
	Footer
	Form
	H1
	H2
	H3
	H4
	H5
	H6
	Header
	Hr
	I
	Img
	Input
	Ins
	Kbd
	Label
	Li
	Mark
	Nav
	Ol
	Option
	P
	Pre
	Q
	Rp
	Rt
	Ruby
	S
	Samp
	Section
	Select
	Small
	Span
	Strong
	Sub
	Summary
	Sup
	Table
	Tbody
	Td
	Textarea
	Tfoot
	Th
	Thead
	Time
	Tr
	U
	Ul
	Var
	Wbr
	tagCount
)

// Tags are the names of the elements, in the order of their numbers.
var Tags = [tagCount]string{
	"a", "abbr", "article", "aside", "b", "bdi", "bdo", "blockquote", "br",
	"button", "caption", "cite", "code", "col", "colgroup", "dd", "del",
	"details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure",
	"footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i",
	"img", "input", "ins", "kbd", "label", "li", "mark", "nav", "ol",
	"option", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section",
	"select", "small", "span", "strong", "sub", "summary", "sup", "table",
	"tbody", "td", "textarea", "tfoot", "th", "thead", "time", "tr", "u",
	"ul", "var", "wbr",
}

// String is the element's name.
func (t Tag) String() string { return Tags[t] }

// Void tells whether the element has neither children nor an end tag.
// https://html.spec.whatwg.org/multipage/syntax.html#void-elements
func (t Tag) Void() bool {
	switch t {
	case Br, Col, Hr, Img, Input, Wbr:
		return true
	}
	return false
}

// Heading is the heading element of a level; beyond 6 it stays 6.
func Heading(level int) Tag {
	return H1 + Tag(min(max(level, 1), 6)-1)
}
