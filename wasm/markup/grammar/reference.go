package grammar

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// References takes the definitions of links off the front of paragraphs.
// https://spec.commonmark.org/0.31.2/#link-reference-definitions
type References struct{}

// Transform does so.
func (References) Transform(paragraph *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := paragraph.Lines()
	block := text.NewBlockReader(reader.Source(), lines)
	taken := 0
	for n := definition(block, pc); n > 0; n = definition(block, pc) {
		taken = n
	}
	if taken == 0 {
		return
	}
	// What stood there counts for the space between the items of a list.
	parent := paragraph.Parent()
	place := ast.NewLinkReferenceDefinition(nil, nil, nil)
	place.SetBlankPreviousLines(paragraph.HasBlankPreviousLines())
	parent.InsertBefore(parent, paragraph, place)
	if lines.SetSliced(taken, lines.Len()); lines.Len() == 0 {
		parent.RemoveChild(parent, paragraph)
	}
}

// definition reads one, goes to the line behind it and gives the number of
// that; 0 if there is none.
func definition(block text.Reader, pc parser.Context) int {
	block.SkipSpaces()
	if block.Peek() != '[' {
		return 0
	}
	block.Advance(1)
	label, ok := linkLabel(block)
	if !ok || util.IsBlank(label) || block.Peek() != ':' {
		return 0
	}
	block.Advance(1)
	block.SkipSpaces()
	destination, ok := linkDestination(block)
	if !ok {
		return 0
	}
	line, at := block.Position()
	whole := lineEnds(block)
	var title []byte
	if _, spaces, _ := block.SkipSpaces(); spaces > 0 {
		if title, ok = linkTitle(block); ok && lineEnds(block) {
			line, at = block.Position()
			whole = true
		} else {
			title = nil
		}
	}
	if !whole {
		return 0
	}
	pc.AddReference(parser.NewReference(label, destination, title))
	block.SetPosition(line, at)
	block.AdvanceLine()
	return line + 1
}

// lineEnds tells whether nothing follows in the line.
func lineEnds(block text.Reader) bool {
	line, _ := block.PeekLine()
	return line == nil || util.IsBlank(line)
}
