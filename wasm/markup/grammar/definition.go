package grammar

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Definitions parses what a term means: a line that begins with a colon and a
// space, below the term, and lines that are indented.
// https://michelf.ca/projects/php-markdown/extra/#def-list
type Definitions struct{}

// Trigger is what it begins with.
func (Definitions) Trigger() []byte { return []byte{':'} }

// Open reads the colon.
func (Definitions) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 || at+1 >= len(line) || !space(line[at+1]) || util.IsBlank(line[at+1:]) {
		return nil, parser.NoChildren
	}
	switch last := parent.LastChild().(type) {
	case *ast.Paragraph:
		if !isTerms(last, reader.Source()) {
			return nil, parser.NoChildren
		}
	case *Block:
		if last.Part != Definition {
			return nil, parser.NoChildren
		}
	default:
		return nil, parser.NoChildren
	}
	at += 1 + run(line[at+1:], space)
	reader.Advance(at - segment.Padding)
	return &Block{Part: Definition}, parser.HasChildren
}

// mostTerms is how many lines a paragraph may have to be terms.
const mostTerms = 20

// isTerms tells whether the lines of a paragraph may be terms: it is not long,
// and none of it is a table.
func isTerms(paragraph *ast.Paragraph, source []byte) bool {
	lines := paragraph.Lines()
	for i := range min(lines.Len(), mostTerms) {
		line := lines.At(i)
		if i > 0 && alignments(line.Value(source)) != nil {
			return false
		}
	}
	return lines.Len() <= mostTerms
}

// Continue tells whether a line belongs to it.
func (Definitions) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	at, padding := util.IndentPosition(line, reader.LineOffset(), 2)
	if at < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(at, padding)
	return parser.Continue | parser.HasChildren
}

// Close makes terms of the lines of the paragraph before. What is one
// paragraph shows as its text alone.
func (Definitions) Close(made ast.Node, reader text.Reader, _ parser.Context) {
	parent := made.Parent()
	if before, ok := made.PreviousSibling().(*ast.Paragraph); ok {
		for i := range before.Lines().Len() {
			term := &Block{Part: Term}
			term.Lines().Append(trim(before.Lines().At(i), reader.Source()))
			parent.InsertBefore(parent, made, term)
		}
		parent.RemoveChild(parent, before)
	}
	if only, ok := made.FirstChild().(*ast.Paragraph); ok && only.NextSibling() == nil {
		said := ast.NewTextBlock()
		said.SetLines(only.Lines())
		made.ReplaceChild(made, only, said)
	}
}

// CanInterruptParagraph lets it follow the term.
func (Definitions) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine leaves indented lines to code.
func (Definitions) CanAcceptIndentedLine() bool { return false }
