// Package i18n holds what the interface says and how a language counts and
// tells time. English is compiled in; what another language lacks is said in
// English, key by key.
package i18n

import (
	"strconv"
	"strings"

	"afterword/assets"
	"afterword/wasm/json"
)

// Words is the interface in one language.
type Words struct {
	// Lang is the BCP 47 tag of the language.
	Lang      string
	catalogue json.Value
	fallback  *Words // English; nil in English itself
	format    Format
	dated     string // the tag by whose region dates are written
}

// Format is how a language counts and tells time; in a browser it is Intl.
type Format interface {
	// Plural is the CLDR plural category of n: zero, one, two, few, many or
	// other. https://cldr.unicode.org/index/cldr-spec/plural-rules
	Plural(lang string, n int) string
	// Number is n in digits.
	Number(lang string, n int) string
	// Tag is a language with the region by which its dates are written.
	Tag(lang string) string
	// Offset is how far the reader's clock was before UTC at a time, in milliseconds.
	Offset(milliseconds int64) int64
	// Date is the day of a time in milliseconds since 1970, "" where that is not known.
	Date(tag string, milliseconds int64) string
	// Moment is the day and the time of day.
	Moment(tag string, milliseconds int64) string
}

// English is the interface in English.
func English(format Format) *Words {
	// The file is compiled in and a test reads it, so it parses.
	catalogue, _ := json.Decode(assets.English)
	return &Words{Lang: "en", catalogue: catalogue, format: format, dated: format.Tag("en")}
}

// New is the interface in the language of a BCP 47 tag, by the text of its
// catalogue. Where that is none, or does not parse, it is English: of the tag's
// kind if it names one.
func New(lang, catalogue string, format Format) *Words {
	english := English(format)
	if strings.HasPrefix(strings.ToLower(lang), "en-") {
		english.Lang, english.dated = lang, lang
		return english
	}
	value, err := json.Decode(catalogue)
	if err != nil || value.Kind() != json.Object {
		return english
	}
	return &Words{Lang: lang, catalogue: value, fallback: english, format: format, dated: format.Tag(lang)}
}

// Direction is ltr or rtl: which way the language is written.
func (w *Words) Direction() string { return Direction(w.Lang) }

// Say is the sentence of a key; fill holds pairs of a placeholder's name and
// what stands for it. A key that is nowhere is its own sentence.
func (w *Words) Say(key string, fill ...string) string {
	sentence, _ := w.entry(key)
	return filled(sentence, key, fill)
}

// Count is the sentence of a key in the plural form for n, with {n} filled.
func (w *Words) Count(key string, n int, fill ...string) string {
	forms, in := w.entry(key)
	form := forms.Get(in.plural(n))
	if form.Text() == "" {
		form = forms.Get("other")
	}
	return filled(form, key, append(fill, "n", w.Number(n)))
}

// Number is n in the language's digits.
func (w *Words) Number(n int) string {
	if 0 <= n && n < 1000 && !otherwise(w.Lang) { // nothing is grouped
		return w.digits(strconv.Itoa(n))
	}
	// Many a language's own sign is a hyphen, which nobody reads as a minus.
	return strings.Replace(w.format.Number(w.Lang, n), "-", "−", 1)
}

func (w *Words) plural(n int) string {
	switch {
	case w.fallback != nil:
		return w.format.Plural(w.Lang, n)
	case n == 1:
		return "one"
	}
	return "other"
}

// entry is what a key stands for, and in which language that is.
func (w *Words) entry(key string) (json.Value, *Words) {
	if found := w.catalogue.Get(key); w.fallback == nil || !found.IsNull() {
		return found, w
	}
	return w.fallback.entry(key)
}

func filled(sentence json.Value, key string, fill []string) string {
	text := sentence.Text()
	if text == "" {
		return key
	}
	// What was filled in is not looked at again: a name may hold {name}.
	whole := ""
	for {
		before, rest, found := strings.Cut(text, "{")
		whole += before
		if !found {
			return whole
		}
		value, after := placeholder(rest, fill)
		whole, text = whole+value, after
	}
}

// placeholder gives what stands for the placeholder whose name text begins
// with, and what follows it.
func placeholder(text string, fill []string) (value, after string) {
	for i := 0; i+1 < len(fill); i += 2 {
		if after, ok := strings.CutPrefix(text, fill[i]+"}"); ok {
			return fill[i+1], after
		}
	}
	return "{", text
}
