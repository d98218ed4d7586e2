//go:build js

package browser

import (
	"syscall/js"

	"afterword/wasm/app"
	"afterword/wasm/calendar"
)

// pointedTime gives a comment's time its tooltip as the pointer or the focus comes
// to it.
func (w *widget) pointedTime(at js.Value) {
	place := at.Call("closest", "."+app.ClassPermalink+",."+app.ClassEdited)
	if place.IsNull() || place.Get("title").String() != "" {
		return
	}
	if time := calendar.Parse(place.Get("firstChild").Get("dateTime").String()); time != calendar.Never {
		place.Set("title", w.state.Words.Moment(time))
	}
}
