// Package reflectlite is what is left of TinyGo's package of this name: the
// kinds of types. types.patch makes the compiler drop all else that it would
// say about types, so nothing else can be asked here.
package reflectlite

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
	Array      Kind = 23
	Struct     Kind = 26
)
