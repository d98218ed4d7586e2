package markup

import (
	"afterword/wasm/node"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Hostile text can make goldmark slow or exhaust the stack. This was measured with 12, 25
// and 50 KB of each input in extreme_test.go. Where time grew quadratically, or the stack
// with the nesting, the parser in question is wrapped here in one that stops at a limit.
// What comes after the limit shows as typed. No text that was written to be read comes near
// these limits.
const (
	// deepest is how many elements of the tree may be open at once. Deeper elements are
	// left out, and their content stays.
	deepest = 100
	// deepestBlocks is how many blocks may be open at once. goldmark recurses into blocks,
	// and reads the indentation of each line once for each open block: 50 KB of "- - - -"
	// took 4 s. A list counts as two blocks.
	deepestBlocks = 50
	// mostDelimiters is how many runs of *, _ and ~ may stand in a paragraph. For each run,
	// goldmark may look at all runs before it: 50 KB of emphasis in links took 0.8 s.
	mostDelimiters = 1000
)

// room tells whether one more element may be opened. A table also needs room for its scroll
// box, its sections, rows and cells.
func (b *builder) room(tag node.Tag) bool {
	if tag == node.Table {
		return b.depth+5 <= deepest
	}
	return b.depth < deepest
}

var tallyKey = parser.NewContextKey()

// tallied returns the counter of the delimiters in the current paragraph.
func tallied(pc parser.Context) *int {
	t, ok := pc.Get(tallyKey).(*int)
	if !ok {
		t = new(int)
		pc.Set(tallyKey, t)
	}
	return t
}

// shallow wraps the parser of a block that holds other blocks, and limits the depth.
type shallow struct{ parser.BlockParser }

// Open opens a block, unless too many are open.
func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= deepestBlocks {
		return nil, parser.NoChildren
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// fewDelimiters wraps a parser of emphasis, and limits how many delimiters a paragraph has.
type fewDelimiters struct{ parser.InlineParser }

// Parse parses a delimiter, unless the paragraph has too many.
func (f fewDelimiters) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	t := tallied(pc)
	if *t >= mostDelimiters {
		return nil
	}
	n := f.InlineParser.Parse(parent, block, pc)
	if n != nil {
		*t++
	}
	return n
}

// CloseBlock resets the count at the end of a paragraph.
func (f fewDelimiters) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) { *tallied(pc) = 0 }
