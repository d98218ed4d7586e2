package grammar

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Underlines parses the underlines that make paragraphs headings.
// https://spec.commonmark.org/0.31.2/#setext-headings
type Underlines struct {
	// IDs tells that a heading may name its own.
	IDs bool
}

// Trigger is what it begins with.
func (Underlines) Trigger() []byte { return []byte{'-', '='} }

var underlinedKey = parser.NewContextKey()

// Open reads one. That the paragraph is still one, and not a table or
// definitions of links, shows when the heading is closed.
func (Underlines) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	paragraph, ok := pc.LastOpenedBlock().Node.(*ast.Paragraph)
	at := pc.BlockOffset()
	if !ok || paragraph.Parent() != parent || at < 0 {
		return nil, parser.NoChildren
	}
	line, segment := reader.PeekLine()
	line = bytes.TrimRight(line[at:], " \t\r\n")
	sign := line[0]
	if run(line, func(c byte) bool { return c == sign }) < len(line) {
		return nil, parser.NoChildren
	}
	level := 1
	if sign == '-' {
		level = 2
	}
	made := ast.NewHeading(level)
	made.Lines().Append(segment)
	pc.Set(underlinedKey, paragraph)
	return made, parser.NoChildren | parser.RequireParagraph
}

// Continue ends it: it is one line.
func (Underlines) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }

// Close moves the paragraph into the heading. Where only definitions of links
// were in it, the underline is text.
func (u Underlines) Close(made ast.Node, reader text.Reader, pc parser.Context) {
	paragraph := pc.Get(underlinedKey).(*ast.Paragraph)
	parent := made.Parent()
	if paragraph.Lines().Len() > 0 {
		made.SetLines(paragraph.Lines())
		made.SetBlankPreviousLines(paragraph.HasBlankPreviousLines())
		if paragraph.Parent() != nil {
			parent.RemoveChild(parent, paragraph)
		}
		if u.IDs {
			identify(made, reader.Source(), pc)
		}
		return
	}
	line := made.Lines().At(0)
	line = line.TrimLeftSpace(reader.Source())
	if next := made.NextSibling(); next != nil && ast.IsParagraph(next) {
		next.Lines().Unshift(line)
	} else {
		kept := ast.NewParagraph()
		kept.Lines().Append(line)
		parent.InsertAfter(parent, made, kept)
	}
	parent.RemoveChild(parent, made)
}

// CanInterruptParagraph lets it follow a paragraph.
func (Underlines) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine leaves indented lines to the paragraph.
func (Underlines) CanAcceptIndentedLine() bool { return false }
