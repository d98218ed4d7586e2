package markup

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/text"
)

// Quotes are the quotation marks of a language: opening and closing, then opening and
// closing for a quotation in a quotation. A mark includes its space if the language has
// one.
type Quotes [4]string

// quotes has the languages that do not write “a ‘b’ c”: a tag, and then the four marks with
// a space before each. They are the delimiters of CLDR, and French also has its spaces.
// https://cldr.unicode.org/translation/characters-emoji-symbols/quotation-marks
const quotes = "|cs „ “ ‚ ‘|de „ “ ‚ ‘|el « » “ ”|es « » “ ”|fa « » ‹ ›|fr «\u202F \u202F» ‹\u202F \u202F›|he ” ” ’ ’|it « » “ ”" +
	"|ja 「 」 『 』|pl „ ” « »|ru « » „ “|sv ” ” ’ ’|uk « » „ “|zh-Hant 「 」 『 』|"

// QuotesOf returns the quotation marks of the language of a BCP 47 tag, or those of
// English.
func QuotesOf(lang string) *Quotes {
	found, ok := ofLanguage(quotes, "|", lang)
	if !ok {
		return &Quotes{"“", "”", "‘", "’"}
	}
	var marks Quotes
	for i := range marks {
		marks[i], found, _ = strings.Cut(found, " ")
	}
	return &marks
}

// ofLanguage returns what a table has for the tag of a language, or for a shorter tag
// without its last parts. sign stands before each tag of the table and ends each entry.
func ofLanguage(table, sign, lang string) (found string, ok bool) {
	for tag := lang; tag != "" && !ok; tag = tag[:max(strings.LastIndexByte(tag, '-'), 0)] {
		if _, found, ok = strings.Cut(table, sign+tag+" "); ok {
			found, _, _ = strings.Cut(found, sign)
		}
	}
	return found, ok
}

// typographic returns a part of the source with typographic quotation marks, apostrophes,
// dashes and ellipses. Escaped characters stay as they are.
func (w *walker) typographic(s text.Segment) string {
	written := w.source[s.Start:s.Stop]
	var set []byte
	for i := 0; i < len(written); {
		n, mark := 1, ""
		switch rest := written[i:]; written[i] {
		case '\\':
			n = min(2, len(rest))
		case '-':
			n = len(rest) - len(strings.TrimLeft(rest, "-"))
			switch n {
			case 2:
				mark = "–"
			case 3:
				mark = "—"
			}
		case '.':
			if strings.HasPrefix(rest, "...") {
				n, mark = 3, "…"
			}
		case '"', '\'':
			mark = w.quote(s.Start + i)
		}
		if mark == "" {
			mark = written[i : i+n]
		}
		set = append(set, mark...)
		i += n
	}
	return string(set)
}

// quote returns the mark for the straight quote at a place of the source.
func (w *walker) quote(at int) string {
	before := strings.TrimRight(w.source[:at], "*_~")
	after := strings.TrimLeft(w.source[at+1:], "*_~")
	opens := opensBehind(before) && after != "" && after[0] > ' '
	switch {
	case w.source[at] == '"' && opens:
		return w.Quotes[0]
	case w.source[at] == '"':
		return w.Quotes[1]
	case opens && (after[0] < '0' || after[0] > '9'):
		w.quoted = true
		return w.Quotes[2]
	case w.quoted && !letterFollows(after):
		w.quoted = false
		return w.Quotes[3]
	}
	return "’"
}

// opensBehind tells whether a quote after this text may be an opening one.
func opensBehind(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || r <= ' ' || strings.ContainsRune("([{-/\"'\u00A0\u2013\u2014\u3000", r)
}

// letterFollows tells whether the next character continues a word.
func letterFollows(after string) bool {
	return after != "" && (after[0] >= utf8.RuneSelf || letter(after[0]))
}
