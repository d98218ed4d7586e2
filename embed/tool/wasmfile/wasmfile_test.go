package wasmfile

import (
	"bytes"
	"reflect"
	"testing"
)

// module has one type, an imported function, two functions of two and four
// bytes, four bytes of data and a name section.
var module = []byte("\x00asm\x01\x00\x00\x00" +
	"\x01\x04\x01\x60\x00\x00" +
	"\x02\x07\x01\x01e\x01f\x00\x00" +
	"\x03\x03\x02\x00\x00" +
	"\x0a\x0b\x02\x02\x00\x0b\x06\x00\x01\x01\x01\x01\x0b" +
	"\x0b\x02\x01\x00" +
	"\x00\x13\x04name\x01\x0c\x02\x01\x04pk.f\x02\x03k.g")

func TestRead(t *testing.T) {
	got, err := Read(module)
	want := Content{Functions: []Function{{"pk.f", 3}, {"k.g", 7}}, Data: 4, Rest: 20}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v; want %+v", got, err, want)
	}
}

func TestStrip(t *testing.T) {
	got, err := Strip(module)
	if err != nil || bytes.Contains(got, []byte("name")) || len(got) != len(module)-21 {
		t.Errorf("%q, %v", got, err)
	}
	for cut := range len(module) - 1 {
		Strip(module[:cut]) // must not panic
		Read(module[:cut])
	}
}
