package json

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
)

// reference reads text with the standard library, which differs in two points:
// it refuses a byte order mark and allows more depth.
func reference(text string) (any, error) {
	d := json.NewDecoder(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("text after the value")
	}
	return v, nil
}

// plain gives v in the standard library's types.
func plain(v Value) any {
	switch v.Kind() {
	case Bool:
		return v.Bool()
	case Number:
		return json.Number(v.text)
	case Text:
		return v.Text()
	case List:
		list := []any{}
		for _, item := range v.List() {
			list = append(list, plain(item))
		}
		return list
	case Object:
		object := map[string]any{}
		for i := range v.Len() {
			name, item := v.Member(i)
			object[name] = item
		}
		for name := range object {
			object[name] = plain(v.Get(name))
		}
		return object
	}
	return nil
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		``, `null`, `[1,2.5,-3e+7]`, `{"a":{"b":[true,false,null]},"a":1}`, `"\ud83d\ude00\ud83d\u0041\\\"\/"`,
		"\uFEFF{}", "\"\xff\xed\xa0\x80\"", `[[[[]]]]`, `{"":""}`, `[1,]`, `"\u12`, ` [ ] x`, `0e0`, `1E-5`, "\"\x7f\u2028\"",
		strings.Repeat("[", 70) + strings.Repeat("]", 70),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, wantErr := reference(text)
		v, err := Decode(text)
		if strings.Count(text, "[")+strings.Count(text, "{") > MaxDepth {
			return // what is too deep is not read
		}
		if err != nil {
			var syntax SyntaxError
			if !errors.As(err, &syntax) || syntax.Offset < 0 || syntax.Offset > len(text) {
				t.Fatalf("error %#v", err)
			}
		}
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("error %v, the standard library's %v", err, wantErr)
		}
		if err != nil {
			return
		}
		if got := plain(v); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %#v, want %#v", got, want)
		}
		out := Append(nil, v)
		if bytes.ContainsAny(out, "<>&\u2028\u2029") || !json.Valid(out) {
			t.Fatalf("encoded as %s", out)
		}
		again, err := Decode(string(out))
		if err != nil || !reflect.DeepEqual(plain(again), want) {
			t.Fatalf("encoded as %s, read again as %#v, %v", out, plain(again), err)
		}
	})
}
