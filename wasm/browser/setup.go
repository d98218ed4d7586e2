//go:build js

package browser

import (
	"strconv"
	"syscall/js"

	"afterword/wasm/app"
	"afterword/wasm/source/open"
)

// setup is what the element's attributes say. What makes no sense counts as
// absent.
func (w *widget) setup() app.Setup {
	return app.Setup{
		Article:      w.element.GetAttribute("article"),
		Thread:       w.threadName(),
		Theme:        w.theme(),
		Order:        app.OrderOf(w.element.GetAttribute("sort")),
		HeadingLevel: w.headingLevel(),
	}
}

func (w *widget) threadName() string {
	if name := w.element.GetAttribute("thread"); name != "" {
		return open.Complete(name, w.canonical)
	}
	return "local:" + w.canonical
}

func (w *widget) headingLevel() int {
	if level, err := strconv.Atoi(w.element.GetAttribute("heading-level")); err == nil && level >= 1 && level <= 5 {
		return level
	}
	if w.element.GetAttribute("article") != "" {
		return 1
	}
	return 2
}

// theme follows the page where it has a colour scheme, and else the system.
func (w *widget) theme() app.Theme {
	switch w.element.GetAttribute("theme") {
	case "light":
		return app.Light
	case "dark":
		return app.Dark
	}
	scheme := js.Global().Call("getComputedStyle", w.element.Value).Get("colorScheme").String()
	meta := js.Global().Get("document").Call("querySelector", `meta[name="color-scheme"]`)
	if scheme == "normal" && meta.IsNull() {
		return app.System
	}
	return app.Inherit
}

// page is what the page around the element says.
func (w *widget) page() app.Page {
	address := here.host.Call("address").String()
	document := js.Global().Get("document")
	seed, _ := strconv.ParseUint(here.host.Call("random").String(), 10, 64)
	return app.Page{
		Address: address,
		Apple:   apple(),
		Rebased: !document.Call("querySelector", "base[href]").IsNull(),
		Seed:    seed,
	}
}

// attribute tells of an attribute that has changed: only what it concerns is
// done again.
func (p *page) attribute(id int, name string) any {
	w := p.widgets[id]
	if w == nil {
		return nil
	}
	setup := w.setup()
	switch name {
	case "article":
		if setup.HeadingLevel != w.state.Setup.HeadingLevel {
			w.send(app.ChangedHeadingLevel{Level: setup.HeadingLevel})
		}
		w.send(app.ChangedArticle{Article: setup.Article})
	case "thread":
		w.send(app.ChangedThread{Thread: setup.Thread})
	case "theme":
		w.send(app.ChangedTheme{Theme: setup.Theme})
	case "sort":
		w.send(app.ChangedOrder{Order: setup.Order})
	case "heading-level":
		w.send(app.ChangedHeadingLevel{Level: setup.HeadingLevel})
	}
	return nil
}
