package json

import (
	"strconv"
	"strings"
)

// MaxDepth is how many lists and objects are read inside each other. It bounds the
// stack, which is small in a browser. Deeper ones are passed over, and count as null: else
// one thing in a long answer, such as a message with members of its writer's own, would
// spoil all of it.
const MaxDepth = 64

// SyntaxError tells why and where a text is not JSON.
type SyntaxError struct {
	// Offset is where the reading stopped, in bytes from the start.
	Offset int
	Reason string
}

// Error gives the reason and the offset.
func (e SyntaxError) Error() string {
	return "json: " + e.Reason + " at byte " + strconv.Itoa(e.Offset)
}

// Decode reads one JSON value (RFC 8259) with nothing but white space around
// it. It passes over a leading byte order mark, and gives U+FFFD for bytes that
// are not UTF-8 and for half a surrogate pair. What is not JSON is a [SyntaxError]; of what
// is deeper than [MaxDepth] only strings and brackets are looked at.
func Decode(text string) (Value, error) {
	d := decoder{text: text}
	if strings.HasPrefix(text, "\uFEFF") {
		d.at = len("\uFEFF")
	}
	v, err := d.value(0)
	if err != nil {
		return Value{}, err
	}
	d.space()
	if d.at < len(text) {
		return Value{}, d.fail("text after the value")
	}
	return v, nil
}

type decoder struct {
	text string
	at   int
	// pending holds the items of the lists and objects that are still open, so
	// that each one's slice is made once, at its final length.
	pending []Value
}

func (d *decoder) fail(reason string) error {
	return SyntaxError{Offset: d.at, Reason: reason}
}

// peek is the next byte, 0 at the end. A NUL in the text is an error wherever
// peek is used, so the two need not be told apart.
func (d *decoder) peek() byte {
	if d.at < len(d.text) {
		return d.text[d.at]
	}
	return 0
}

func (d *decoder) space() {
	for d.at < len(d.text) {
		switch d.text[d.at] {
		case ' ', '\t', '\n', '\r':
			d.at++
		default:
			return
		}
	}
}

func (d *decoder) value(depth int) (Value, error) {
	d.space()
	switch c := d.peek(); {
	case c == '{':
		return d.object(depth)
	case c == '[':
		return d.list(depth)
	case c == '"':
		s, err := d.string()
		return Value{kind: Text, text: s}, err
	case c == '-' || isDigit(c):
		return d.number()
	case c == 't':
		return d.word("true", Bool)
	case c == 'f':
		return d.word("false", Bool)
	case c == 'n':
		return d.word("null", Null)
	case d.at >= len(d.text):
		return Value{}, d.fail("unexpected end")
	}
	return Value{}, d.fail("unexpected character")
}

func (d *decoder) word(word string, kind Kind) (Value, error) {
	if !strings.HasPrefix(d.text[d.at:], word) {
		return Value{}, d.fail("unknown word")
	}
	d.at += len(word)
	return Value{kind: kind, text: word}, nil
}

func (d *decoder) list(depth int) (Value, error) {
	if depth == MaxDepth {
		return Value{}, d.skip()
	}
	base := len(d.pending)
	d.at++ // [
	for d.space(); d.peek() != ']'; {
		item, err := d.value(depth + 1)
		if err != nil {
			return Value{}, err
		}
		d.pending = append(d.pending, item)
		if err := d.comma(']'); err != nil {
			return Value{}, err
		}
	}
	d.at++ // ]
	return Value{kind: List, items: d.take(base)}, nil
}

func (d *decoder) object(depth int) (Value, error) {
	if depth == MaxDepth {
		return Value{}, d.skip()
	}
	base := len(d.pending)
	d.at++ // {
	for d.space(); d.peek() != '}'; {
		if d.peek() != '"' {
			return Value{}, d.fail("no member name")
		}
		name, err := d.string()
		if err != nil {
			return Value{}, err
		}
		d.space()
		if d.peek() != ':' {
			return Value{}, d.fail("no colon")
		}
		d.at++
		item, err := d.value(depth + 1)
		if err != nil {
			return Value{}, err
		}
		d.pending = append(d.pending, Value{kind: Text, text: name}, item)
		if err := d.comma('}'); err != nil {
			return Value{}, err
		}
	}
	d.at++ // }
	return Value{kind: Object, items: d.take(base)}, nil
}

// skip passes over a list or an object with all that is in it. It does not call itself.
func (d *decoder) skip() error {
	for open := 0; d.at < len(d.text); {
		switch d.text[d.at] {
		case '"':
			if _, err := d.string(); err != nil {
				return err
			}
			continue
		case '[', '{':
			open++
		case ']', '}':
			open--
		}
		if d.at++; open == 0 {
			return nil
		}
	}
	return d.fail("unexpected end")
}

// comma passes over a comma that another item follows, or stops before end.
func (d *decoder) comma(end byte) error {
	d.space()
	if d.peek() == end {
		return nil
	}
	if d.peek() != ',' {
		return d.fail("no comma")
	}
	d.at++
	d.space()
	if d.peek() == end {
		return d.fail("nothing after the comma")
	}
	return nil
}

// take gives the items that have become pending since base.
func (d *decoder) take(base int) []Value {
	if len(d.pending) == base {
		return nil
	}
	items := make([]Value, len(d.pending)-base)
	copy(items, d.pending[base:])
	d.pending = d.pending[:base]
	return items
}
