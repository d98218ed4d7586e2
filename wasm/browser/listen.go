//go:build js

package browser

import (
	"strings"
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"afterword/wasm/app"
)

// ear is a listener at the shadow root; one of each kind hears the whole
// widget.
type ear struct {
	kind string
	hear js.Func
}

func (w *widget) listen() {
	for _, kind := range []string{"click", "input", "change", "keydown", "submit", "pointerdown", "mousedown", "paste"} {
		w.ears = append(w.ears, ear{kind, w.root.AddEventListener(kind, false, w.heard)})
	}
}

func (w *widget) deafen() {
	for _, e := range w.ears {
		w.root.RemoveEventListener(e.kind, false, e.hear)
	}
	w.ears = nil
}

func (w *widget) heard(e dom.Event) {
	event := &dom.BasicEvent{Value: e.Underlying()}
	kind := event.Type()
	if kind == "submit" {
		event.PreventDefault() // the page stays; the button posts
		return
	}
	target := event.Get("target")
	if kind == "click" && w.clickedLink(event, target) {
		return
	}
	if kind == "click" && event.Get("detail").Int() > 1 {
		return // the second half of a double click, which may hit what has moved there
	}
	actor := target.Call("closest", "[data-act]")
	if actor.IsNull() {
		return
	}
	data := actor.Get("dataset")
	said := app.Event{Type: kind, Act: app.Act(data.Get("act").String())}
	if of := data.Get("of"); of.Type() == js.TypeString {
		said.Of = of.String()
	}
	if value := actor.Get("value"); value.Type() == js.TypeString {
		said.Value = value.String()
	}
	switch {
	case kind == "keydown":
		said.Key = chord(event.Value, actor, w.state.Page.Apple)
	case kind == "paste" && said.Act == app.ActBody:
		w.pasted(event, actor)
	case kind == "mousedown" && said.Act.Tool():
		event.PreventDefault() // the focus, and a phone's keyboard, stay with the text
	case said.Act == app.ActReply && (kind == "pointerdown" || kind == "click"):
		said.Value = w.quoted(event.Value, said.Of)
	}
	if m, ok := said.Message(); ok {
		if kind == "keydown" {
			event.PreventDefault()
		}
		w.send(m)
	}
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
		fragment, ok = strings.CutPrefix(reference, here.host.Call("address").String()+"#")
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
