//go:build js

package browser

import (
	"syscall/js"

	"afterword/wasm/source"
)

// lock waits for a lock of the site's, which one tab has at a time. A page that
// cannot get one, for example since it is not served by https, goes on without it.
// https://www.w3.org/TR/web-locks/
func (p *page) lock(id int, name string, done func(source.Reply)) {
	number := p.await(id, done)
	locks := js.Global().Get("navigator").Get("locks")
	if !locks.Truthy() {
		p.later(id, 0, func() { p.finish(number, source.Reply{}) })
		return
	}
	var hold, refused js.Func
	// The browser holds the lock until the promise that it gets is fulfilled. Any object
	// with a method then counts as a promise.
	hold = js.FuncOf(func(js.Value, []js.Value) any {
		var then js.Func
		then = js.FuncOf(func(_ js.Value, args []js.Value) any {
			then.Release()
			p.hold(id, number, name, args[0])
			return nil
		})
		return map[string]any{"then": then}
	})
	refused = js.FuncOf(func(js.Value, []js.Value) any {
		hold.Release()
		refused.Release()
		p.finish(number, source.Reply{})
		return nil
	})
	locks.Call("request", name, hold).Call("then", refused, refused)
}

// hold keeps a lock for the widget that asked for it. To call release gives it back.
func (p *page) hold(id, number int, name string, release js.Value) {
	if p.awaited[number] == nil { // the widget has left the page
		release.Call("call")
		return
	}
	// If this instance traps, the loader gives the lock back.
	p.host.Get("locks").Set(name, release)
	p.locks[name] = id
	p.finish(number, source.Reply{})
}

// unlock gives a lock back.
func (p *page) unlock(name string) {
	locks := p.host.Get("locks")
	if release := locks.Get(name); release.Truthy() {
		locks.Set(name, js.Undefined())
		delete(p.locks, name)
		release.Call("call")
	}
}

// unlockAll gives back the locks of a widget that has left the page.
func (p *page) unlockAll(id int) {
	for name, has := range p.locks {
		if has == id {
			p.unlock(name)
		}
	}
}
