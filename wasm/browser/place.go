//go:build js

package browser

import (
	"strings"
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"afterword/wasm/app"
	"afterword/wasm/markup"
)

// byID is an element of the widget, or nil.
func (w *widget) byID(id string) *dom.BasicHTMLElement {
	found := w.root.Call("getElementById", id)
	if id == "" || found.IsNull() {
		return nil
	}
	return element(found)
}

// element wraps an element of the page in package dom's most general type. To find its
// exact type costs dozens of calls, and all the types would be in the module.
func element(v js.Value) *dom.BasicHTMLElement {
	return &dom.BasicHTMLElement{BasicElement: &dom.BasicElement{BasicNode: &dom.BasicNode{Value: v}}}
}

// focused tells whether the focus is in the widget.
func (w *widget) focused() bool { return !w.root.Get("activeElement").IsNull() }

// focus moves the focus to an element. Where that is gone, the focus goes to the thread,
// and not to the top of the page. With still, the page does not scroll.
func (w *widget) focus(id string, still bool) {
	element := w.byID(id)
	if element == nil {
		element = w.byID(app.HeadingID)
	}
	if element != nil {
		element.Call("focus", map[string]any{"preventScroll": still})
	}
}

// refocus keeps the focus in the thread where what had it is gone, and the page
// where it is.
func (w *widget) refocus() {
	if heading := w.byID(app.HeadingID); heading != nil {
		heading.Call("focus", map[string]any{"preventScroll": true})
	}
}

// align scrolls to an element again, if that still has the focus.
func (w *widget) align(id string) {
	if at := w.root.Get("activeElement"); !at.IsNull() && at.Get("id").String() == id {
		scroll(at)
	}
}

// reveal scrolls to a place and moves the focus there, for readers who use the keyboard
// or a screen reader.
func (w *widget) reveal(id string) {
	element := w.byID(id)
	if element == nil {
		return
	}
	if !element.HasAttribute("tabindex") {
		element.SetAttribute("tabindex", "-1")
	}
	unhide(element.Value) // what is hidden takes no focus
	element.Call("focus", map[string]any{"preventScroll": true})
	scroll(element.Value)
}

// scroll scrolls to an element at once, whatever the page says of scrolling.
func scroll(to js.Value) {
	to.Call("scrollIntoView", map[string]any{"behavior": "instant"})
}

// unhide opens everything that hides an element.
// https://html.spec.whatwg.org/multipage/interaction.html#ancestor-revealing-algorithm
func unhide(element js.Value) {
	const contains = 8 // DOCUMENT_POSITION_CONTAINS
	for at := element; at.Truthy(); {
		root := at.Call("getRootNode")
		hiding := root.Call("querySelectorAll", "details:not([open]),[hidden=until-found]")
		for i := range hiding.Length() {
			closed := hiding.Index(i)
			if at.Call("compareDocumentPosition", closed).Int()&contains == 0 {
				continue
			}
			if closed.Get("localName").String() == "details" {
				closed.Set("open", true)
				continue
			}
			closed.Call("dispatchEvent", js.Global().Get("Event").New("beforematch", map[string]any{"bubbles": true}))
			closed.Call("removeAttribute", "hidden")
		}
		at = root.Get("host")
	}
}

// named goes to the place of a name in the page's address, and reports whether
// the widget has it. What is still loading may have it later, unless the
// reader was told of another place already.
func (p *page) named(id int, name string, now bool) any {
	w := p.widgets[id]
	if w == nil || !now && w.back.came {
		return false
	}
	w.pending = name
	found := w.find()
	if now && !found && !w.state.Loading() {
		w.pending = ""
	}
	return found
}

// find goes to the pending place if it is there.
func (w *widget) find() bool {
	name := w.pending
	if name == "" || w.busy || w.stands {
		return false
	}
	if id, ok := strings.CutPrefix(name, app.CommentID("")); ok {
		if w.state.Has(id) {
			return w.claim(func() { w.send(app.NamedComment{ID: id}) })
		}
	}
	id := name
	if w.byID(id) == nil {
		id = markup.ID(name)
	}
	if w.byID(id) == nil {
		return false
	}
	return w.claim(func() { w.reveal(id) })
}

// claim goes to the pending place, unless an element before this one has it.
func (w *widget) claim(show func()) bool {
	name := w.pending
	w.pending = ""
	if !here.host.Call("claim", w.id, name).Bool() {
		return false
	}
	show()
	return true
}

// read gets the text of an element of the page: that of a template is its
// content's.
func (w *widget) read(e app.Read) {
	found := js.Global().Get("document").Call("getElementById", e.Element)
	if found.IsNull() {
		w.send(app.GotText{Number: e.Number, Missing: true})
		return
	}
	if content := found.Get("content"); content.Type() == js.TypeObject && found.Get("localName").String() == "template" {
		found = content
	}
	w.send(app.GotText{Number: e.Number, Text: found.Get("textContent").String()})
}
