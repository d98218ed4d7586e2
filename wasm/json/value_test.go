package json

import "testing"

// TestAccessorsAreTotal asks values of every kind for every kind. The wrong kind gives
// an empty value and no panic.
func TestAccessorsAreTotal(t *testing.T) {
	v, err := Decode(`{"text":"x","list":[1,"2"],"yes":true,"no":false,"number":7,"null":null,"deep":{"a":{"b":"c"}},"twice":1,"twice":2}`)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]Kind{
		"text": Text, "list": List, "yes": Bool, "no": Bool, "number": Number, "null": Null, "deep": Object, "absent": Null,
	}
	for name, kind := range kinds {
		m := v.Get(name)
		if m.Kind() != kind {
			t.Errorf("%s: kind %d, want %d", name, m.Kind(), kind)
		}
		if m.IsNull() != (kind == Null) {
			t.Errorf("%s: IsNull = %v", name, m.IsNull())
		}
		if got := m.Text(); (got == "x") != (kind == Text) || kind != Text && got != "" {
			t.Errorf("%s: Text = %q", name, got)
		}
		if m.Bool() != (name == "yes") {
			t.Errorf("%s: Bool = %v", name, m.Bool())
		}
		if n, ok := m.Int(); ok != (kind == Number) || ok && n != 7 {
			t.Errorf("%s: Int = %d, %v", name, n, ok)
		}
		if len(m.List()) != map[bool]int{true: 2}[kind == List] {
			t.Errorf("%s: List = %v", name, m.List())
		}
		if kind != Object && !m.Get("a").IsNull() {
			t.Errorf("%s has a member", name)
		}
	}
	if got := v.Get("deep").Get("a").Get("b").Text(); got != "c" {
		t.Errorf("deep = %q", got)
	}
	if !v.Get("text").Get("a").Get("b").IsNull() {
		t.Error("a chain through a string does not end in null")
	}
	if n, _ := v.Get("twice").Int(); n != 2 {
		t.Errorf("of two members the last counts, got %d", n)
	}
	if v.Len() != 9 || v.Get("list").Len() != 2 || v.Get("text").Len() != 0 {
		t.Error("wrong Len")
	}
	if name, m := v.Member(1); name != "list" || m.Kind() != List {
		t.Errorf("Member(1) = %q, %v", name, m)
	}
	for _, i := range []int{-1, 9, 1 << 30} {
		if name, m := v.Member(i); name != "" || !m.IsNull() {
			t.Errorf("Member(%d) = %q, %v", i, name, m)
		}
	}
	if name, m := v.Get("list").Member(0); name != "" || !m.IsNull() {
		t.Errorf("a list has a member %q, %v", name, m)
	}
}

// TestGetDoesNotTakeValuesForNames has a value that equals the name of a later member.
func TestGetDoesNotTakeValuesForNames(t *testing.T) {
	v, err := Decode(`{"a":"b","b":"c"}`)
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Get("b").Text(); got != "c" {
		t.Errorf("b = %q", got)
	}
	if !v.Get("c").IsNull() {
		t.Error("a value was taken for a name")
	}
}

// TestInt reads each notation of a whole number that fits an int64, and no other
// number.
func TestInt(t *testing.T) {
	for _, c := range []struct {
		text string
		want int64
		ok   bool
	}{
		{"0", 0, true},
		{"-0", 0, true},
		{"-0.0e5", 0, true},
		{"0e99999999999999999999", 0, true},
		{"42", 42, true},
		{"-42", -42, true},
		{"3.0", 3, true},
		{"3.5", 0, false},
		{"-3.5", 0, false},
		{"1e3", 1000, true},
		{"1E+3", 1000, true},
		{"-1.25e2", -125, true},
		{"1.25e1", 0, false},
		{"30e-1", 3, true},
		{"35e-1", 0, false},
		{"1e-400", 0, false},
		{"1e400", 0, false},
		{"1e99999999999999999999", 0, false},
		{"1e-99999999999999999999", 0, false},
		{"9007199254740993", 9007199254740993, true},
		{"9223372036854775807", 9223372036854775807, true},
		{"-9223372036854775808", -9223372036854775808, true},
		{"9223372036854775808", 0, false},
		{"9223372036854775807.0", 9223372036854775807, true},
		{"9.3e18", 0, false},
		{"1e18", 1000000000000000000, true},
		{"0.000000000000000000001e21", 1, true},
	} {
		v, err := Decode(c.text)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if n, ok := v.Int(); n != c.want || ok != c.ok {
			t.Errorf("%s: Int = %d, %v; want %d, %v", c.text, n, ok, c.want, c.ok)
		}
	}
}
