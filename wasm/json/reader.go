package json

import "strings"

// Reader reads a long text piece by piece: the members of its object and, where a member is
// a list, the list's items. Altogether it is as strict as [Decode].
type Reader struct {
	d decoder
	// fresh tells that an object or a list has just begun.
	fresh bool
	// more gives the next piece of the text, "" at the end; nil after it.
	more func() string
}

// NewReader reads a text, and after it the pieces that more gives, which may be
// nil, until one is empty. It passes over a leading byte order mark.
func NewReader(text string, more func() string) *Reader {
	r := &Reader{d: decoder{text: text}, more: more}
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
	for r.d.space(); r.d.at == len(r.d.text) && r.pull(r.d.at); {
		r.d.at = 0
		r.d.space()
	}
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
	err = r.whole(func() error {
		name, more, err = r.member()
		return err
	})
	return name, more && err == nil, err
}

func (r *Reader) member() (name string, more bool, err error) {
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
func (r *Reader) Value() (v Value, err error) {
	err = r.whole(func() error {
		v, err = r.d.value(1)
		return err
	})
	return v, err
}

// Item is the next item of the list. It reports false at the list's end, after
// which the object goes on.
func (r *Reader) Item() (item Value, more bool, err error) {
	err = r.whole(func() error {
		if more, err = r.next(']'); err != nil || !more {
			return err
		}
		item, err = r.d.value(2)
		return err
	})
	return item, more && err == nil, err
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

// near is how far from the end of a piece its end may be the reason for an
// error: the longest word is false.
const near = 5

// whole reads something that the end of a piece may cut: then it is read again
// with the next piece, from its beginning.
func (r *Reader) whole(read func() error) error {
	mark, fresh := r.d.at, r.fresh
	for {
		err := read()
		if cut := len(r.d.text) - r.d.at; cut > 0 && (err == nil || cut > near) || !r.pull(mark) {
			return err
		}
		mark, r.d.at, r.fresh = 0, 0, fresh
		r.d.pending = nil
	}
}

// pull gets more of the text: at least as much as there is behind a mark. It forgets what
// is before the mark. So even a value that is as long as many pieces is read only twice.
// It reports false if there is no more.
func (r *Reader) pull(mark int) bool {
	if r.more == nil {
		return false
	}
	kept := []byte(r.d.text[mark:])
	for want := 2 * len(kept); ; {
		piece := r.more()
		kept = append(kept, piece...)
		if piece == "" {
			r.more = nil
		}
		if piece == "" || len(kept) >= want {
			break
		}
	}
	if len(kept) == len(r.d.text)-mark {
		return false
	}
	r.d.text = string(kept)
	return true
}
