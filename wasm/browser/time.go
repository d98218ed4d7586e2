//go:build js

package browser

import (
	"syscall/js"

	"afterword/wasm/app"
	"afterword/wasm/calendar"
)

// pointedTime makes the tooltip of a comment's time exact as the pointer or the focus
// comes to it.
func (w *widget) pointedTime(at js.Value) {
	place := at.Call("closest", "."+app.ClassPermalink+",."+app.ClassEdited)
	if place.IsNull() {
		return
	}
	time := place.Call("querySelector", "time")
	if time.IsNull() {
		return // it is an extension's now
	}
	if at := calendar.Parse(time.Get("dateTime").String()); at != calendar.Never {
		time.Set("title", w.state.Words.Moment(at))
	}
}
