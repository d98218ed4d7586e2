//go:build js

package browser

import (
	"strings"
	"syscall/js"

	"afterword/wasm/app"
	"afterword/wasm/edit"
)

// quotation is what is selected of a comment's text, as Markdown; "" where it
// is nothing.
func (w *widget) quotation(id string) string {
	comment := w.byID(app.CommentID(id))
	if comment == nil {
		return ""
	}
	body := comment.Call("querySelector", app.BodySelector)
	selected := w.selected()
	if !body.Truthy() || !selected.Truthy() || !selected.Call("intersectsNode", body).Bool() {
		return ""
	}
	// What is selected beyond the text is not the comment's: a triple click
	// reaches to the start of what follows.
	if !body.Call("contains", selected.Get("startContainer")).Bool() {
		selected.Call("setStart", body, 0)
	}
	if !body.Call("contains", selected.Get("endContainer")).Bool() {
		selected.Call("setEnd", body, body.Get("childNodes").Length())
	}
	return edit.Quotation(words(selected.Call("cloneContents")))
}

// selected is what is selected of the widget, if anything. Outside of the
// shadow root it shows as the host alone, so each engine has a way to ask:
// the old and the new form of getComposedRanges, where the root stands for
// itself and for the dictionary that names it; before that Chromium by the
// root's own selection, and Firefox by the document's, which tells all.
// https://w3c.github.io/selection-api/#dom-selection-getcomposedranges
func (w *widget) selected() js.Value {
	root := w.root.Value
	selection := js.Global().Call("getSelection")
	var found js.Value
	if selection.Truthy() && selection.Get("getComposedRanges").Truthy() {
		root.Set("shadowRoots", []any{root})
		found = selection.Call("getComposedRanges", root).Index(0)
		root.Set("shadowRoots", js.Undefined())
	} else {
		if root.Get("getSelection").Truthy() {
			selection = root.Call("getSelection")
		}
		if selection.Truthy() && selection.Get("rangeCount").Int() > 0 {
			found = selection.Call("getRangeAt", 0)
		}
	}
	if !found.Truthy() {
		return found
	}
	selected := js.Global().Get("document").Call("createRange")
	selected.Call("setStart", found.Get("startContainer"), found.Get("startOffset"))
	selected.Call("setEnd", found.Get("endContainer"), found.Get("endOffset"))
	return selected
}

// blocks are the elements that words stand apart in.
const blocks = " p ul ol pre blockquote h1 h2 h3 h4 h5 h6 "

// words is what nodes of the page say, a blank line after each paragraph.
func words(parent js.Value) string {
	text := ""
	list := parent.Get("childNodes")
	for i := range list.Length() {
		n := list.Index(i)
		if data := n.Get("data"); data.Type() == js.TypeString {
			text += data.String()
			continue
		}
		text += words(n)
		switch name := n.Get("localName").String(); {
		case name == "li" || name == "tr":
			text += "\n"
		case strings.Contains(blocks, " "+name+" "):
			text += "\n\n"
		}
	}
	return text
}
