//go:build js

package browser

import (
	"strconv"
	"strings"
	"syscall/js"

	"afterword/wasm/source"
)

const (
	// patience is how often a request is sent to a server that asks to wait.
	patience = 3
	// longest is how long an answer is waited for, in milliseconds.
	longest = 30_000
	// pause is how long a server is left alone where it does not say.
	pause = 2
)

// fetch sends a request that tells who asks. The loader's own does not, and
// stays as small as what may be wanted before the module is there.
func (p *page) fetch(id int, r source.Fetch, tries int, done func(source.Reply)) {
	headers := map[string]any{}
	token, cookie := p.item(r.Session.Key), ""
	if origin := js.Global().Get("origin").String(); strings.HasPrefix(r.URL, origin+"/") {
		cookie = cookieOf(r.Session.Cookie)
	}
	if token != "" {
		headers[r.Session.Header] = token
	}
	if cookie != "" {
		headers[r.Session.Echo] = cookie
	}
	if r.Known && token == "" && cookie == "" {
		done(source.Reply{Status: 401})
		return
	}
	wait := 0
	number := p.await(id, func(reply source.Reply) {
		if reply.Status == 429 && tries > 1 {
			p.later(id, wait*1000, func() { p.fetch(id, r, tries-1, done) })
			return
		}
		if reply.Status == 401 && token != "" {
			p.host.Call("put", id, r.Session.Key, "")
		}
		done(reply)
	})
	controller := js.Global().Get("AbortController").New()
	p.host.Set(controllerKey(number), controller)
	options := map[string]any{"method": r.Method, "headers": headers, "signal": controller.Get("signal"),
		"keepalive": r.Method != "GET", "redirect": "manual"}
	if r.Body != "" {
		options["body"] = r.Body
	}
	p.awaited[number].passed = func() {
		p.abort(number)
		p.finish(number, source.Reply{Failure: source.TimedOut})
	}
	p.host.Call("wait", id, number, longest)
	answer := js.Global().Call("fetch", r.URL, options)
	settle(answer, func(response js.Value) {
		if response.Get("type").String() == "opaqueredirect" {
			p.end(number, source.Reply{Failure: source.Redirected})
			return
		}
		got := response.Get("headers")
		header := func(name string) string {
			if value := got.Call("get", name); value.Type() == js.TypeString {
				return value.String()
			}
			return ""
		}
		if token := header(r.Session.Header); token != "" {
			p.host.Call("put", id, r.Session.Key, token)
		}
		if wait, _ = strconv.Atoi(header("retry-after")); wait <= 0 {
			wait = pause
		}
		kind, _, _ := strings.Cut(header("content-type"), ";")
		reply := source.Reply{
			Status: response.Get("status").Int(),
			Type:   strings.ToLower(strings.TrimSpace(kind)),
			URL:    response.Get("url").String(),
		}
		settle(response.Call("text"), func(text js.Value) {
			reply.Body, reply.More = p.text(id, number, text)
			p.end(number, reply)
		}, func() { p.end(number, source.Reply{Failure: source.CutShort}) })
	}, func() {
		if p.awaited[number] == nil || r.Method != "GET" {
			p.end(number, source.Reply{Failure: source.Unreachable})
			return
		}
		// A server that answers those who cannot read it is there.
		probe := js.Global().Call("fetch", r.URL, map[string]any{"mode": "no-cors"})
		settle(probe, func(js.Value) {
			p.end(number, source.Reply{Failure: source.Barred})
		}, func() { p.end(number, source.Reply{Failure: source.Unreachable}) })
	})
}

// settle calls one of two functions when a promise is settled.
func settle(promise js.Value, kept func(js.Value), broken func()) {
	var yes, no js.Func
	release := func() {
		yes.Release()
		no.Release()
	}
	yes = js.FuncOf(func(_ js.Value, args []js.Value) any {
		release()
		kept(args[0])
		return nil
	})
	no = js.FuncOf(func(js.Value, []js.Value) any {
		release()
		broken()
		return nil
	})
	promise.Call("then", yes, no)
}

// Go keeps no value of JavaScript's between events, so the loader's object does.
func controllerKey(number int) string { return "request " + strconv.Itoa(number) }

// end finishes a request that is over.
func (p *page) end(number int, reply source.Reply) {
	p.host.Set(controllerKey(number), js.Undefined())
	p.finish(number, reply)
}

// abort ends a request that is under way.
func (p *page) abort(number int) {
	if controller := p.host.Get(controllerKey(number)); controller.Truthy() {
		p.host.Set(controllerKey(number), js.Undefined())
		controller.Call("abort")
	}
}

// later does something after a time, in milliseconds, unless who it is for has
// left the page.
func (p *page) later(id, milliseconds int, do func()) {
	number := p.await(id, nil)
	p.awaited[number].passed = func() {
		delete(p.awaited, number)
		do()
	}
	p.host.Call("wait", id, number, milliseconds)
}

// item is what the browser keeps under a key, or "".
func (p *page) item(key string) string {
	for _, item := range p.scan(key).Items {
		if item.Key == key {
			return item.Value
		}
	}
	return ""
}

// cookieOf is the value of a cookie of the page's, or "".
func cookieOf(name string) string {
	for _, pair := range strings.Split(js.Global().Get("document").Get("cookie").String(), "; ") {
		if value, ok := strings.CutPrefix(pair, name+"="); ok {
			return value
		}
	}
	return ""
}
