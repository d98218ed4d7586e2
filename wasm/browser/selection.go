//go:build js

package browser

import (
	"strings"
	"syscall/js"

	"afterword/wasm/app"
	"afterword/wasm/edit"
)

// quotation is the selected part of a comment's text, as Markdown, or "".
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
	// The selection may reach beyond the comment: a triple click selects to the start of
	// what follows.
	if !body.Call("contains", selected.Get("startContainer")).Bool() {
		selected.Call("setStart", body, 0)
	}
	if !body.Call("contains", selected.Get("endContainer")).Bool() {
		selected.Call("setEnd", body, body.Get("childNodes").Length())
	}
	return edit.Quotation(words(selected.Call("cloneContents")))
}

// selected is the selection inside the widget, if there is one. Outside of the shadow root
// it shows only as the host, and engines differ in how they give the rest. Newer ones have
// getComposedRanges, in an old and a new form: the root is passed as the argument of the
// old one, and as the dictionary of the new one. Older Chromium has a selection at the
// root, and in older Firefox the document's selection tells all.
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

// words is the text of nodes, with a blank line after each paragraph.
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
