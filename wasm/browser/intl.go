//go:build js

package browser

import "syscall/js"

// intl is the browser's own Intl, whose formatters the loader keeps.
// https://tc39.es/ecma402/
type intl struct{ host js.Value }

func (f intl) Plural(lang string, n int) string {
	return f.call("PluralRules", lang, "{}", "select", n)
}

func (f intl) Number(lang string, n int) string {
	return f.call("NumberFormat", lang, "{}", "format", n)
}

// day is a day's length in milliseconds.
const day = 24 * 60 * 60 * 1000

func (f intl) Date(lang string, milliseconds int64) string {
	options := `{"dateStyle":"long"}`
	if milliseconds%day == 0 {
		// Without a time of day it is meant as it stands, wherever the reader is.
		options = `{"dateStyle":"long","timeZone":"UTC"}`
	}
	return f.call("DateTimeFormat", lang, options, "format", milliseconds)
}

func (f intl) Moment(lang string, milliseconds int64) string {
	return f.call("DateTimeFormat", lang, `{"dateStyle":"full","timeStyle":"short"}`, "format", milliseconds)
}

// call calls a method of a formatter, which is one of a class, a language and
// options in JSON.
func (f intl) call(class, lang, options, method string, values ...any) string {
	return f.host.Call("intl", append([]any{class, lang, options, method}, values...)...).String()
}
