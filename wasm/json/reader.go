package json

import "strings"

// Reader reads a long text bit by bit: the members of the object that it is,
// and of those that are lists the items. All of it together is as strict as
// [Decode].
type Reader struct {
	d decoder
	// fresh tells that an object or a list has just begun.
	fresh bool
}

// NewReader reads a text. It passes over a leading byte order mark.
func NewReader(text string) *Reader {
	r := &Reader{d: decoder{text: text}}
	if strings.HasPrefix(text, "\uFEFF") {
		r.d.at = len("\uFEFF")
	}
	return r
}

// Object enters the object that the text is. It reports false, and enters
// nothing, where the text is something else.
func (r *Reader) Object() bool { return r.enter('{') }

// List enters the value of the member at hand. It reports false, and enters
// nothing, where that is no list.
func (r *Reader) List() bool { return r.enter('[') }

func (r *Reader) enter(open byte) bool {
	r.d.space()
	if r.d.peek() != open {
		return false
	}
	r.d.at++
	r.fresh = true
	return true
}

// Member is the name of the next member, whose value is then at hand. It
// reports false at the end of the object, with which the text must end. What is
// not JSON is a [SyntaxError].
func (r *Reader) Member() (name string, more bool, err error) {
	if more, err = r.next('}'); err != nil {
		return "", false, err
	}
	if !more {
		if r.d.space(); r.d.at < len(r.d.text) {
			err = r.d.fail("text after the value")
		}
		return "", false, err
	}
	if r.d.peek() != '"' {
		return "", false, r.d.fail("no member name")
	}
	if name, err = r.d.string(); err != nil {
		return "", false, err
	}
	if r.d.space(); r.d.peek() != ':' {
		return "", false, r.d.fail("no colon")
	}
	r.d.at++
	return name, true, nil
}

// Value is the value of the member at hand.
func (r *Reader) Value() (Value, error) { return r.d.value(1) }

// Item is the next item of the list. It reports false at the list's end, after
// which the object goes on.
func (r *Reader) Item() (item Value, more bool, err error) {
	if more, err = r.next(']'); err != nil || !more {
		return Value{}, false, err
	}
	item, err = r.d.value(2)
	return item, err == nil, err
}

// next goes to what follows, or past the end.
func (r *Reader) next(end byte) (more bool, err error) {
	if !r.fresh {
		err = r.d.comma(end)
	}
	r.fresh = false
	r.d.space()
	if err == nil && r.d.peek() == end {
		r.d.at++
		return false, nil
	}
	return err == nil, err
}
