package json

import (
	"reflect"
	"testing"
	"unicode/utf8"
)

// read is what Decode gives, by a Reader: of an object the members. The text
// comes in pieces of some bytes.
func read(text string, size int) (Value, bool, error) {
	piece := func() string {
		n := min(size, len(text))
		for n < len(text) && !utf8.RuneStart(text[n]) {
			n++
		}
		first := text[:n]
		text = text[n:]
		return first
	}
	r := NewReader(piece(), piece)
	if !r.Object() {
		return Value{}, false, nil
	}
	object := Value{kind: Object}
	for {
		name, more, err := r.Member()
		if err != nil || !more {
			return object, true, err
		}
		var v Value
		if r.List() {
			v.kind = List
			for more := true; more; {
				var item Value
				if item, more, err = r.Item(); more {
					v.items = append(v.items, item)
				}
			}
		} else {
			v, err = r.Value()
		}
		if err != nil {
			return object, true, err
		}
		object.items = append(object.items, Value{kind: Text, text: name}, v)
	}
}

func FuzzReader(f *testing.F) {
	for _, text := range []string{
		``, `[]`, `1`, `{}`, ` { } `, "\uFEFF{\"a\":[]}", `{"a":1}`, `{"a":[1,2,{"b":[3]}],"b":null,"a":[]}`, `{"a":[],}`, `{"a":[1,]}`,
		`{"a":[1 2]}`, `{"a":[],"b"}`, `{"a":[]} x`, `{"a":[`, `{"a"`, `{,}`, `{"a":[,]}`, `{"a":[]]}`, `{"a":[} `, `{"a" 1}`, `{a:1}`, `{"a":[]"b":1}`,
	} {
		f.Add(text, uint8(3))
	}
	f.Add(`{"number":[12345,true,false,null,"\u00e4\n","ä👍"],"more":-1.5e3,"object":{"a":[{}]}}`, uint8(1))
	f.Fuzz(func(t *testing.T, text string, size uint8) {
		want, wantErr := Decode(text)
		got, object, err := read(text, 1+int(size))
		if !object {
			if wantErr == nil && want.Kind() == Object {
				t.Fatalf("%q is an object", text)
			}
			return
		}
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("%q: %v, want %v", text, err, wantErr)
		}
		if err == nil && !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: %+v, want %+v", text, got, want)
		}
	})
}
