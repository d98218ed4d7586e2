//go:build js

package browser

import (
	"strconv"
	"syscall/js"

	"afterword/wasm/app"
	"afterword/wasm/node"
)

// came is what came with the page as HTML, nil for nothing. It has a link to a
// style sheet, which says what it was made of.
func (w *widget) came() *app.Static {
	link := w.root.Call("querySelector", "link")
	if link.IsNull() {
		return nil
	}
	data := link.Get("dataset")
	text := func(name string) string {
		if value := data.Get(name); value.Type() == js.TypeString {
			return value.String()
		}
		return ""
	}
	static := &app.Static{
		Article: text("article"),
		Lang:    text("lang"),
		Head:    text("head"),
		Title:   text("title"),
		Thread:  !w.root.Call("querySelector", "."+app.ClassThread).IsNull(),
		Long:    !w.root.Call("querySelector", "."+app.ClassLong).IsNull(),
	}
	if first := w.root.Call("querySelector", "."+app.ClassComment); !first.IsNull() {
		static.First = commentOf(first)
	}
	static.Level, _ = strconv.Atoi(text("level"))
	static.Minutes, _ = strconv.Atoi(text("minutes"))
	if url, ok := node.Base(js.Global().Get("document").Get("baseURI").String()).Link(static.Article); ok {
		static.Base = node.Base(url.String())
	}
	return static
}
