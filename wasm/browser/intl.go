//go:build js

package browser

import (
	"cmp"
	"strings"
	"syscall/js"

	"afterword/wasm/i18n"
)

// intl is the browser's own Intl, whose formatters the loader keeps. Where a page
// has made that into something else, it is what can be said without it.
// https://tc39.es/ecma402/
type intl struct{ host js.Value }

func (f intl) Plural(lang string, n int) string {
	return cmp.Or(f.call("PluralRules", lang, "{}", "select", n), "other")
}

func (f intl) Number(lang string, n int) string {
	return cmp.Or(f.call("NumberFormat", lang, "{}", "format", n), i18n.Plain{}.Number(lang, n))
}

// dated is the language in which dates are written: one that names no region has
// that of the reader, where the browser's languages tell.
func dated(lang string) string {
	wanted := js.Global().Get("navigator").Get("languages")
	if strings.Contains(lang, "-") || !wanted.Truthy() {
		return lang
	}
	for i := range wanted.Length() {
		if tag := wanted.Index(i).String(); strings.HasPrefix(tag, lang+"-") {
			return tag
		}
	}
	return lang
}

// day is a day's length in milliseconds.
const day = 24 * 60 * 60 * 1000

func (f intl) Date(lang string, milliseconds int64) string {
	options := `{"dateStyle":"long"}`
	if milliseconds%day == 0 {
		// Without a time of day it is meant as it stands, wherever the reader is.
		options = `{"dateStyle":"long","timeZone":"UTC"}`
	}
	return cmp.Or(f.call("DateTimeFormat", dated(lang), options, "format", milliseconds), i18n.Plain{}.Date(lang, milliseconds))
}

func (f intl) Moment(lang string, milliseconds int64) string {
	const options = `{"dateStyle":"full","timeStyle":"short"}`
	return cmp.Or(f.call("DateTimeFormat", dated(lang), options, "format", milliseconds), i18n.Plain{}.Date(lang, milliseconds))
}

// call calls a method of a formatter, which is one of a class, a language and
// options in JSON.
func (f intl) call(class, lang, options, method string, values ...any) string {
	return f.host.Call("intl", append([]any{class, lang, options, method}, values...)...).String()
}
