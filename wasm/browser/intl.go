//go:build js

package browser

import (
	"cmp"
	"strings"
	"syscall/js"

	"afterword/wasm/i18n"
)

// intl formats with the browser's own Intl; the loader keeps the formatters. Where a page
// has replaced Intl, it uses what package i18n can do without it.
// https://tc39.es/ecma402/
type intl struct{ host js.Value }

// Plural is the plural category of a number.
func (f intl) Plural(lang string, n int) string {
	return cmp.Or(f.call("PluralRules", lang, "{}", "select", n), "other")
}

// Number is a number in the digits of a language.
func (f intl) Number(lang string, n int) string {
	return cmp.Or(f.call("NumberFormat", lang, "{}", "format", n), i18n.Plain{}.Number(lang, n))
}

// Tag is the language with a region. Where it names none, it takes the region from the
// browser's languages, if they have one.
func (f intl) Tag(lang string) string {
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

// Offset is how far the reader's clock was before UTC at a time, in milliseconds.
func (f intl) Offset(milliseconds int64) int64 {
	west := js.Global().Get("Date").New(milliseconds).Call("getTimezoneOffset").Float()
	return -int64(west) * i18n.Minute
}

// Date is a day. A time at midnight UTC is one without a time of day.
func (f intl) Date(tag string, milliseconds int64) string {
	options := `{"dateStyle":"long"}`
	if milliseconds%i18n.Day == 0 {
		options = `{"dateStyle":"long","timeZone":"UTC"}`
	}
	return f.call("DateTimeFormat", tag, options, "format", milliseconds)
}

// Moment is a day with its time of day.
func (f intl) Moment(tag string, milliseconds int64) string {
	const options = `{"dateStyle":"full","timeStyle":"short"}`
	return cmp.Or(f.call("DateTimeFormat", tag, options, "format", milliseconds), i18n.Plain{}.Moment(tag, milliseconds))
}

// call calls a method of a formatter, which is one of a class, a language and
// options in JSON.
func (f intl) call(class, lang, options, method string, values ...any) string {
	return f.host.Call("intl", append([]any{class, lang, options, method}, values...)...).String()
}
