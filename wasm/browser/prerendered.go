//go:build js

package browser

import (
	"strconv"
	"syscall/js"

	"afterword/wasm/app"
	"afterword/wasm/node"
)

// prerendered is what came with the page as HTML, nil for nothing. It has a link to a
// style sheet, which says what it was made of.
func (w *widget) prerendered() *app.Prerendered {
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
	came := &app.Prerendered{
		Article: text("article"),
		Lang:    text("lang"),
		Head:    text("head"),
		Title:   text("title"),
		Thread:  !w.root.Call("querySelector", "."+app.ClassThread).IsNull(),
		Long:    !w.root.Call("querySelector", "."+app.ClassLong).IsNull(),
	}
	if first := w.root.Call("querySelector", "."+app.ClassComment); !first.IsNull() {
		came.FirstComment = commentOf(first)
	}
	came.Level, _ = strconv.Atoi(text("level"))
	came.Minutes, _ = strconv.Atoi(text("minutes"))
	if url, ok := node.Base(js.Global().Get("document").Get("baseURI").String()).Link(came.Article); ok {
		came.Base = node.Base(url.String())
	}
	return came
}
