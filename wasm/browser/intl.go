//go:build js

package browser

import "syscall/js"

// intl is the browser's own Intl, whose formatters the loader keeps.
// https://tc39.es/ecma402/
type intl struct{ host js.Value }

func (f intl) Plural(lang string, n int) string { return f.host.Call("plural", lang, n).String() }

func (f intl) Number(lang string, n int) string { return f.host.Call("number", lang, n).String() }

func (f intl) Date(lang string, milliseconds int64) string {
	return f.host.Call("date", lang, milliseconds).String()
}

func (f intl) Moment(lang string, milliseconds int64) string {
	return f.host.Call("moment", lang, milliseconds).String()
}

func (f intl) Ago(lang string, n int, unit string) string {
	return f.host.Call("ago", lang, n, unit).String()
}
