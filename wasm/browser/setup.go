//go:build js

package browser

import (
	"strings"
	"syscall/js"

	"afterword/wasm/app"
)

// setup is what the element's attributes say.
func (w *widget) setup() app.Setup {
	s := app.SetupOf(w.element.GetAttribute, w.pageURL)
	s.Theme = w.theme()
	return s
}

// theme is the theme of the attribute. Without one it follows the page, which
// [widget.regard] looks at. A widget that came as HTML in the colours of the page's text
// keeps them.
func (w *widget) theme() app.Theme { return app.ThemeOf(w.element.GetAttribute("theme"), !w.inked) }

// page is what the page around the element says.
func (w *widget) page() app.Page {
	document := js.Global().Get("document")
	address := address()
	if strings.HasPrefix(address, "about:") { // a frame's own text, where the page around says what URLs mean
		address = document.Get("baseURI").String()
	}
	return app.Page{
		Address: address,
		Apple:   apple(),
		Shares:  js.Global().Get("navigator").Get("share").Truthy(),
		Rebased: !document.Call("querySelector", "base[href]").IsNull(),
		Seed:    seed(),
	}
}

// seed is 64 random bits.
func seed() uint64 {
	numbers := js.Global().Get("crypto").Call("getRandomValues", js.Global().Get("Uint32Array").New(2))
	return uint64(numbers.Index(0).Float())<<32 | uint64(numbers.Index(1).Float())
}

// attribute tells the widget that an attribute has changed. Only what depends on it is
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
		w.regard()
	case "sort":
		w.send(app.ChangedOrder{Order: setup.Order})
	case "hide":
		w.send(app.ChangedHide{URL: setup.Hide})
	case "heading-level":
		w.send(app.ChangedHeadingLevel{Level: setup.HeadingLevel})
	}
	return nil
}

// moved tells that the element stands elsewhere in the page.
func (p *page) moved(id int) any {
	if w := p.widgets[id]; w != nil {
		w.send(app.Moved{Theme: w.theme()})
		w.stand()
	}
	return nil
}
