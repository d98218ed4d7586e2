//go:build js

package browser

import (
	"syscall/js"

	"afterword/wasm/app"
	"afterword/wasm/source"
)

// awaited is a request or a wait that has not ended yet.
type awaited struct {
	id   int // of the widget or counter that asked
	done func(source.Reply)
}

// ask carries out a request of the widget's state, and sends the reply as a message.
func (w *widget) ask(number int, request source.Request) {
	here.ask(w.id, request, func(reply source.Reply) {
		if !w.gone {
			w.send(app.GotReply{Number: number, Reply: reply})
		}
	})
}

// converse carries a conversation on until it is over.
func converse[T any](p *page, id int, step source.Step[T], done func(source.Done[T])) {
	switch at := step.(type) {
	case source.Ask[T]:
		p.ask(id, at.Request, func(reply source.Reply) { converse(p, id, at.Then(reply), done) })
	case source.Some[T]:
		converse(p, id, at.Next, done)
	case source.Beside[T]:
		if !source.Asks {
			return
		}
		left := len(at.Steps)
		for i, one := range at.Steps {
			converse(p, id, one, func(got source.Done[T]) {
				all, _ := at.Join(i, got)
				if left--; left == 0 {
					done(all)
				}
			})
		}
	case source.Done[T]:
		done(at)
	}
}

// ask carries out a request for a widget or a counter.
func (p *page) ask(id int, request source.Request, done func(source.Reply)) {
	switch r := request.(type) {
	case source.Fetch:
		p.fetch(id, r, done)
	case source.Scan:
		done(p.scan(r.Prefix))
	case source.Put:
		reply := source.Reply{}
		if !p.host.Call("put", id, r.Key, r.Value).Bool() {
			reply.Failure = source.StorageFull
		}
		reply.Volatile = p.host.Call("volatile").Bool()
		done(reply)
	case source.Wait:
		p.later(id, r.Milliseconds, func() { done(source.Reply{}) })
	case source.Lock:
		if source.Writes {
			p.lock(id, r.Name, done)
		}
	case source.Unlock:
		if source.Writes {
			p.unlock(r.Name)
		}
		done(source.Reply{})
	case source.All:
		if !source.Asks {
			return
		}
		all := source.Reply{All: make([]source.Reply, len(r))}
		left := len(r)
		for i, one := range r {
			p.ask(id, one, func(reply source.Reply) {
				all.All[i] = reply
				if left--; left == 0 {
					done(all)
				}
			})
		}
	}
}

// await is the number of a request whose reply goes to done.
func (p *page) await(id int, done func(source.Reply)) int {
	p.asked--
	p.awaited[p.asked] = &awaited{id, done}
	return p.asked
}

// later calls do after some milliseconds, unless the widget or counter has left the page.
func (p *page) later(id, milliseconds int, do func()) {
	p.wait(id, p.await(id, func(source.Reply) { do() }), milliseconds)
}

// reply is how the loader says what came of a request.
func (p *page) reply(args []js.Value) any {
	id, number := args[0].Int(), args[1].Int()
	reply := source.Reply{
		Status: args[3].Int(),
		Head:   args[4].String(),
		URL:    args[6].String(),
		Stale:  int64(args[7].Float()),
	}
	reply.Body, reply.More = p.text(id, number, args[5])
	switch args[2].String() {
	case "timeout":
		reply.Failure = source.TimedOut
	case "unreachable":
		reply.Failure = source.Unreachable
	case "cut":
		reply.Failure = source.CutShort
	case "unreadable":
		reply.Failure = source.Unreadable
	default:
		if reply.Status == 0 { // the browser shows no more of an answer that leads elsewhere
			reply.Failure = source.Redirected
		}
	}
	p.finish(number, reply)
	return nil
}

// finish gives a reply to the widget or counter that asked, unless nobody waits for it
// any more.
func (p *page) finish(number int, reply source.Reply) {
	if a := p.awaited[number]; a != nil {
		delete(p.awaited, number)
		a.done(reply)
	}
}

// abandon drops the requests of a widget or counter that has left the page.
func (p *page) abandon(id int) {
	for number, a := range p.awaited {
		if a.id == id {
			delete(p.awaited, number)
		}
	}
	if source.Writes {
		p.unlockAll(id)
	}
}
