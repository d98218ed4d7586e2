//go:build js

package browser

import (
	"math"
	"strconv"
	"syscall/js"
)

// back is where the reader was on this page before, if they reload the page or come back
// to it. The browser knows that, too, but gives up before the page is long enough.
type back struct {
	came bool
	to   float64 // how far down, 0 once the reader is there, or has gone elsewhere
	at   float64 // how far down we have scrolled by now
}

// session is the tab's own storage. A sandboxed page has none.
func session() js.Value { return here.host.Get("session") }

func scrollKey() string {
	return "afterword:scroll " + js.Global().Get("location").Get("href").String()
}

func scrollY() float64 { return js.Global().Get("scrollY").Float() }

// leave remembers how far down the reader is.
func (w *widget) leave() {
	if kept := session(); kept.Truthy() {
		kept.Call("setItem", scrollKey(), strconv.Itoa(int(scrollY())))
	}
}

// How the reader came to the page, in the numbers of the old interface. The new
// interface has no entry in WebKit until the page has loaded.
// https://www.w3.org/TR/navigation-timing/#sec-navigation-info-interface
const (
	typeReload      = 1
	typeBackForward = 2
)

// cameBack finds out whether the reader was here before.
func cameBack() (b back) {
	window := js.Global()
	if !session().Truthy() || window.Get("history").Get("scrollRestoration").String() != "auto" {
		return b
	}
	visit := window.Get("performance").Get("navigation") // a clock that a page puts in its place has none
	if !visit.Truthy() || visit.Get("type").Type() != js.TypeNumber {
		return b
	}
	if kind := visit.Get("type").Int(); kind != typeReload && kind != typeBackForward {
		return b
	}
	if kept := session().Call("getItem", scrollKey()); kept.Type() == js.TypeString {
		y, _ := strconv.Atoi(kept.String())
		b = back{came: true, to: float64(y), at: scrollY()}
	}
	return b
}

// goBack scrolls to where the reader was, as far as the page reaches by now. It stops
// once the reader has scrolled up by more than a screen; less than that may be WebKit,
// which begins at the top again while the page is short.
func (w *widget) goBack() {
	b := &w.back
	if b.to == 0 {
		return
	}
	page := js.Global().Get("document").Get("documentElement")
	screen := page.Get("clientHeight").Float()
	most := page.Get("scrollHeight").Float() - screen // it may have become shorter
	if scrollY()+screen < min(b.at, most) {
		b.to = 0
		return
	}
	js.Global().Call("scrollTo", map[string]any{"top": b.to, "behavior": "instant"})
	b.at = scrollY()
	if math.Abs(b.at-b.to) < 2 {
		b.to = 0
	}
}
