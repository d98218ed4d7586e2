//go:build js

// Package browser is the shell: the one place that touches the page. It keeps
// the page equal to the tree that the view gives, turns events into messages
// and carries out effects. What is done often goes to the page in one buffer
// (package patch); what is done once goes through honnef.co/go/js/dom/v2.
package browser

import (
	"strings"
	"syscall/js"
	"unsafe"

	"afterword/wasm/i18n"
	"afterword/wasm/markup"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// page is the instance: its widgets, and the loader that it lives in.
type page struct {
	host    js.Value
	widgets map[int]*widget
	counts  map[int]*counter
	words   map[string]*i18n.Words // the languages used so far, by their tags
	// awaited are the requests on their way by their numbers, which are below
	// 0 and so never those of a wait.
	awaited map[int]*awaited
	asked   int
	tallies []int           // the counters that one request will count
	timers  map[waiting]int // the browser's timers
	locks   map[string]int  // which widget has each of the site's locks, by their names
}

var here *page

// Start hands the loader what it may call. The loader shows itself for that
// moment as a member of the element's class, so that the page gets no global.
func Start() {
	host := js.Global().Get("customElements").Call("get", "after-word").Get("host")
	here = &page{host: host, widgets: map[int]*widget{}, counts: map[int]*counter{}, words: map[string]*i18n.Words{}, awaited: map[int]*awaited{}, timers: map[waiting]int{}}
	if source.Writes {
		here.locks = map[string]int{}
	}
	host.Call("tables", "#text "+strings.Join(node.Tags[:], " "), strings.Join(node.Names[:], " "))
	host.Set("rendering", int(uintptr(unsafe.Pointer(&markup.Rendering))))

	export("mount", func(args []js.Value) any { return here.mount(args) })
	export("unmount", func(args []js.Value) any { return here.unmount(args[0].Int()) })
	export("count", func(args []js.Value) any { return here.count(args[0].Int(), args[1].String(), args[2].String()) })
	export("attribute", func(args []js.Value) any { return here.attribute(args[0].Int(), args[1].String()) })
	export("moved", func(args []js.Value) any { return here.moved(args[0].Int()) })
	export("words", func(args []js.Value) any { return here.changeWords(args[0].Int(), args[1].String(), args[2].String()) })
	export("reply", func(args []js.Value) any { return here.reply(args) })
	export("pass", func(args []js.Value) any { return here.pass(args[0].Int(), args[1].Int()) })
	export("stored", func(args []js.Value) any { return here.stored(args[0].Int(), args[1].String()) })
	export("named", func(args []js.Value) any { return here.named(args[0].Int(), args[1].String(), args[2].Bool()) })
	export("reveal", func(args []js.Value) any {
		unhide(args[0])
		scroll(args[0])
		return nil
	})
	export("refresh", func(args []js.Value) any { return here.refresh(args[0].Int()) })
}

// export lets the loader call f by a name.
func export(name string, f func(args []js.Value) any) {
	here.host.Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any { return f(args) }))
}

// address is the page's, without a fragment.
func address() string {
	page, _, _ := strings.Cut(js.Global().Get("location").Get("href").String(), "#")
	return page
}

func now() int64 { return int64(here.host.Call("now").Float()) }
