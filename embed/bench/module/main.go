//go:build js && tinygo

// The shipped module with one door more: the markup alone. What stands behind
// the door is what the widget uses, compiled with the same flags, and the rest
// of the widget is in the module too, so that it weighs what the shipped one
// weighs where its start is measured.
package main

import (
	"runtime"
	"strings"
	"syscall/js"
	"unsafe" // for linkname, too

	"afterword/wasm/browser"
	"afterword/wasm/markup"
	"afterword/wasm/node"
	"afterword/wasm/patch"
)

func main() {}

//go:wasmexport start
func start() {
	host := js.Global().Get("customElements").Call("get", "after-word").Get("boot")
	host.Set("markup", js.FuncOf(func(_ js.Value, args []js.Value) any {
		show(host, args[0].Int(), args[1].Bool(), args[2].String())
		return nil
	}))
	browser.Start()
}

// buffer hangs from a package variable, as what the widget keeps does.
var buffer patch.Buffer

// separator stands between texts.
const separator = "\x1e"

// show builds texts, an element each, in the shadow root of a widget.
func show(host js.Value, id int, isArticle bool, texts string) {
	options := markup.Options{Policy: markup.Comments, Base: "https://example.test/", Level: 2}
	if isArticle {
		options = markup.Options{Policy: markup.Articles, Base: "https://example.test/", Level: 1, Title: true}
	}
	var items []node.Node
	for text := range strings.SplitSeq(texts, separator) {
		// A copy, as the decoder of thread files makes one, and for its reasons.
		items = append(items, node.El(node.Div, nil, markup.Markdown(strings.Clone(text), options).Body...))
	}
	buffer.Build(node.El(node.Div, nil, items...))
	host.Call("apply", id, true,
		int(uintptr(unsafe.Pointer(unsafe.SliceData(buffer.Ops)))), len(buffer.Ops),
		int(uintptr(unsafe.Pointer(unsafe.SliceData(buffer.Text)))), len(buffer.Text))
	buffer = patch.Buffer{}
}

// What follows is as in the shipped module.

//go:linkname handleEvent syscall/js.handleEvent
func handleEvent()

//go:wasmexport resume
func resume() { handleEvent() }

const room = 8 << 20

//go:linkname allocatedSinceGC runtime.allocatedSinceGC
func allocatedSinceGC() uint64

//go:wasmexport collect
func collect() {
	if allocatedSinceGC() > room {
		runtime.GC()
	}
}
