// Package i18n holds the sentences of the interface, and how a language counts and tells
// time. English is compiled in. A sentence that another language lacks is said in English.
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

// Format is how a language counts and tells time. A browser does it with Intl.
type Format interface {
	// Plural returns the CLDR plural category of n: zero, one, two, few, many or other.
	// https://cldr.unicode.org/index/cldr-spec/plural-rules
	Plural(lang string, n int) string
	// Number returns n in the language's digits.
	Number(lang string, n int) string
	// Tag adds to a language the region whose dates the reader expects.
	Tag(lang string) string
	// Offset returns how far the reader's clock is ahead of UTC at a time, in milliseconds.
	Offset(milliseconds int64) int64
	// Date returns the day of a time in milliseconds since 1970, or "" if it is not known.
	Date(tag string, milliseconds int64) string
	// Moment returns the day and the time of day of such a time.
	Moment(tag string, milliseconds int64) string
}

// English returns the interface in English.
func English(format Format) *Words {
	// This cannot fail: the file is compiled in, and a test parses it.
	catalogue, _ := json.Decode(assets.English)
	return &Words{Lang: "en", catalogue: catalogue, format: format, dated: format.Tag("en")}
}

// New returns the interface in the language of a BCP 47 tag, with the JSON of its
// catalogue. If that is missing or does not parse, the interface is in English. A tag such
// as en-GB also decides how English writes dates.
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

// Direction returns "ltr" or "rtl", the direction in which the language is written.
func (w *Words) Direction() string { return Direction(w.Lang) }

// Say returns the sentence of a key. fill holds pairs of a placeholder's name and its
// value. If no catalogue has the key, Say returns the key.
func (w *Words) Say(key string, fill ...string) string {
	sentence, _ := w.entry(key)
	return filled(sentence, key, fill)
}

// Count returns the sentence of a key in the plural form for n, with n in the place of {n}.
func (w *Words) Count(key string, n int, fill ...string) string {
	forms, in := w.entry(key)
	form := forms.Get(in.plural(n))
	if form.Text() == "" {
		form = forms.Get("other")
	}
	return filled(form, key, append(fill, "n", w.Number(n)))
}

// Number returns n in the language's digits.
func (w *Words) Number(n int) string {
	if 0 <= n && n < 1000 && !otherwise(w.Lang) { // no group separators
		return w.digits(strconv.Itoa(n))
	}
	// Many languages use a hyphen here, which readers do not take for a minus.
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

// entry returns the value of a key, and the language that has it.
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
	// A value is not searched for placeholders: a reader's name may be "{name}".
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

// placeholder returns the value of the placeholder with whose name text begins, and the
// text after it.
func placeholder(text string, fill []string) (value, after string) {
	for i := 0; i+1 < len(fill); i += 2 {
		if after, ok := strings.CutPrefix(text, fill[i]+"}"); ok {
			return fill[i+1], after
		}
	}
	return "{", text
}
