//go:build js

package browser

import (
	"strings"
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"afterword/wasm/app"
	"afterword/wasm/source"
)

// A listener is what the widget has added to a node. One of each kind at the shadow
// root serves the whole widget.
type listener struct {
	on   *dom.BasicNode
	kind string
	call js.Func
}

// listen begins to listen to all that the widget wants to know.
func (w *widget) listen() {
	for _, kind := range []string{
		"click", "input", "change", "keydown", "submit", "paste", "pointerdown", "mousedown", "pointerover", "pointerout", "focusin", "focusout",
	} {
		w.listenTo(w.root, kind, w.handle)
	}
	if source.Hosts {
		w.listenTo(w.root, "dragover", w.handle)
		w.listenTo(w.root, "drop", w.handle)
	}
	// The style sheet makes a change of color-scheme a transition. The widget reads the
	// colours when that ends: as it begins, the old scheme may still stand.
	const changes = "transitionend"
	w.listenTo(w.element.BasicNode, changes, func(*dom.BasicEvent) { w.regard() })
	document := js.Global().Get("document")
	w.listenTo(&dom.BasicNode{Value: document}, "selectionchange", func(*dom.BasicEvent) { w.selectedText() })
	w.listenTo(&dom.BasicNode{Value: document}, "visibilitychange", func(*dom.BasicEvent) {
		w.send(app.ChangedVisibility{Hidden: hidden()})
	})
	window := &dom.BasicNode{Value: js.Global()}
	w.listenTo(window, "pagehide", func(*dom.BasicEvent) {
		w.leave()
		w.send(app.LeftPage{})
	})
	w.listenTo(window, "online", func(*dom.BasicEvent) { w.send(app.CameOnline{}) })
	if source.Writes {
		w.listenTo(window, "message", w.told)
	}
}

// listenTo listens to one kind of event at a node. Package dom's own function finds out
// which of its types an event is, and all those types would be in the module.
func (w *widget) listenTo(on *dom.BasicNode, kind string, handle func(*dom.BasicEvent)) {
	call := js.FuncOf(func(_ js.Value, args []js.Value) any {
		handle(&dom.BasicEvent{Value: args[0]})
		return nil
	})
	on.Call("addEventListener", kind, call, kind == "load") // load does not bubble
	w.listeners = append(w.listeners, listener{on, kind, call})
}

// unlisten ends all that listen and listenTo began.
func (w *widget) unlisten() {
	for _, l := range w.listeners {
		l.on.RemoveEventListener(l.kind, l.kind == "load", l.call)
	}
	w.listeners = nil
	w.observer.Call("disconnect")
}

// hidden tells that the page cannot be seen. One that is prerendered cannot, until
// it is opened. https://wicg.github.io/nav-speculation/prerendering.html
func hidden() bool { return js.Global().Get("document").Get("hidden").Bool() }

// handle turns an event into a message, unless the shell deals with it alone.
func (w *widget) handle(event *dom.BasicEvent) {
	kind := event.Type()
	if kind == "submit" {
		event.PreventDefault() // the page stays; the button posts
		return
	}
	target := event.Get("target")
	if strings.HasPrefix(kind, "point") && kind != "pointerdown" || strings.HasPrefix(kind, "focus") {
		w.pointed(kind, event, target)
		return
	}
	if kind == "click" && (w.clickedLink(event, target) || w.clickedFold(event, target)) {
		return
	}
	said, actor := w.said(kind, event, target)
	if source.Hosts && w.brought(kind, event, said, actor) {
		return
	}
	if said.Pastes() {
		w.pasted(event, actor)
	}
	if said.KeepsFocus() {
		event.PreventDefault()
	}
	if m, ok := w.state.Message(said); ok {
		if kind == "keydown" {
			event.PreventDefault()
		}
		w.send(m)
	}
}

