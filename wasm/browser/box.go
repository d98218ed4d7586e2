//go:build js

package browser

import (
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"afterword/wasm/app"
	"afterword/wasm/edit"
)

// box is a text box of the widget, if it is there, and what it holds.
func (w *widget) box(id string) (js.Value, edit.Text) {
	if found := w.byID(id); found != nil {
		return found.Value, typed(found.Value)
	}
	return js.Null(), edit.Text{}
}

// typed is what a box holds and what of it is selected.
func typed(box js.Value) edit.Text {
	return edit.At(box.Get("value").String(), box.Get("selectionStart").Int(), box.Get("selectionEnd").Int())
}

// write changes a box's text as the keyboard would. The reader can undo only what the
// browser's own command does; where that is missing or does nothing, the text is set.
// https://w3c.github.io/editing/docs/execCommand/#the-inserttext-command
func (w *widget) write(box js.Value, text edit.Text, change edit.Change) {
	after, units := change.Of(text.Value), change.Units(text.Value)
	box.Call("focus")
	box.Call("setSelectionRange", units.From, units.To)
	document := js.Global().Get("document")
	if after != text.Value && document.Get("execCommand").Truthy() {
		document.Call("execCommand", "insertText", false, units.With)
	}
	if box.Get("value").String() != after {
		box.Set("value", after)
		w.send(app.TypedBody{Composer: box.Get("dataset").Get("of").String(), Text: after})
	}
	box.Call("setSelectionRange", units.Start, units.End)
}

// pasted makes a link of what is selected where a URL is pasted over it.
func (w *widget) pasted(event *dom.BasicEvent, box js.Value) {
	data := event.Get("clipboardData")
	if !data.Truthy() || box.Get("readOnly").Bool() {
		return
	}
	text := typed(box)
	if change, more := edit.Paste(text, data.Call("getData", "text/plain").String()); more {
		event.PreventDefault()
		w.write(box, text, change)
	}
}
