// Package reflectlite is what is left of TinyGo's package of this name: the
// kind of a type. types.patch makes the compiler drop all else that it would
// say about types, so nothing else can be asked here.
package reflectlite

import "unsafe"

// Kind is a kind of type, with the numbers of the compiler's typeKind*.
type Kind uint8

// The kinds that package runtime tells apart.
const (
	Int64      Kind = 6
	Uint64     Kind = 11
	Float32    Kind = 13
	Float64    Kind = 14
	Complex64  Kind = 15
	Complex128 Kind = 16
	String     Kind = 17
	Interface  Kind = 20
	Pointer    Kind = 21
	Array      Kind = 23
	Struct     Kind = 26
)

// RawType is the description of a type.
type RawType struct{ meta uint8 }

// Kind is the type's. An address that is not on a word is that of a pointer to
// pointers.
func (t *RawType) Kind() Kind {
	if uintptr(unsafe.Pointer(t))&3 != 0 {
		return Pointer
	}
	return Kind(t.meta & 31)
}
