package grammar

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// openDefinition reads the colon before what a term means: a line that begins
// with a colon and a space, below the term, and lines that are indented.
// https://michelf.ca/projects/php-markdown/extra/#def-list
func openDefinition(parent ast.Node, reader text.Reader, line []byte, segment text.Segment, at int) *Block {
	if at+1 >= len(line) || !space(line[at+1]) || util.IsBlank(line[at+1:]) {
		return nil
	}
	switch last := parent.LastChild().(type) {
	case *ast.Paragraph:
		if !isTerms(last, reader.Source()) {
			return nil
		}
	case *Block:
		if last.Part != Definition {
			return nil
		}
	default:
		return nil
	}
	at++
	width, _ := util.IndentWidth(line[at:], reader.LineOffset()+at)
	made := &Block{Part: Definition, Number: at + width}
	at += run(line[at:], space)
	reader.Advance(at - segment.Padding)
	return made
}

// mostTerms is how many lines a paragraph may have to be terms.
const mostTerms = 20

// isTerms tells whether the lines of a paragraph may be terms: it is not long,
// and not a table.
func isTerms(paragraph *ast.Paragraph, source []byte) bool {
	lines := paragraph.Lines()
	first, last := lines.At(0), lines.At(lines.Len()-1)
	return lines.Len() <= mostTerms && bytes.IndexByte(source[first.Start:last.Stop], '|') < 0
}

// closeDefinition makes terms of the lines of the paragraph before. What is one
// paragraph shows as its text alone.
func (b *Block) closeDefinition(source []byte) {
	parent := b.Parent()
	if before, ok := b.PreviousSibling().(*ast.Paragraph); ok {
		for i := range before.Lines().Len() {
			term := &Block{Part: Term}
			term.Lines().Append(trim(before.Lines().At(i), source))
			parent.InsertBefore(parent, b, term)
		}
		parent.RemoveChild(parent, before)
	}
	if only, ok := b.FirstChild().(*ast.Paragraph); ok && only.NextSibling() == nil {
		said := ast.NewTextBlock()
		said.SetLines(only.Lines())
		b.ReplaceChild(b, only, said)
	}
}
