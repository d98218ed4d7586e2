//go:build js

package browser

import (
	"strconv"
	"strings"
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"afterword/wasm/app"
	"afterword/wasm/view"
)

// regard looks at the background behind the element, and makes the text legible on it. It
// chooses the light or the dark colours, as the page is, and changes them where that is
// not enough. Colours that the site's owner sets stay.
func (w *widget) regard() {
	tree := w.root.Call("querySelector", "."+app.ClassWidget)
	if tree.IsNull() {
		return
	}
	s := sight{tree, tree.Get("style")}
	ground, known := s.behind(w.element.Value)
	theme := w.state.Setup.Theme
	page := computed(w.element.Value)
	seen := ground.String() + page.Get("color").String() + page.Get("colorScheme").String() + strconv.Itoa(int(theme))
	if seen == w.seen {
		return // a closer look would compute the style of each comment
	}
	w.seen = seen
	for _, name := range own {
		s.style.Call("removeProperty", name)
	}
	texts, _ := s.mix("var(--ink)", page.Get("color").String())
	ink, text := texts[0], texts[1]
	switch named := theme == app.Light || theme == app.Dark; {
	case named && (!known || ink.Contrast(ground) < view.Readable):
		return // it brings its own ground
	case named:
		s.style.Call("setProperty", "background", "none")
		s.style.Call("setProperty", "padding", "0")
	case declared(page):
	case !known: // A picture: the page's own text is legible on it.
		s.choose(!text.Dark())
	case ink.Contrast(ground) < view.Readable:
		s.choose(ground.Dark())
	}
	colours, _ := s.mix("var(--ink)", "var(--soft)", "var(--link)", "var(--alarm)", "var(--ground)")
	if known && colours[0].On(ground).Contrast(ground) < 6 {
		s.style.Call("setProperty", "--wash", "transparent") // there is no room for a tint
	}
	for i, c := range colours {
		name := own[i]
		switch {
		case !known && theme == app.PageInk: // the style sheet makes them of the page's text
		case !known:
			c = c.Over(text, ofText[i])
		case name == "--ground":
			c = ground
		default:
			c = c.On(ground)
		}
		s.style.Call("setProperty", name, "var(--afterword"+name[1:]+", "+c.String()+")")
	}
}

// declared tells that the page says which scheme it has.
func declared(page js.Value) bool {
	meta := js.Global().Get("document").Call("querySelector", `meta[name="color-scheme"]`)
	return page.Get("colorScheme").String() != "normal" || !meta.IsNull()
}

// own are the properties that this file sets, the colours first.
var own = []string{"--ink", "--soft", "--link", "--alarm", "--ground", "--wash", "color-scheme", "background", "padding"}

// ofText is how much of each colour comes from the page's text where a picture is the
// background.
var ofText = [5]float64{1, 1, 0.6, 0.6, 0}

// choose shows the light or the dark of each colour.
func (s sight) choose(dark bool) {
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	s.style.Call("setProperty", "color-scheme", scheme)
}

// computed is the style of an element, or of a pseudo-element of its own.
func computed(of ...any) js.Value { return js.Global().Call("getComputedStyle", of...) }

// sight reads colours. It lets the browser convert whatever CSS can say to sRGB.
type sight struct{ tree, style js.Value }

// probes are the properties that colours are read by.
var probes = []string{"outline-color", "border-top-color", "border-right-color", "border-bottom-color", "border-left-color"}

// mix reads CSS colours, at most as many as there are probes, and how opaque each is. To
// compute a style is expensive, so it reads all of them from one.
func (s sight) mix(css ...string) (colours []view.Colour, shares []float64) {
	for i, c := range css {
		s.style.Call("setProperty", probes[i], "color-mix(in srgb, "+c+", "+c+")")
	}
	style := computed(s.tree)
	for i := range css {
		parts := strings.Fields(style.Call("getPropertyValue", probes[i]).String()) // color(srgb 1 0.5 0 / 0.8)
		number := func(at int) float64 {
			if at >= len(parts) {
				return 1
			}
			return js.Global().Call("parseFloat", parts[at]).Float()
		}
		colours = append(colours, view.Colour{number(1), number(2), number(3)})
		shares = append(shares, number(5))
	}
	for i := range css {
		s.style.Call("removeProperty", probes[i])
	}
	return colours, shares
}

