package json

import (
	"reflect"
	"testing"
)

// read is what Decode gives, by a Reader: of an object the members.
func read(text string) (Value, bool, error) {
	r := NewReader(text)
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
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, wantErr := Decode(text)
		got, object, err := read(text)
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
