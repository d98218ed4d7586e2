//go:build js

package browser

import (
	"strings"
	"syscall/js"

	"afterword/wasm/json"
	"afterword/wasm/source"
)

// fetch sends a request, and gives the answer to it.
func (p *page) fetch(id int, r source.Fetch, done func(source.Reply)) {
	if !source.Writes {
		r.Session = nil
	}
	token, secret := p.credentials(r)
	if source.Writes && (r.RequiresLogin && token == "" && secret == "" || r.SameOrigin && foreign(r.URL)) {
		done(source.Reply{Status: 401})
		return
	}
	if source.Hosts && r.Upload != nil {
		p.host.Set("form", map[string]any{"body": p.form(r.Upload)})
		defer p.host.Set("form", js.Undefined())
	}
	if source.Writes && token != "" {
		read := done
		done = func(reply source.Reply) {
			reply.Told = true // also where there was no answer
			read(reply)
		}
	}
	p.send(id, r.URL, options(r, token, secret), r.Limit, r.Stale, func(reply source.Reply) {
		switch {
		case reply.Failure == source.Unreachable && r.Method == "GET" && foreign(r.URL):
			p.probe(id, r.URL, done)
			return
		case r.Session == nil:
		case reply.Status == 401 && token != "":
			if p.item(r.Session.Key) == token { // and not another one, since
				p.host.Call("put", id, r.Session.Key, "")
			}
		default:
			if token := reply.Header(strings.ToLower(r.Session.Header)); token != "" {
				p.host.Call("put", id, r.Session.Key, strings.TrimPrefix(token, r.Session.Prefix))
			}
		}
		done(reply)
	})
}

// send sends a request; options are what JavaScript's fetch takes, as JSON.
func (p *page) send(id int, url, options string, limit int, stale bool, done func(source.Reply)) {
	p.host.Call("fetch", id, p.await(id, done), url, options, limit, stale)
}

// probe finds out why a server cannot be reached. If it answers a request whose answer the
// page may not read, it is there.
func (p *page) probe(id int, url string, done func(source.Reply)) {
	p.send(id, url, `{"mode":"no-cors"}`, 0, false, func(reply source.Reply) {
		if reply.Failure == source.Redirected { // an answer that cannot be read
			reply = source.Reply{Failure: source.Blocked}
		} else {
			reply = source.Reply{Failure: source.Unreachable}
		}
		done(reply)
	})
}

// credentials tell a server who asks: a token that the browser keeps or, on the page's own
// origin, the secret of a cookie.
func (p *page) credentials(r source.Fetch) (token, secret string) {
	if r.Session == nil {
		return "", ""
	}
	if r.Session.CSRFCookie != "" && !foreign(r.URL) {
		secret = cookie(r.Session.CSRFCookie)
	}
	return p.item(r.Session.Key), secret
}

// foreign tells whether a URL is of another origin than the page.
func foreign(url string) bool {
	return strings.Contains(url, "://") && !strings.HasPrefix(url, js.Global().Get("origin").String()+"/")
}

// options are what JavaScript's fetch takes beside the address, as JSON; "" for a plain
// GET.
func options(r source.Fetch, token, secret string) string {
	if !source.Writes || r.Method == "GET" && r.Session == nil && len(r.Headers) == 0 {
		return ""
	}
	var all, headers json.Writer
	for _, h := range r.Headers {
		headers.Text(h.Name, h.Value)
	}
	if r.Type != "" {
		headers.Text("Content-Type", r.Type)
	}
	if token != "" || secret != "" {
		all.Text("cache", "no-store") // it is for nobody else
	}
	if token != "" {
		headers.Text(r.Session.Header, r.Session.Prefix+token)
	}
	if secret != "" {
		headers.Text(r.Session.CSRFHeader, secret)
	}
	all.Text("method", r.Method)
	all.Object("headers", headers)
	if r.Body != "" {
		all.Text("body", r.Body)
	}
	if r.Method != "GET" && !(source.Hosts && r.Upload != nil) {
		all.Bool("keepalive", true) // it outlives the page, which no large one may
	}
	if r.Session != nil {
		all.Text("redirect", "manual")
	}
	return all.String()
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

// cookie is the value of a cookie of the page's, or "".
func cookie(name string) string {
	for _, pair := range strings.Split(js.Global().Get("document").Get("cookie").String(), "; ") {
		if value, ok := strings.CutPrefix(pair, name+"="); ok {
			return value
		}
	}
	return ""
}
