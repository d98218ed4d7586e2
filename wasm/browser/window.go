//go:build js

package browser

import (
	"strings"
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"afterword/wasm/app"
	"afterword/wasm/source"
)

// glance is how often we look whether the log-in window has closed or has come
// back to our origin, in milliseconds.
const glance = 500

// strangers is more properties than a window shows when its page is of another origin.
// Browsers show about 15 of such a window, and several hundred when the page is of our
// own origin.
// https://html.spec.whatwg.org/multipage/nav-history-apis.html#crossoriginproperties-(-o-)
const strangers = 100

// open opens a window to log in. The browser allows that only in response to a click.
func (w *widget) open(method source.LoginMethod) {
	if !source.Writes {
		return
	}
	w.close()
	// Where the server has the page's own origin, a sandbox may keep its answers from the
	// page.
	own := method.Session != nil && method.Session.CSRFCookie != "" && !foreign(method.URL)
	if method.Token != "" || own { // it comes back to this page
		location := js.Global().Get("location")
		back := location.Get("origin").String() + location.Get("pathname").String()
		method.URL = strings.TrimSuffix(method.URL, source.Escape(method.Back))
		method.Back = back + "?"
		if own {
			back = method.Back
		}
		method.URL += source.Escape(back)
	}
	window := js.Global().Call("open", method.URL, "_blank", "popup,width=600,height=720")
	if !window.Truthy() {
		w.send(app.ClosedWindow{Blocked: true})
		return
	}
	w.method = method
	windows().SetIndex(w.id, window)
	here.later(w.id, glance, w.glance)
}

// windows are those that are open, by the widgets' numbers.
func windows() js.Value { return here.host.Get("windows") }

// close closes the window, if one is open.
func (w *widget) close() {
	if !source.Writes {
		return
	}
	if window := windows().Index(w.id); window.Truthy() {
		windows().SetIndex(w.id, js.Undefined())
		window.Call("close")
	}
}

// glance finds out whether the window is closed, or has come back to the page's
// own origin.
func (w *widget) glance() {
	window := windows().Index(w.id)
	if !window.Truthy() {
		return
	}
	closed := window.Get("closed").Bool()
	own := !closed && js.Global().Get("Reflect").Call("ownKeys", window).Length() > strangers
	address := ""
	if own {
		address = window.Get("location").Get("href").String()
	}
	if closed || own && strings.HasPrefix(address, w.method.Back) {
		w.close()
		_, query, _ := strings.Cut(address, "?")
		w.send(app.ClosedWindow{Token: source.Parameter(query, w.method.Token)})
		return
	}
	here.later(w.id, glance, w.glance)
}

// same tells whether two values are one object. Go has a new value for each look at it.
func same(a, b js.Value) bool { return js.Global().Get("Object").Call("is", a, b).Bool() }

// told takes the token that the log-in window hands over, as a text or, from Waline, as a
// part of the user's data. It takes it only from the server, and only from that window.
func (w *widget) told(event *dom.BasicEvent) {
	window := windows().Index(w.id)
	token := event.Get("data")
	if token.Type() == js.TypeObject {
		if user := token.Get("data"); user.Type() == js.TypeObject {
			token = user.Get("token")
		}
	}
	if !window.Truthy() || !same(event.Get("source"), window) || token.Type() != js.TypeString || token.String() == "" ||
		!strings.HasPrefix(w.method.Back, event.Get("origin").String()+"/") {
		return
	}
	here.host.Call("put", w.id, w.method.Session.Key, token)
	w.close()
	w.send(app.ClosedWindow{})
}