// said is what the browser says of an event, and the element that it is about: null for an
// element without an act.
func (w *widget) said(kind string, event *dom.BasicEvent, target js.Value) (said app.Event, actor js.Value) {
	said = app.Event{Type: kind, Spot: spotOf(target)}
	switch kind {
	case "keydown":
		said.Key = chord(event.Value, target, w.state.Page.Apple)
	case "click":
		said.Clicks = event.Get("detail").Int()
	}
	actor = target.Call("closest", app.ActSelector)
	if !actor.IsNull() {
		saidBy(actor, &said)
	}
	if said.Quotes() {
		said.Value = w.quoted(event.Value, said.Of)
	}
	return said, actor
}

// saidBy adds the element's act and value to what is said of an event.
func saidBy(actor js.Value, said *app.Event) {
	data := actor.Get("dataset")
	said.Act = app.Act(data.Get("act").String())
	said.Open = actor.Get("parentNode").Get("open").Truthy()
	if of := data.Get("of"); of.Type() == js.TypeString {
		said.Of = of.String()
	}
	if value := actor.Get("value"); value.Type() == js.TypeString {
		said.Value = value.String()
	}
}

// clickedFold reports whether the browser itself folds the replies that were
// clicked.
func (w *widget) clickedFold(event *dom.BasicEvent, target js.Value) bool {
	summary := target.Call("closest", app.FoldSelector)
	if summary.IsNull() {
		return false
	}
	if w.state.Folds(commentOf(summary), summary.Get("parentNode").Get("open").Bool()) {
		return true
	}
	event.PreventDefault()
	return false
}

// quoted is what a reply quotes. A tap may end the selection before it is a
// click, so what was selected when it began counts, too.
func (w *widget) quoted(event js.Value, id string) string {
	quote := w.quotation(id)
	if event.Get("type").String() == "pointerdown" {
		w.touched = quote
	} else if quote == "" && event.Get("detail").Int() > 0 {
		quote = w.touched
	}
	return quote
}

// pointed tells where the pointer and the focus are.
func (w *widget) pointed(kind string, event *dom.BasicEvent, at js.Value) {
	to := at
	if strings.HasSuffix(kind, "out") {
		to = event.Get("relatedTarget")
	}
	w.pointedTime(at)
	pointing := app.Pointing{Type: kind, To: spotOf(to)}
	if kind[:5] == "point" {
		pointing.Focus = spotOf(w.root.Get("activeElement"))
	}
	w.pointedCode(pointing.To, to)
	for _, m := range w.state.Pointed(pointing) {
		w.send(m)
	}
}

// spotOf is where in the widget a node of the page is.
func spotOf(at js.Value) (spot app.Spot) {
	if at.IsNull() || at.Get("closest").IsUndefined() {
		return spot
	}
	spot.Comment = commentOf(at)
	for i, part := range app.Parts {
		if !at.Call("closest", part).IsNull() {
			spot.In |= 1 << i
		}
	}
	return spot
}

// commentOf is the ID of the comment that an element is in, or "".
func commentOf(element js.Value) string {
	in := element.Call("closest", "."+app.ClassComment)
	if in.IsNull() {
		return ""
	}
	return strings.TrimPrefix(in.Get("id").String(), app.CommentID(""))
}

func modified(event js.Value) bool {
	for _, key := range []string{"altKey", "ctrlKey", "metaKey", "shiftKey"} {
		if event.Get(key).Bool() {
			return true
		}
	}
	return false
}

// clickedLink follows a link to a place in the page by script, since the
// browser finds no place inside a shadow root. It reports whether it did.
func (w *widget) clickedLink(event *dom.BasicEvent, target js.Value) bool {
	link := target.Call("closest", "a[href]")
	if link.IsNull() || modified(event.Value) || event.DefaultPrevented() {
		return false
	}
	reference := link.Call("getAttribute", "href").String()
	fragment, ok := strings.CutPrefix(reference, "#")
	if !ok {
		fragment, ok = strings.CutPrefix(reference, address()+"#")
	}
	if !ok {
		return false
	}
	if !here.host.Call("navigate", w.id, fragment).Bool() {
		return false
	}
	event.PreventDefault()
	return true
}
