//go:build js

package browser

import (
	"strconv"
	"syscall/js"

	"afterword/wasm/app"
)

// float shows a button over the text, at a place in the window; one without an
// act takes it away.
func (w *widget) float(f app.Float, right, top float64) {
	if f != w.state.Float {
		w.send(app.Floated{Float: f})
	}
	float := w.byID(app.FloatID)
	if float == nil {
		return
	}
	frame := float.Get("parentNode").Call("getBoundingClientRect")
	style := float.Get("style")
	set := func(name string, pixels float64) {
		style.Call("setProperty", name, strconv.Itoa(int(pixels))+"px")
	}
	set("right", max(frame.Get("right").Float()-right, 0))
	set("top", top-frame.Get("top").Float())
}

// selectedText offers to quote what is selected of one comment.
func (w *widget) selectedText() {
	if !w.state.Quotes() {
		return
	}
	var at app.Spot
	right, top := 0.0, 0.0
	if selected := w.selected(); selected.Truthy() && !selected.Get("collapsed").Bool() {
		start := selected.Get("startContainer") // a triple click selects to the start of what follows
		if start.Get("closest").IsUndefined() {
			start = start.Get("parentElement")
		}
		at = spotOf(start)
		frame := selected.Call("getBoundingClientRect")
		right, top = frame.Get("right").Float(), frame.Get("bottom").Float()+8
	}
	if f, changes := w.state.Quote(at); changes {
		w.float(f, right, top)
	}
}

// pointedCode offers to copy the code that the pointer or the focus is at.
func (w *widget) pointedCode(spot app.Spot, at js.Value) {
	f, changes := w.state.CopyCode(spot)
	if !changes {
		return
	}
	right, top := 0.0, 0.0
	if f.Act != "" {
		code := at.Call("closest", app.CodeSelector)
		here.host.Set("code", code)
		frame := code.Call("getBoundingClientRect")
		right, top = frame.Get("right").Float()-6, frame.Get("top").Float()+6
	}
	w.float(f, right, top)
}

// copyCode gives the code that the pointer or the focus is at to the clipboard.
func (w *widget) copyCode() {
	code := here.host.Get("code")
	clipboard := js.Global().Get("navigator").Get("clipboard")
	if !clipboard.Truthy() { // there on pages of https alone; what is selected, a reader copies
		js.Global().Call("getSelection").Call("selectAllChildren", code)
		return
	}
	w.settle(clipboard.Call("writeText", code.Get("textContent")), func(done bool) {
		w.send(app.Floated{Float: app.Float{Act: app.ActCopyCode, Done: done}})
	})
}
