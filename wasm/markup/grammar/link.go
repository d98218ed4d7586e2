package grammar

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Links parses links and images.
// https://spec.commonmark.org/0.31.2/#links
//
// It is in place of goldmark's, which goes over the open brackets, the lines or
// the text again for each that closes.
type Links struct{}

// Trigger is what they begin and end with.
func (Links) Trigger() []byte { return []byte{'!', '[', ']'} }

// brackets are those of a paragraph that are open.
type brackets struct {
	open []bracket
	// inside is how many of them have a link behind them: they begin no other
	// link, only an image.
	inside int
	// expanded is how much all references of the text have come to.
	expanded int
}

// bracket is one that may begin a link.
type bracket struct {
	// sign stands for it in the paragraph.
	sign  *Inline
	image bool
	// before is the last delimiter before it, or nil.
	before ast.Node
	// holds tells that there is another one behind it, so what is between is
	// no label.
	holds bool
	// line and at are where the text behind it begins.
	line int
	at   text.Segment
}

var bracketsKey = parser.NewContextKey()

func bracketsOf(pc parser.Context) *brackets {
	b, ok := pc.Get(bracketsKey).(*brackets)
	if !ok {
		b = &brackets{}
		pc.Set(bracketsKey, b)
	}
	return b
}

// Parse reads a bracket that opens, or a link or image as a whole where one
// closes.
func (Links) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	b := bracketsOf(pc)
	switch {
	case line[0] == ']':
		return b.close(parent, block, pc)
	case line[0] == '[':
		return b.push(block, segment.WithStop(segment.Start+1), pc)
	case len(line) > 1 && line[1] == '[':
		return b.push(block, segment.WithStop(segment.Start+2), pc)
	}
	return nil
}

func (b *brackets) push(block text.Reader, sign text.Segment, pc parser.Context) ast.Node {
	block.Advance(sign.Len())
	if last := len(b.open) - 1; last >= 0 {
		b.open[last].holds = true
	}
	opened := bracket{sign: &Inline{Part: Bracket, segment: sign}, image: sign.Len() > 1}
	if before := pc.LastDelimiter(); before != nil {
		opened.before = before
	}
	opened.line, opened.at = block.Position()
	b.open = append(b.open, opened)
	return opened.sign
}

// close is the link of the last bracket that is open; nil if that is text.
func (b *brackets) close(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	last := len(b.open) - 1
	if last < 0 {
		return nil
	}
	o := b.open[last]
	b.open = b.open[:last]
	inside := last < b.inside
	b.inside = min(b.inside, last)
	link := ast.NewLink()
	if inside && !o.image || !b.target(link, o, block, pc) {
		o.settle()
		return nil
	}
	parser.ProcessDelimiters(o.before, pc)
	for n := o.sign.NextSibling(); n != nil; {
		next := n.NextSibling()
		parent.RemoveChild(parent, n)
		link.AppendChild(link, n)
		n = next
	}
	parent.RemoveChild(parent, o.sign)
	if o.image {
		return ast.NewImage(link)
	}
	b.inside = last
	return link
}

// settle makes text of a bracket.
func (o bracket) settle() {
	ast.MergeOrReplaceTextSegment(o.sign.Parent(), o.sign, o.sign.segment)
}

// target finds where a link leads, and goes behind it.
func (b *brackets) target(link *ast.Link, o bracket, block text.Reader, pc parser.Context) bool {
	_, end := block.Position()
	block.Advance(1)
	line, at := block.Position()
	switch block.Peek() {
	case '(':
		if inlineTarget(link, block) {
			return true
		}
	case '[':
		block.Advance(1)
		label, ok := linkLabel(block)
		if ok && !util.IsBlank(label) {
			return b.refer(link, label, pc, block)
		}
		if ok {
			line, at = block.Position()
		}
	}
	if o.holds {
		return false
	}
	block.SetPosition(o.line, o.at)
	label, ok := linkLabel(block)
	if _, behind := block.Position(); !ok || behind.Start != end.Start+1 {
		return false // for example a bracket in code
	}
	block.SetPosition(line, at)
	return b.refer(link, label, pc, block)
}

// inlineTarget reads (destination "title").
func inlineTarget(link *ast.Link, block text.Reader) bool {
	block.Advance(1)
	block.SkipSpaces()
	if block.Peek() == ')' {
		block.Advance(1)
		return true
	}
	var ok bool
	if link.Destination, ok = linkDestination(block); !ok {
		return false
	}
	_, spaces, _ := block.SkipSpaces()
	if block.Peek() != ')' {
		if link.Title, ok = linkTitle(block); !ok || spaces == 0 {
			return false
		}
		block.SkipSpaces()
	}
	if block.Peek() != ')' {
		return false
	}
	block.Advance(1)
	return true
}

// refer takes the target that a label was given. As in cmark all of them may
// come to so much: else a long one, referred to often, would be more than
// anyone could send.
func (b *brackets) refer(link *ast.Link, label []byte, pc parser.Context, block text.Reader) bool {
	reference, ok := pc.Reference(util.ToLinkReference(label))
	if !ok {
		return false
	}
	link.Destination, link.Title = reference.Destination(), reference.Title()
	size := len(link.Destination) + len(link.Title)
	if size > max(100_000, 4*len(block.Source()))-b.expanded {
		return false
	}
	b.expanded += size
	return true
}

// CloseBlock makes text of the brackets that are open at the end of a
// paragraph.
func (Links) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	b := bracketsOf(pc)
	for _, o := range b.open {
		o.settle()
	}
	b.open, b.inside = b.open[:0], 0
}
