package markup

import (
	"afterword/wasm/node"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// What goldmark does with hostile text was measured, at 12, 25 and 50 KB of
// each of the inputs in extreme_test.go. Where time grew with the square or the
// stack with the nesting, the parser that is to blame is wrapped here in one
// that says no after so many; what it would have parsed shows as typed.
// No text that was written to be read comes near any of the numbers.
const (
	// deepest is how many elements of the tree may be open at once; deeper
	// ones are left out and their content stays.
	deepest = 100
	// deepestBlocks is how many blocks may be open at once. goldmark
	// recurses into blocks, and looks at the space that each line begins with
	// once for all open ones: 50 KB of "- - - -" took 4 s. A list takes two.
	deepestBlocks = 50
	// mostDelimiters is how many runs of *, _ and ~ may stand in a
	// paragraph. For each, goldmark may look at all before it: 50 KB of
	// links of emphasis took 0.8 s.
	mostDelimiters = 1000
)

// room tells whether one more element may be opened. A table needs room for
// the box that it scrolls in and for its sections, rows and cells too.
func (b *builder) room(tag node.Tag) bool {
	if tag == node.Table {
		return b.depth+5 <= deepest
	}
	return b.depth < deepest
}

var tallyKey = parser.NewContextKey()

// tallied is how many delimiters were counted in a paragraph.
func tallied(pc parser.Context) *int {
	t, ok := pc.Get(tallyKey).(*int)
	if !ok {
		t = new(int)
		pc.Set(tallyKey, t)
	}
	return t
}

// shallow is a parser of blocks that hold others, up to a depth.
type shallow struct{ parser.BlockParser }

// Open opens a block, unless too many are open.
func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= deepestBlocks {
		return nil, parser.NoChildren
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// fewDelimiters is a parser of emphasis, up to a number.
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

// CloseBlock ends a paragraph.
func (f fewDelimiters) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) { *tallied(pc) = 0 }
