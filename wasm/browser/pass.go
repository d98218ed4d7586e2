//go:build js

package browser

import (
	"syscall/js"

	"afterword/wasm/app"
	"afterword/wasm/node"
)

// pass gives the address of a comment to the clipboard, or to what the browser
// has to share it.
func (w *widget) pass(e app.Pass) {
	address := address() + node.Fragment(app.CommentID(e.ID)).String()
	navigator := js.Global().Get("navigator")
	if e.Share {
		shared := navigator.Call("share", map[string]any{"url": address})
		w.settle(shared, func(bool) {}) // readers who cancel know that they did
		return
	}
	// Only pages of https have a clipboard.
	if clipboard := navigator.Get("clipboard"); clipboard.Truthy() {
		w.settle(clipboard.Call("writeText", address), func(done bool) { w.send(app.Copied{Done: done}) })
		return
	}
	w.send(app.Copied{})
}

// settle tells how a promise ends.
func (w *widget) settle(promise js.Value, then func(done bool)) {
	var kept, broken js.Func
	end := func(done bool) js.Func {
		return js.FuncOf(func(js.Value, []js.Value) any {
			kept.Release()
			broken.Release()
			if !w.gone {
				then(done)
			}
			return nil
		})
	}
	kept, broken = end(true), end(false)
	promise.Call("then", kept, broken)
}
