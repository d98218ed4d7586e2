//go:build js

package browser

import (
	"strconv"
	"strings"
	"syscall/js"
	"unsafe"

	"honnef.co/go/js/dom/v2"

	"afterword/assets"
	"afterword/wasm/app"
	"afterword/wasm/node"
	"afterword/wasm/patch"
	"afterword/wasm/source"
	"afterword/wasm/view"
)

// widget is one element of the page.
type widget struct {
	id      int
	element *dom.BasicHTMLElement
	root    *dom.BasicNode // the shadow root
	// pageURL is the address that the page gave itself when the element came.
	pageURL   string
	state     *app.State
	shown     node.Node
	drawn     bool
	stands    bool // the old tree still shows: HTML that came with the page, or what a widget has left
	trapped   bool // a trap has left that tree
	inked     bool // it came as HTML in the colours of the page's text
	buffer    patch.Buffer
	mail      []app.Message // what has happened and is still to be told
	busy      bool
	waits     map[int]app.Message
	waited    int
	pending   string // a place that the page's address names, still to be found
	listeners []listener
	observer  js.Value           // of what the element stands in
	seen      string             // what [widget.regard] saw there last
	touched   string             // what was selected of a comment when its reply was touched
	method    source.LoginMethod // where a window is open for it
	gone      bool               // it has left the page, maybe in the middle of an event
	back      back
}

func (p *page) mount(args []js.Value) any {
	w := &widget{
		id:      args[0].Int(),
		element: element(args[1]),
		pageURL: args[2].String(),
		waits:   map[int]app.Message{},
	}
	w.root = &dom.BasicNode{Value: shadow(args[1])}
	came := w.prerendered()
	w.stands = w.root.Call("hasChildNodes").Bool()
	w.trapped = args[6].Bool()
	w.inked = !w.root.Call("querySelector", "."+app.ClassPageInk).IsNull()
	w.state = &app.State{Words: p.speak(args[4].String(), args[5].String())}
	for _, suspect := range strings.Fields(args[3].String()) {
		if fingerprint, err := strconv.ParseUint(suspect, 10, 64); err == nil {
			w.state.Suspects = append(w.state.Suspects, fingerprint)
		}
	}
	p.widgets[w.id] = w
	w.back = cameBack()
	w.listen()
	w.send(app.Started{Setup: w.setup(), Page: w.page(), Prerendered: came, Hidden: hidden()})
	w.watch()
	return nil
}

// shadow is the element's shadow root; one that is inserted again has it.
func shadow(element js.Value) js.Value {
	root := element.Get("shadowRoot")
	if root.IsNull() {
		root = element.Call("attachShadow", map[string]any{"mode": "open"})
	}
	sheets := here.host.Get("sheets")
	if sheets.IsUndefined() {
		sheet := js.Global().Get("CSSStyleSheet").New()
		sheet.Call("replaceSync", assets.Style)
		sheets = js.ValueOf([]any{sheet})
		here.host.Set("sheets", sheets)
	}
	root.Set("adoptedStyleSheets", sheets)
	return root
}

func (p *page) unmount(id int) any {
	if w := p.widgets[id]; w != nil {
		w.gone = true
		w.unlisten()
		delete(p.widgets, id)
	}
	delete(p.counts, id)
	p.abandon(id)
	for w, timer := range p.timers {
		if w.id == id {
			js.Global().Call("clearTimeout", timer)
			delete(p.timers, w)
		}
	}
	return nil
}

// send tells the widget what has happened. Something that happens in the meantime, for
// example a focus that moves, waits for its turn.
func (w *widget) send(m app.Message) {
	w.mail = append(w.mail, m)
	if w.busy {
		return
	}
	w.busy = true
	for len(w.mail) > 0 && !w.gone {
		next := w.mail[0]
		w.mail[0], w.mail = nil, w.mail[1:]
		var effects []app.Effect
		w.state, effects = app.Update(w.state, next, now())
		focused := w.focused()
		// The browser keeps what is typed first, whatever happens as it is drawn.
		for _, effect := range effects {
			if keep, ok := effect.(app.Keep); ok {
				w.keep(keep)
			}
		}
		w.draw()
		for _, effect := range effects {
			if w.gone {
				return
			}
			w.perform(effect)
		}
		if focused && !w.gone && !w.focused() {
			w.refocus()
		}
	}
	w.busy = false
	if !w.gone {
		w.find()
	}
}

// draw makes the page equal to the state.
func (w *widget) draw() {
	if w.stands {
		if !w.state.Ready() {
			return
		}
		w.reopen()
		if len(w.mail) > 0 {
			return
		}
		w.stands = false
	}
	w.buffer.Reset()
	next := view.View(w.state)
	first := !w.drawn
	if first {
		w.buffer.Build(next)
		w.drawn = true
	} else if !w.buffer.Diff(w.shown, next) {
		w.shown = next
		return
	}
	w.shown = next
	here.host.Call("apply", w.id, first,
		pointer(w.buffer.Ops), len(w.buffer.Ops),
		pointer(w.buffer.Text), len(w.buffer.Text))
	w.goBack()
	if cap(w.buffer.Text) > 1<<16 {
		w.buffer = patch.Buffer{} // a large one is rare, so its room is given back
	}
}

// reopen brings the state to what a trap has left in the page, before anything is drawn.
// So forms and texts stay, and the reader goes on in them.
func (w *widget) reopen() {
	if !w.trapped {
		return
	}
	w.trapped = false
	found := w.root.Call("querySelectorAll", app.LeftSelector)
	for i := range found.Length() {
		said := app.Event{Type: "left"}
		saidBy(found.Index(i), &said)
		if m, ok := w.state.Message(said); ok {
			w.send(m)
		}
	}
}

func pointer(b []byte) int {
	return int(uintptr(unsafe.Pointer(unsafe.SliceData(b))))
}

// waiting is what a timer is for.
type waiting struct{ id, number int }

// wait calls pass after some milliseconds, unless the widget or counter has left the page.
func (p *page) wait(id, number, milliseconds int) {
	p.timers[waiting{id, number}] = p.host.Call("wait", id, number, milliseconds).Int()
}

func (p *page) pass(id, number int) any {
	delete(p.timers, waiting{id, number})
	if w := p.widgets[id]; w != nil {
		if m, waiting := w.waits[number]; waiting {
			delete(w.waits, number)
			w.send(m)
		}
	}
	p.finish(number, source.Reply{})
	return nil
}

// stored tells a widget that another widget or tab has changed the storage under a key, or
// for "" under any.
func (p *page) stored(id int, key string) any {
	if c := p.counts[id]; c != nil {
		c.stored(key)
	}
	w := p.widgets[id]
	if w == nil {
		return nil
	}
	for _, m := range w.state.Stored(key, func() bool { return here.host.Call("scan", key).Length() == 0 }) {
		w.send(m)
	}
	return nil
}

func (p *page) refresh(id int) any {
	if w := p.widgets[id]; w != nil {
		w.send(app.AskedRefresh{})
	}
	return nil
}
