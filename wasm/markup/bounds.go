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
	// recurses into blocks, and looks at all open ones on every line: 50 KB
	// of "- - - -" took 4 s.
	deepestBlocks = 100
	// mostDelimiters is how many runs of *, _ and ~ may stand in a
	// paragraph. For each, goldmark may look at all before it: 50 KB of
	// links of emphasis took 0.8 s.
	mostDelimiters = 1000
	// mostBrackets is how many [ a paragraph may have, and mostOpen how many
	// of them may be open at once. For each ] goldmark looks up to 999
	// characters for what it ends, searches the lines of the paragraph, and
	// recurses into what is linked.
	mostBrackets = 2000
	mostOpen     = 50
	// mostTries is how many <, ` and ]( of a paragraph may begin nothing, after
	// the whole rest of it was searched for their ends.
	mostTries = 200
	// mostLines is how long a paragraph may be to be searched for definitions
	// of links, each of which moves all lines after it.
	mostLines = 1000
)

// room tells whether one more element may be opened. A table needs room for
// the box that it scrolls in and for its sections, rows and cells too.
func (b *builder) room(tag node.Tag) bool {
	if tag == node.Table {
		return b.depth+5 <= deepest
	}
	return b.depth < deepest
}

// tally is what was counted in a paragraph.
type tally struct{ delimiters, brackets, open, tries int }

var tallyKey = parser.NewContextKey()

func tallied(pc parser.Context) *tally {
	if t, ok := pc.Get(tallyKey).(*tally); ok {
		return t
	}
	t := &tally{}
	pc.Set(tallyKey, t)
	return t
}

// shallow is a parser of blocks that hold others, up to a depth.
type shallow struct{ parser.BlockParser }

func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= deepestBlocks {
		return nil, parser.NoChildren
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// fewReferences is the parser of references to footnotes and of formulas, up to
// a number.
type fewReferences struct{ parser.InlineParser }

func (f fewReferences) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	t := tallied(pc)
	if t.brackets >= mostBrackets {
		return nil
	}
	n := f.InlineParser.Parse(parent, block, pc)
	if n != nil {
		t.brackets++
	}
	return n
}

// fewDelimiters is a parser of emphasis, up to a number.
type fewDelimiters struct{ parser.InlineParser }

func (f fewDelimiters) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	t := tallied(pc)
	if t.delimiters >= mostDelimiters {
		return nil
	}
	n := f.InlineParser.Parse(parent, block, pc)
	if n != nil {
		t.delimiters++
	}
	return n
}

// fewTries is a parser that may search for an end in vain, a number of times.
type fewTries struct{ parser.InlineParser }

func (f fewTries) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	t := tallied(pc)
	if t.tries >= mostTries {
		return nil
	}
	n := f.InlineParser.Parse(parent, block, pc)
	if n == nil || n.Kind() == ast.KindText {
		t.tries++
	}
	return n
}

// fewBrackets is the parser of links, up to a number. It comes last in a
// paragraph, so it also begins the count of the next one.
type fewBrackets struct{ parser.InlineParser }

func (f fewBrackets) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	t := tallied(pc)
	if block.Peek() == ']' {
		if t.tries >= mostTries {
			return nil
		}
		t.open = max(t.open-1, 0)
		line, _ := block.PeekLine()
		n := f.InlineParser.Parse(parent, block, pc)
		if n == nil && len(line) > 1 && (line[1] == '(' || line[1] == '[') {
			t.tries++
		}
		return n
	}
	if t.brackets >= mostBrackets || t.open >= mostOpen {
		return nil
	}
	n := f.InlineParser.Parse(parent, block, pc)
	if n != nil {
		t.brackets++
		t.open++
	}
	return n
}

// CloseBlock ends a paragraph.
func (f fewBrackets) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if closer, ok := f.InlineParser.(parser.CloseBlocker); ok {
		closer.CloseBlock(parent, block, pc)
	}
	if t, ok := pc.Get(tallyKey).(*tally); ok {
		*t = tally{}
	}
}

// shortParagraphs is the parser of definitions of links.
type shortParagraphs struct{ parser.ParagraphTransformer }

func (s shortParagraphs) Transform(n *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if n.Lines().Len() <= mostLines {
		s.ParagraphTransformer.Transform(n, reader, pc)
	}
}
