// Package patch compares two trees and writes the difference into one compact buffer of
// operations. A small interpreter beside the loader carries them out. A change needs one
// call, however large it is. That makes building thousands of nodes from WebAssembly as
// fast as building them in JavaScript.
//
// The buffer names elements and attributes by their places in node.Tags and node.Names, so
// it cannot hold any others. A number is an unsigned LEB128. A string is its length in
// UTF-16 code units. The characters of all strings follow each other in one text, which is
// decoded at once.
//
//	tree    = 0 string                                  text
//	        | 1+tag count {name string} count {tree}    element
//	        | 1+number of tags                          the children from here on stay as they are
//	changes = {change} 0                                of the node at hand
//	change  = 1 name string                             set an attribute
//	        | 2 name                                    remove an attribute
//	        | 3 place changes                           of the child at a place
//	        | 4 string                                  new text
//	        | 5 place old new {item}                    put old children from a place on into a new order
//	        | 6 place count {tree}                      the children from a place on become these
//	item    = 0 tree                                    a new child
//	        | 1+n                                       the n-th of the old ones
package patch

import (
	"unicode/utf8"

	"afterword/wasm/node"
)

const (
	end = iota
	setAttribute
	removeAttribute
	enterChild
	setText
	reorder
	takeOver
)

// Buffer is the operations of one change and the text that they use.
type Buffer struct {
	Ops  []byte
	Text []byte
}

// Reset empties the buffer and keeps its room.
func (b *Buffer) Reset() {
	b.Ops, b.Text = b.Ops[:0], b.Text[:0]
}

func (b *Buffer) number(n int) {
	for n >= 0x80 {
		b.Ops = append(b.Ops, byte(n)|0x80)
		n >>= 7
	}
	b.Ops = append(b.Ops, byte(n))
}

// string adds s to the text, valid UTF-8 whatever it was, since a decoder
// that mends it would shift all that follows.
func (b *Buffer) string(s string) {
	units, valid := measure(s)
	if valid {
		b.Text = append(b.Text, s...)
	} else {
		for _, r := range s {
			b.Text = utf8.AppendRune(b.Text, r)
		}
	}
	b.number(units)
}

// measure is the length of s in UTF-16 code units, and whether s is UTF-8.
func measure(s string) (units int, valid bool) {
	valid = true
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			units++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			valid = false
		}
		if r > 0xFFFF {
			units++
		}
		units++
		i += size
	}
	return units, valid
}

// Build says how to make n.
func (b *Buffer) Build(n node.Node) {
	n = n.Build()
	if n.Kind() == node.Text {
		b.number(0)
		b.string(n.Data())
		return
	}
	if n.Kind() == node.Standing {
		b.number(1 + len(node.Tags))
		return
	}
	b.number(1 + int(n.Tag))
	b.number(len(n.Attrs))
	// WebKit fetches a picture as soon as it has a source, so the attributes that say how
	// to fetch it are set first.
	b.write(n.Attrs, false)
	b.write(n.Attrs, true)
	b.number(count(n.Children))
	for _, child := range n.Children {
		if child.Kind() != node.Nothing {
			b.Build(child)
		}
	}
}

// write adds the attributes that make the browser fetch something, or the others.
func (b *Buffer) write(all []node.Attr, fetching bool) {
	for _, a := range all {
		if a.Fetches() == fetching {
			b.number(int(a.Name))
			b.string(a.Value())
		}
	}
}

func count(children []node.Node) int {
	n := 0
	for _, child := range children {
		if child.Kind() != node.Nothing {
			n++
		}
	}
	return n
}