// behind is the colour that an element stands on, mixed through translucent layers. It is
// not known where there is a picture, the element's own or a pseudo-element's.
func (s sight) behind(at js.Value) (view.Colour, bool) {
	var layers []view.Colour
	var shares []float64
	for ; at.Truthy(); at = around(at) {
		for _, part := range []string{"", "::before", "::after"} {
			if computed(at, part).Get("backgroundImage").String() != "none" {
				return view.Colour{}, false
			}
		}
		css := settling(at, computed(at).Get("backgroundColor").String())
		if css == "rgba(0, 0, 0, 0)" {
			continue
		}
		layer, share := s.mix(css)
		layers, shares = append(layers, layer...), append(shares, share...)
		if share[0] > 0.99 {
			break
		}
	}
	var ground view.Colour
	if !at.Truthy() { // The canvas is of the page's scheme, not of one that was chosen here.
		page := computed(js.Global().Get("document").Get("documentElement"))
		s.style.Call("setProperty", "color-scheme", page.Get("colorScheme").String())
		canvas, _ := s.mix("Canvas")
		ground = canvas[0]
		s.style.Call("removeProperty", "color-scheme")
	}
	for i := len(layers) - 1; i >= 0; i-- {
		ground = ground.Over(layers[i], shares[i])
	}
	return ground, true
}

// around is the element that another one shows in, across slots and shadow roots.
func around(at js.Value) js.Value {
	for _, name := range []string{"assignedSlot", "parentElement"} {
		if up := at.Get(name); up.Truthy() {
			return up
		}
	}
	return at.Call("getRootNode").Get("host")
}

// settling is the background that an element will have once its transition has ended.
func settling(at js.Value, ground string) string {
	running := at.Call("getAnimations")
	for i := range running.Length() {
		if frames := running.Index(i).Get("effect").Call("getKeyframes"); running.Index(i).Get("transitionProperty").Truthy() {
			if end := frames.Index(frames.Length() - 1).Get("backgroundColor"); end.Truthy() {
				return end.String()
			}
		}
	}
	return ground
}

// watch looks again whenever the surroundings of the element may have changed: its
// ancestors' attributes, the page's style sheets, the system's scheme. No event tells of
// a rule that a script adds to a sheet. Such a rule is noticed by the transition of the
// text's colour that the style sheet has, at the next click, and when the reader comes to
// the element. The first look is a task of its own, before the comments come: computing a
// style costs less while there are none.
func (w *widget) watch() {
	w.observer = js.Global().Get("MutationObserver").New(js.FuncOf(func(js.Value, []js.Value) any {
		if !w.gone {
			w.regard()
		}
		return nil
	}))
	look := func(*dom.BasicEvent) { w.regard() }
	w.listenTo(&dom.BasicNode{Value: js.Global().Call("matchMedia", "(prefers-color-scheme: dark)")}, "change", look)
	document := &dom.BasicNode{Value: js.Global().Get("document")}
	for _, kind := range []string{"transitionend", "load", "click", "change"} {
		w.listenTo(document, kind, look)
	}
	for _, kind := range []string{"pointerenter", "focusin"} {
		w.listenTo(w.element.BasicNode, kind, look)
	}
	here.later(w.id, 0, w.stand)
}

// stand looks at where the element stands now.
func (w *widget) stand() {
	w.observer.Call("disconnect")
	attributes := map[string]any{"attributes": true}
	for at := around(w.element.Value); at.Truthy(); at = around(at) {
		w.observer.Call("observe", at, attributes)
	}
	w.observer.Call("observe", js.Global().Get("document").Get("head"),
		map[string]any{"attributes": true, "childList": true, "subtree": true, "characterData": true})
	w.regard()
}
