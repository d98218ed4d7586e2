package grammar

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

var searchedKey = parser.NewContextKey()

// searched tells up to where no formula begins, and none with a digit: each
// place is searched once.
type searched struct{ all, digits int }

// formula reads $…$ or $$…$$ in a line, of which the letters stay as they were
// typed. Prices are none: a formula has no space at its ends and no digit behind
// it, and no words between a digit and the next sign.
// https://pandoc.org/MANUAL.html#math
func formula(block text.Reader, pc parser.Context, line []byte, segment text.Segment) *Inline {
	size := 0
	if bytes.HasPrefix(line, []byte("$$")) {
		if end := bytes.Index(line[2:], []byte("$$")); end > 0 {
			size = end + 4
		}
	} else if block.PrecendingCharacter() != '$' {
		before, _ := pc.Get(searchedKey).(*searched)
		if before == nil {
			before = &searched{}
			pc.Set(searchedKey, before)
		}
		size = before.measure(line, segment.Start)
	}
	if size == 0 {
		return nil
	}
	block.Advance(size)
	made := &Inline{Part: Formula}
	made.AppendChild(made, ast.NewRawTextSegment(segment.WithStop(segment.Start+size)))
	return made
}

// measure measures the formula at the front of a line, 0 for none.
func (s *searched) measure(line []byte, start int) int {
	price := len(line) > 1 && digit(line[1])
	if len(line) < 2 || space(line[1]) || start < s.all || price && start < s.digits {
		return 0
	}
	gap := 0
	for i := 1; i < len(line); i++ {
		switch c := line[i]; {
		case c == '\\':
			i++
		case c == '`' || c == '\n':
			s.all = start + i
			return 0
		case c == ' ' && (wordFollows(line[i+1:]) || bytes.HasPrefix(line[i+1:], []byte{'$'})):
			gap = i
		case c != '$' || space(line[i-1]) || i+1 < len(line) && digit(line[i+1]):
		case price && gap > 0:
			s.digits = start + gap
			return 0
		default:
			return i + 1
		}
	}
	s.all = start + len(line)
	return 0
}

// wordFollows tells whether a word comes next, of two letters at least, which a
// sign of Markdown may precede.
func wordFollows(s []byte) bool {
	word := bytes.TrimLeft(s, "*_~([<!\"'")
	return run(word[:min(len(word), 2)], func(c byte) bool { return letter(c) || c >= utf8.RuneSelf }) == 2
}

// openFormula reads the first of the lines between $$ and $$, which end at a
// blank line if they do not end before. One with more than the sign in it
// follows no paragraph.
func openFormula(reader text.Reader, pc parser.Context, line []byte, segment text.Segment) *Block {
	if !bytes.HasPrefix(line, []byte("$$")) || bytes.Contains(line[2:], []byte("$$")) ||
		!util.IsBlank(line[2:]) && ast.IsParagraph(pc.LastOpenedBlock().Node) {
		return nil
	}
	made := &Block{Part: FormulaBlock}
	made.Lines().Append(segment)
	reader.AdvanceToEOL()
	return made
}

// continueFormula tells whether a line belongs to it.
func (b *Block) continueFormula(reader text.Reader) parser.State {
	line, segment := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Close
	}
	if end := trimRight(segment, reader.Source()); bytes.HasSuffix(end.Value(reader.Source()), []byte("$$")) {
		b.Lines().Append(end)
		reader.AdvanceToEOL()
		return parser.Close
	}
	b.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}
