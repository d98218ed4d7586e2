//go:build js && tinygo

package main

import (
	_ "unsafe" // for linkname

	"afterword/wasm/browser"
)

// main is not run: without a scheduler the program is a library, and each
// call from outside begins at one of the exports below.
func main() {}

//go:wasmexport start
func start() { browser.Start() }

//go:linkname handleEvent syscall/js.handleEvent
func handleEvent()

// resume is what a Go function that was given to JavaScript calls. TinyGo
// exports it only together with its scheduler.
//
//go:wasmexport resume
func resume() { handleEvent() }

// room is how many bytes may be allocated before it is worth looking for
// garbage, or a quarter of what is in use, if that is more: memory stays small,
// and the time that it takes in proportion.
const room = 2 << 20

var used uint64

//go:linkname allocatedSinceGC runtime.allocatedSinceGC
func allocatedSinceGC() uint64

//go:linkname collectGarbage runtime.collectGarbage
func collectGarbage() uint64

// collect is called when no other call is under way, and only then: the
// collector is told of the globals but not of the stack. So nothing is
// collected while nodes are built, and memory stays bounded all the same.
//
//go:wasmexport collect
func collect() {
	if allocatedSinceGC() > max(room, used/4) {
		used = collectGarbage()
	}
}
