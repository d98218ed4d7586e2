//go:build gc.leaking

package runtime

import (
	"runtime/volatile"
	"unsafe"
)

// This file makes TinyGo's block allocator a collector that runs only between
// events. TinyGo's own collectors may run inside any allocation, so the
// compiler must keep every live pointer in a slot on the stack, which costs
// much code and time. It inserts no slots for the collector that is called
// "leaking", so this one takes that name.
//
// The price is a rule: call collectGarbage() only from an exported function that
// JavaScript called with no other Go function active, and hold no pointer
// across the call. Whatever only the stack knows is swept away; what lives on
// hangs from package variables.
//
// The garbage of one event lives until the event ends; memory grows meanwhile.

// allocatedBase keeps allocated out of the heap's addresses (memory ends at
// 1 GiB): the collector takes every word of a package variable for a pointer,
// and a counter that walks through the heap would keep garbage alive.
const allocatedBase = 1 << 31

// allocated counts the blocks allocated since the latest collection.
var allocated uint32 = allocatedBase

// countAllocation is called for every allocation.
func countAllocation(blocks uintptr) { allocated += uint32(blocks) }

// allocatedSinceGC tells how many bytes were allocated since the latest
// collection, so that a program can tell whether another one is worth while.
// Declare it with "//go:linkname NAME runtime.allocatedSinceGC".
func allocatedSinceGC() uint64 {
	return uint64(allocated-allocatedBase) * uint64(bytesPerBlock)
}

// collectGarbage is GC, and tells how many bytes are in use after it. Declare
// it with "//go:linkname NAME runtime.collectGarbage".
func collectGarbage() uint64 {
	free := runGC()
	return uint64(uintptr(metadataStart) - heapStart - free)
}

// gcMarkReachable marks what package variables reach, and nothing else.
func gcMarkReachable() {
	allocated = allocatedBase
	current, currentBlocks = nil, 0
	findGlobals(markRoots)
}

// current is the free range that allocations are cut from, one after the other,
// and currentBlocks its length.
var (
	current       unsafe.Pointer
	currentBlocks uintptr
)

// takeBlocks takes so many free blocks, which stand in a row.
func takeBlocks(blocks uintptr) unsafe.Pointer {
	if blocks > currentBlocks {
		otherRange(blocks)
	}
	taken := current
	current = unsafe.Add(current, blocks*bytesPerBlock)
	currentBlocks -= blocks
	return taken
}

// otherRange makes the smallest free range that has so many blocks the current
// one.
func otherRange(blocks uintptr) {
	if currentBlocks > 0 {
		insertFreeRange(current, currentBlocks)
	}
	for {
		current, currentBlocks = popFreeRange(blocks)
		if current != nil {
			return
		}
		if !growHeapFor(blocks) {
			runtimePanicAt(returnAddress(0), "out of memory")
		}
	}
}

// setTails marks free blocks as tails, those of a state byte at once.
func setTails(block, end gcBlock) {
	for block < end {
		from := block % blocksPerStateByte
		to := min(from+end-block, blocksPerStateByte)
		state := (*uint8)(unsafe.Add(metadataStart, block/blocksPerStateByte))
		*state |= uint8((1<<to - 1<<from) << blocksPerStateByte)
		block += to - from
	}
}

// zero clears memory, a multiple of 8 bytes. Most of what is allocated is small,
// and memory.fill is a call out of WebAssembly, which takes longer than a few
// stores. They are volatile, else the compiler would make memory.fill of them.
func zero(ptr unsafe.Pointer, size uintptr) {
	if size > 256 {
		memzero(ptr, size)
		return
	}
	for end := unsafe.Add(ptr, size); ptr != end; ptr = unsafe.Add(ptr, 8) {
		volatile.StoreUint64((*uint64)(ptr), 0)
	}
}

// gcResumeWorld has nothing to do: there is one thread.
func gcResumeWorld() {}

// growHeapFor grows the heap so that a range of so many blocks is free: by an
// eighth of its size, since memory is never given back, or by what the request
// needs if that is more. It returns false where memory cannot grow so far.
func growHeapFor(blocks uintptr) bool {
	have := uintptr(wasm_memory_size(wasmMemoryIndex))
	// Beside the blocks: a quarter byte of state for each, and the state of
	// the old heap, which moves to the new end.
	need := blocks/(wasmPageSize/bytesPerBlock) + blocks/(wasmPageSize*blocksPerStateByte) + have/32 + 3
	grow := max(have/8, need)
	for wasm_memory_grow(wasmMemoryIndex, int32(grow)) == -1 {
		if grow == need {
			return false
		}
		grow = max(grow/2, need)
	}
	setHeapEnd(uintptr(wasm_memory_size(wasmMemoryIndex)) * wasmPageSize)
	return true
}
