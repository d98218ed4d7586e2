package grammar

import (
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Runs parses runs of a sign: of '*' and _, which are emphasis, or of '~', one
// or two of which strike through.
// https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis
// https://github.github.com/gfm/#strikethrough-extension-
type Runs byte

// Trigger is what the runs are of.
func (r Runs) Trigger() []byte {
	if r == '~' {
		return []byte{'~'}
	}
	return []byte{'*', '_'}
}

// IsDelimiter is not asked for.
func (Runs) IsDelimiter(byte) bool { return true }

// CanOpenCloser tells whether two runs may belong together.
func (r Runs) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && (r != '~' || opener.OriginalLength == closer.OriginalLength)
}

// OnMatch is what stands between two runs.
func (r Runs) OnMatch(level int) ast.Node {
	if r == '~' {
		return &Inline{Part: Strikethrough}
	}
	return ast.NewEmphasis(level)
}

// Parse reads a run. Punctuation of Chinese, Japanese and Korean is as
// good as a letter beside one, and their letters are as good as a space:
// nobody puts spaces there.
// https://github.com/tats-u/markdown-cjk-friendly
func (r Runs) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before, after := block.PrecendingCharacter(), ' '
	if r == '~' && before == '~' {
		return nil // the rest of a longer run, which is not measured again
	}
	line, segment := block.PeekLine()
	sign := line[0]
	size := run(line, func(c byte) bool { return c == sign })
	if r == '~' && size > 2 {
		return nil
	}
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
	made := parser.NewDelimiter(opens, closes, size, sign, r)
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
