package grammar

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Headings parses headings that begin with number signs.
// https://spec.commonmark.org/0.31.2/#atx-headings
type Headings struct {
	// IDs tells that a heading may name its own.
	IDs bool
}

// Trigger is what it begins with.
func (Headings) Trigger() []byte { return []byte{'#'} }

// Open reads one.
func (h Headings) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	at := pc.BlockOffset()
	if at < 0 {
		return nil, parser.NoChildren
	}
	sign := func(c byte) bool { return c == '#' }
	level := run(line[at:], sign)
	at += level
	if level == 0 || level > 6 || at < len(line) && !space(line[at]) {
		return nil, parser.NoChildren
	}
	made := ast.NewHeading(level)
	content := text.NewSegment(segment.Start+at-segment.Padding, segment.Stop)
	source := reader.Source()
	content = trim(content, source)
	// A run of signs at the end that a space precedes is not part of it.
	stop := content.Stop
	for stop > content.Start && source[stop-1] == '#' {
		stop--
	}
	if stop == content.Start || space(source[stop-1]) {
		content = trim(content.WithStop(stop), source)
	}
	if content.Start < content.Stop {
		made.Lines().Append(content)
	}
	if h.IDs {
		identify(made, source, pc)
	}
	reader.AdvanceToEOL()
	return made, parser.NoChildren
}

// Continue ends it: it is one line.
func (Headings) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }

// Close has nothing to do.
func (Headings) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph lets a heading follow a paragraph.
func (Headings) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine leaves indented lines to code.
func (Headings) CanAcceptIndentedLine() bool { return false }
