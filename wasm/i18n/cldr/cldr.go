// Package cldr is what Intl is in a browser, for native programs: which
// language is spoken, and how it counts. The shipped module does without.
package cldr

import (
	"slices"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"afterword/assets/locales"
	"afterword/wasm/i18n"
)

// Format is the [i18n.Format] of a native program. It counts by the rules of
// CLDR; the rest is that of [i18n.Plain], which a browser that takes the page over
// replaces.
type Format struct{ i18n.Plain }

// Plural is the CLDR plural category of n.
// https://cldr.unicode.org/index/cldr-spec/plural-rules
func (Format) Plural(lang string, n int) string {
	tag, _ := language.Parse(lang) // what it does not know counts as any language
	form := plural.Cardinal.MatchPlural(tag, max(n, -n), 0, 0, 0, 0)
	return categories[form]
}

var categories = map[plural.Form]string{
	plural.Other: "other",
	plural.Zero:  "zero",
	plural.One:   "one",
	plural.Two:   "two",
	plural.Few:   "few",
	plural.Many:  "many",
}

// Names are the languages that there are words for.
func Names() []string {
	var names []string
	entries, _ := locales.Files.ReadDir(".") // it is compiled in
	for _, entry := range entries {
		names = append(names, strings.TrimSuffix(entry.Name(), ".json"))
	}
	return names
}

// Match is the first of some BCP 47 tags that there are words for, and the name
// of those: the ones in the tag's language and script, the likely script where
// it names none. embed/loader/words.js does the same. Without a match it is English.
func Match(tags ...string) (tag, name string) {
	names := Names()
	for _, tag := range tags {
		tag = strings.ReplaceAll(tag, "_", "-") // as many a site's locale has it
		want, ok := likely(tag)
		if i := slices.IndexFunc(names, func(name string) bool {
			has, _ := likely(name)
			return ok && has == want
		}); i >= 0 {
			return tag, names[i]
		}
	}
	return "en", "en"
}

// likely is a tag's language and script.
func likely(tag string) (string, bool) {
	parsed, err := language.Parse(tag)
	if err != nil {
		return "", false
	}
	base, _ := parsed.Base()
	script, _ := parsed.Script()
	return base.String() + script.String(), true
}

// Words is the interface in the first of some languages that there are words
// for.
func Words(tags ...string) *i18n.Words {
	tag, name := Match(tags...)
	catalogue, _ := locales.Files.ReadFile(name + ".json") // a name of Names
	return i18n.New(tag, string(catalogue), Format{})
}
