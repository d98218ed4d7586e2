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

// inside tells whether an element is in one of a selector.
func inside(element js.Value, selector string) bool {
	return element.Truthy() && element.Get("closest").Truthy() && !element.Call("closest", selector).IsNull()
}

// selectedText offers to quote what is selected of one comment.
func (w *widget) selectedText() {
	thread, ok := w.state.Thread.(*app.LoadedThread)
	if !ok || thread.Source.Post == nil {
		return
	}
	f, right, top := app.Float{}, 0.0, 0.0
	if selected := w.selected(); selected.Truthy() && !selected.Get("collapsed").Bool() {
		at := selected.Get("startContainer") // the end of a triple click is behind the comment
		if at.Get("closest").IsUndefined() {
			at = at.Get("parentElement")
		}
		if id := commentAt(at, "."+app.ClassBody); id != "" {
			f = app.Float{Act: app.ActReply, Of: id}
			frame := selected.Call("getBoundingClientRect")
			right, top = frame.Get("right").Float(), frame.Get("bottom").Float()+8
		}
	}
	if f.Act != "" || w.state.Float.Act == app.ActReply {
		w.float(f, right, top)
	}
}

// pointedCode offers to copy the code that the pointer or the focus is at.
func (w *widget) pointedCode(kind string, event, at js.Value) {
	if kind == "pointerout" || kind == "focusout" {
		at = event.Get("relatedTarget")
	}
	if w.state.Float.Act == app.ActReply || inside(at, "."+app.ClassFloat) {
		return
	}
	f := app.Float{}
	if !inside(at, "."+app.ClassText+" pre") {
		if w.state.Float.Act != "" {
			w.float(f, 0, 0)
		}
		return
	}
	code := at.Call("closest", "pre")
	// Go keeps no value of JavaScript's between events, so the loader's object does.
	here.host.Set("code", code)
	frame := code.Call("getBoundingClientRect")
	f.Act = app.ActCopyCode
	w.float(f, frame.Get("right").Float()-6, frame.Get("top").Float()+6)
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
