package grammar

import (
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Emphasis parses runs of * and _, and Strikethroughs those of ~.
// https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis
// https://github.github.com/gfm/#strikethrough-extension-
type (
	Emphasis       struct{}
	Strikethroughs struct{}
)

// Trigger is what runs are of.
func (Emphasis) Trigger() []byte { return []byte{'*', '_'} }

// Trigger is what runs are of.
func (Strikethroughs) Trigger() []byte { return []byte{'~'} }

// Parse reads a run.
func (e Emphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	return delimiters(e, block, pc)
}

// Parse reads a run of one or two.
func (s Strikethroughs) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if block.PrecendingCharacter() == '~' || len(line) > 2 && line[1] == '~' && line[2] == '~' {
		return nil
	}
	return delimiters(s, block, pc)
}

// IsDelimiter is not asked for.
func (Emphasis) IsDelimiter(byte) bool { return true }

// IsDelimiter is not asked for.
func (Strikethroughs) IsDelimiter(byte) bool { return true }

// CanOpenCloser tells whether two runs may belong together.
func (Emphasis) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// CanOpenCloser tells whether two runs may belong together.
func (Strikethroughs) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && opener.OriginalLength == closer.OriginalLength
}

// OnMatch is what stands between two runs.
func (Emphasis) OnMatch(level int) ast.Node { return ast.NewEmphasis(level) }

// OnMatch is what stands between two runs.
func (Strikethroughs) OnMatch(int) ast.Node { return &Inline{Part: Strikethrough} }

// delimiters reads a run. Punctuation of Chinese, Japanese and Korean is as
// good as a letter beside one, and their letters are as good as a space:
// nobody puts spaces there.
// https://github.com/tats-u/markdown-cjk-friendly
func delimiters(of parser.DelimiterProcessor, block text.Reader, pc parser.Context) ast.Node {
	before, after := block.PrecendingCharacter(), ' '
	line, segment := block.PeekLine()
	sign := line[0]
	size := run(line, func(c byte) bool { return c == sign })
	if size < len(line) {
		after = util.ToRune(line, size)
	}
	left := !unicode.IsSpace(after) && (!stops(after) || unicode.IsSpace(before) || stops(before) || eastAsian(before))
	right := !unicode.IsSpace(before) && (!stops(before) || unicode.IsSpace(after) || stops(after) || eastAsian(after))
	opens, closes := left, right
	if sign == '_' {
		opens = left && (!right || util.IsPunctRune(before))
		closes = right && (!left || util.IsPunctRune(after))
	}
	made := parser.NewDelimiter(opens, closes, size, sign, of)
	made.Segment = segment.WithStop(segment.Start + size)
	block.Advance(size)
	pc.PushDelimiter(made)
	return made
}

// stops tells whether a rune is punctuation that has spaces around it.
func stops(r rune) bool { return util.IsPunctRune(r) && !eastAsian(r) }

// eastAsian tells whether a rune is of Chinese, Japanese or Korean, their
// punctuation among it. The ranges are those of whole blocks.
// https://www.unicode.org/Public/UCD/latest/ucd/Blocks.txt
func eastAsian(r rune) bool {
	return r >= 0x1100 && (r < 0x1200 || r >= 0x2e80 && r < 0xa4d0 || r >= 0xa960 && r < 0xa980 || r >= 0xac00 && r < 0xd800 ||
		r >= 0xf900 && r < 0xfb00 || r >= 0xfe10 && r < 0xfe20 || r >= 0xfe30 && r < 0xfe70 || r >= 0xff00 && r < 0xfff0 ||
		r >= 0x1aff0 && r < 0x1b300 || r >= 0x20000 && r < 0x40000)
}
