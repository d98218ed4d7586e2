package grammar

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// CodeSpans parses code in a paragraph.
// https://spec.commonmark.org/0.31.2/#code-spans
type CodeSpans struct{}

// Trigger is what it begins with.
func (CodeSpans) Trigger() []byte { return []byte{'`'} }

// ticked is a part of the source in which the end of a code span was looked
// for in vain.
type ticked struct {
	from, to int
	// last is where the last run of so many backticks begins.
	last map[int]int
}

var tickedKey = parser.NewContextKey()

// Parse reads one, or a run of backticks that begins none.
func (CodeSpans) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	size := ticks(line)
	block.Advance(size)
	behind, at := block.Position()
	known, _ := pc.Get(tickedKey).(*ticked)
	if known == nil || at.Start < known.from || at.Start >= known.to || known.last[size] >= at.Start {
		found := ticked{from: segment.Start, last: map[int]int{}}
		if made := codeSpan(block, size, &found); made != nil {
			return made
		}
		pc.Set(tickedKey, &found)
		block.SetPosition(behind, at)
	}
	return ast.NewTextSegment(segment.WithStop(segment.Start + size))
}

func ticks(s []byte) int { return run(s, func(c byte) bool { return c == '`' }) }

// codeSpan reads what is behind a run of backticks as far as the next one of
// the same size; nil if there is none.
func codeSpan(block text.Reader, size int, found *ticked) ast.Node {
	made := ast.NewCodeSpan()
	for {
		line, segment := block.PeekLine()
		if line == nil {
			found.to = segment.Stop
			return nil
		}
		for i := 0; i < len(line); {
			n := ticks(line[i:])
			if n == size {
				if i > 0 {
					made.AppendChild(made, ast.NewRawTextSegment(segment.WithStop(segment.Start+i)))
				}
				block.Advance(i + n)
				strip(made, block.Source())
				return made
			}
			if n > 0 {
				found.last[n] = segment.Start + i
			}
			i += max(n, 1)
		}
		made.AppendChild(made, ast.NewRawTextSegment(segment))
		block.AdvanceLine()
	}
}

// strip takes a space off both ends, unless there is nothing else.
func strip(made *ast.CodeSpan, source []byte) {
	if made.FirstChild() == nil || made.IsBlank(source) {
		return
	}
	first, last := made.FirstChild().(*ast.Text), made.LastChild().(*ast.Text)
	gap := func(c byte) bool { return c == ' ' || c == '\n' }
	if first.Segment.Padding == 0 && gap(source[first.Segment.Start]) && gap(source[last.Segment.Stop-1]) {
		first.Segment.Start++
		last.Segment.Stop--
	}
}
