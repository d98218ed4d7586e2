package grammar

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Strikethroughs parses ~text~ and ~~text~~.
// https://github.github.com/gfm/#strikethrough-extension-
type Strikethroughs struct{}

// Trigger is what it begins with.
func (Strikethroughs) Trigger() []byte { return []byte{'~'} }

// Parse reads a run of tildes.
func (s Strikethroughs) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	run := parser.ScanDelimiter(line, before, 1, s)
	if run == nil || run.OriginalLength > 2 || before == '~' {
		return nil
	}
	run.Segment = segment.WithStop(segment.Start + run.OriginalLength)
	block.Advance(run.OriginalLength)
	pc.PushDelimiter(run)
	return run
}

// IsDelimiter tells what the runs are of.
func (Strikethroughs) IsDelimiter(c byte) bool { return c == '~' }

// CanOpenCloser tells whether two runs may belong together.
func (Strikethroughs) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch is what stands between two runs.
func (Strikethroughs) OnMatch(int) ast.Node { return &Inline{Part: Strikethrough} }
