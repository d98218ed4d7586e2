// Package json reads and writes JSON (RFC 8259): just what replies of servers
// and stored comments need, at a fraction of the weight of encoding/json.
package json

import "math"

// Kind is what a [Value] is.
type Kind uint8

// The kinds of values.
const (
	Null Kind = iota
	Bool
	Number
	Text
	List
	Object
)

// Value is a JSON value. The zero Value is null, and so is whatever is asked of
// a value that does not have it: a chain of [Value.Get] never fails, it ends
// in null.
type Value struct {
	kind Kind
	// text is a string's text, a number as it was written, "true" or "false".
	text string
	// items are the elements of a list, or an object's names and values in turn.
	items []Value
}

// Kind tells what v is.
func (v Value) Kind() Kind { return v.kind }

// IsNull tells whether v is null or absent.
func (v Value) IsNull() bool { return v.kind == Null }

// Text is the text of a string, and "" of anything else.
func (v Value) Text() string {
	if v.kind != Text {
		return ""
	}
	return v.text
}

// Bool is true for true, and false for anything else.
func (v Value) Bool() bool { return v.kind == Bool && v.text == "true" }

// Int is the number v. It is false for anything else, for a number with a
// fraction and for one that an int64 cannot hold; 3, 3.0 and 30e-1 are the same.
func (v Value) Int() (int64, bool) {
	if v.kind != Number {
		return 0, false
	}
	return integer(v.text)
}

// Count is how many v says that there are: 0 for what is no number or less, and no more than
// an int has in the browser, which is 32 bits.
func (v Value) Count() int {
	n, _ := v.Int()
	return int(min(max(n, 0), math.MaxInt32))
}

// List is the elements of a list, and nil of anything else.
func (v Value) List() []Value {
	if v.kind != List {
		return nil
	}
	return v.items
}

// Get is the member of an object with that name, and null if there is none. Of
// members with the same name the last counts, as in a browser.
func (v Value) Get(name string) Value {
	if v.kind != Object {
		return Value{}
	}
	for i := len(v.items) - 2; i >= 0; i -= 2 {
		if v.items[i].text == name {
			return v.items[i+1]
		}
	}
	return Value{}
}

// Len is the number of elements of a list or of members of an object, and 0
// of anything else.
func (v Value) Len() int {
	if v.kind == Object {
		return len(v.items) / 2
	}
	return len(v.items)
}

// Member is the i-th member of an object as it was written, counted from 0,
// and an empty name and null where there is none.
func (v Value) Member(i int) (name string, value Value) {
	if v.kind != Object || i < 0 || i >= v.Len() {
		return "", Value{}
	}
	return v.items[2*i].text, v.items[2*i+1]
}
