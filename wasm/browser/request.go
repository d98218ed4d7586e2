//go:build js

package browser

import (
	"afterword/wasm/app"
	"afterword/wasm/source"
)

// awaited is a request, or a part of one, that is on its way.
type awaited struct {
	id     int // of who asked
	done   func(source.Reply)
	passed func() // what is to be done when its time is up, or nil
}

// ask sends a source's request, and tells the widget the reply.
func (w *widget) ask(number int, request source.Request) {
	here.carry(w.id, request, func(reply source.Reply) {
		if !w.gone {
			w.send(app.GotReply{Number: number, Reply: reply})
		}
	})
}

// carry carries out a request for a widget or a counter.
func (p *page) carry(id int, request source.Request, done func(source.Reply)) {
	switch r := request.(type) {
	case source.Fetch:
		if r.Session != nil {
			p.fetch(id, r, patience, done)
			return
		}
		p.host.Call("fetch", id, p.await(id, done), r.Method, r.URL, r.Body)
	case source.Scan:
		done(p.scan(r.Prefix))
	case source.Put:
		reply := source.Reply{}
		if !p.host.Call("put", id, r.Key, r.Value).Bool() {
			reply.Failure = source.StorageFull
		}
		reply.Volatile = p.host.Call("volatile").Bool()
		done(reply)
	case source.All:
		all := source.Reply{All: make([]source.Reply, len(r))}
		left := len(r)
		for i, one := range r {
			p.carry(id, one, func(reply source.Reply) {
				all.All[i] = reply
				if left--; left == 0 {
					done(all)
				}
			})
		}
	case source.Then:
		p.carry(id, r.First, func(reply source.Reply) {
			if reply.Refused() != nil {
				done(reply)
				return
			}
			p.carry(id, r.Next, done)
		})
	}
}

// await is the number of a request whose reply goes to done.
func (p *page) await(id int, done func(source.Reply)) int {
	p.asked--
	p.awaited[p.asked] = &awaited{id: id, done: done}
	return p.asked
}

// finish gives a reply to who asked, unless nobody waits for it any more.
func (p *page) finish(number int, reply source.Reply) {
	if a := p.awaited[number]; a != nil {
		delete(p.awaited, number)
		a.done(reply)
	}
}

// abandon ends the requests of who has left the page.
func (p *page) abandon(id int) {
	for number, a := range p.awaited {
		if a.id == id {
			delete(p.awaited, number)
			p.abort(number)
		}
	}
}
