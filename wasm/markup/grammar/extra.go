package grammar

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Extras parses the blocks that articles have beyond CommonMark and GitHub's
// extensions. It is one parser for all of them, as every parser is another
// branch wherever goldmark asks one for something.
type Extras struct{}

// Trigger is what they begin with.
func (Extras) Trigger() []byte { return []byte{'[', ':', '$'} }

// Open reads the first line of one.
func (Extras) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	at := pc.BlockOffset()
	if at < 0 {
		return nil, parser.NoChildren
	}
	line, segment := reader.PeekLine()
	var made *Block
	state := parser.State(parser.HasChildren)
	switch {
	case line[at] == '[':
		made, state = openNote(reader, pc, line, segment, at)
	case line[at] == '$':
		made, state = openFormula(reader, pc, line[at:], segment), parser.NoChildren
	case at+1 < len(line) && line[at+1] == ':':
		made = openAlert(reader, line, segment, at)
	default:
		made = openDefinition(parent, reader, line, segment, at)
	}
	if made == nil {
		return nil, parser.NoChildren
	}
	return made, state
}

// Continue tells whether a line belongs to one.
func (Extras) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	block := n.(*Block)
	line, _ := reader.PeekLine()
	indent := block.leastIndent()
	switch block.Part {
	case Alert:
		return block.continueAlert(reader, pc)
	case FormulaBlock:
		return block.continueFormula(reader)
	case Definition:
		width, _ := util.IndentWidth(line, reader.LineOffset())
		indent = min(max(width, indent), block.Number)
	}
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	at, padding := util.IndentPosition(line, reader.LineOffset(), indent)
	if at < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(at, padding)
	return parser.Continue | parser.HasChildren
}

// leastIndent is how far the lines of a note, or of what a term means, are
// indented to belong to it; to what is neither, lines belong that are not.
func (b *Block) leastIndent() int {
	switch b.Part {
	case Note:
		return 4
	case Definition:
		return 2
	}
	return 0
}

// Close ends one.
func (Extras) Close(n ast.Node, reader text.Reader, pc parser.Context) {
	switch block := n.(*Block); block.Part {
	case Note:
		block.closeNote(pc)
	case Definition:
		block.closeDefinition(reader.Source())
	}
}

// CanInterruptParagraph lets them follow a paragraph.
func (Extras) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine leaves indented lines to code.
func (Extras) CanAcceptIndentedLine() bool { return false }

// Transform reads the lines of a paragraph that say something of what is
// beside or around it.
func (Extras) Transform(paragraph *ast.Paragraph, reader text.Reader, pc parser.Context) {
	takeAttributes(paragraph, reader.Source(), pc)
	if paragraph.Parent() != nil {
		takeLabel(paragraph, reader.Source())
	}
}

// ExtraInlines parses what articles have beyond that in a paragraph: references
// to footnotes, and formulas.
type ExtraInlines struct{}

// Trigger is what they begin with; an image does not begin with a footnote.
func (ExtraInlines) Trigger() []byte { return []byte{'!', '[', '$'} }

// Parse reads one.
func (ExtraInlines) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	var made *Inline
	if line[0] == '$' {
		made = formula(block, pc, line, segment)
	} else {
		made = noteReference(parent, block, pc, line, segment)
	}
	if made == nil {
		return nil
	}
	return made
}
