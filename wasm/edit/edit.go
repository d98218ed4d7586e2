// Package edit changes Markdown while it is being typed, for the tools of a composer, a
// pasted URL and a quoted comment. It knows the text and the selection, but not the box
// that holds them.
package edit

import "unicode/utf8"

// Text is what a box holds and its selection, in bytes: from Start to before End. If both
// are the same, the caret stands there.
type Text struct {
	Value      string
	Start, End int
}

// At is a text whose selection is told in UTF-16 code units, as the DOM counts.
func At(value string, start, end int) Text {
	start = offset(value, start)
	return Text{value, start, max(start, offset(value, end))}
}

// Change puts With in the place of what stands from From to before To, in
// bytes. Then what is from Start to before End is selected, in bytes of the
// new text.
type Change struct {
	From, To   int
	With       string
	Start, End int
}

// Of is what the change makes of a text.
func (c Change) Of(value string) string { return value[:c.From] + c.With + value[c.To:] }

// Units is the change of a text in UTF-16 code units.
func (c Change) Units(value string) Change {
	after := c.Of(value)
	from, start := units(value[:c.From]), units(after[:c.Start])
	return Change{from, from + units(value[c.From:c.To]), c.With, start, start + units(after[c.Start:c.End])}
}

// units is the length of s in UTF-16 code units.
func units(s string) (n int) {
	for _, r := range s {
		n += width(r)
	}
	return n
}

func width(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// offset is the place in s, in bytes, of one in UTF-16 code units: that before
// a character which it would cut in two, the end for one beyond it.
func offset(s string, n int) int {
	for i, r := range s {
		if n -= width(r); n < 0 {
			return i
		}
	}
	return len(s)
}

func (t Text) selected() string { return t.Value[t.Start:t.End] }

// word selects the word that the caret stands in. Scripts without spaces between words
// have none.
func (t Text) word() Text {
	if t.Start < t.End {
		return t
	}
	word := t
	for word.Start > 0 {
		r, size := utf8.DecodeLastRuneInString(t.Value[:word.Start])
		if !letter(r) {
			break
		}
		word.Start -= size
	}
	for word.End < len(t.Value) {
		r, size := utf8.DecodeRuneInString(t.Value[word.End:])
		if !letter(r) {
			break
		}
		word.End += size
	}
	if word.Start == t.Start || word.End == t.End {
		return t // beside a word is where the next one begins
	}
	return word
}

// letter tells whether r is one of a word: an ASCII letter or digit, or of
// the scripts up to Greek Extended, all but a few of which set words apart.
func letter(r rune) bool {
	return r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0xC0 && r < 0x2000
}

// trimmed is the text with the space at the ends of the selection left out,
// since Markdown has no mark for what begins or ends with space.
func (t Text) trimmed() Text {
	for t.Start < t.End && blank(t.Value[t.Start]) {
		t.Start++
	}
	for t.Start < t.End && blank(t.Value[t.End-1]) {
		t.End--
	}
	return t
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }
