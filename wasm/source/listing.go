package source

import (
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/json"
)

// Listing reads an answer that is an object with the comments as a list in it,
// some of them at a time.
type Listing struct {
	// Entry reads one comment, and reports false if a required member is missing.
	Entry func(json.Value) (*comment.Comment, bool)
	// Member gets every other member of the object.
	Member func(name string, value json.Value)
	// NotJSON is the problem of an answer that is no JSON, and NoList that of one without
	// comments.
	NotJSON, NoList Problem
	// Comments are those that were read. LeftOut counts those that could not be read.
	Comments []*comment.Comment
	LeftOut  int
	// Found tells that there is a list.
	Found bool

	text   *json.Reader
	inside bool // the list
}

// listed is the name of the list.
const listed = "comments"

// step is how many entries are read at once, which takes some milliseconds.
const step = 200

// Read reads a reply, and goes on with what was wrong with it: a [Problem], or
// nil. It breathes after every few milliseconds.
func (l *Listing) Read(reply Reply, then func(error) Reading) Reading {
	if err := reply.Refused(); err != nil {
		return then(err)
	}
	l.text = json.NewReader(reply.Body, reply.More)
	if !l.text.Object() {
		// A long text is not read to its end for that.
		if begins := strings.TrimLeft(reply.Body, " \t\r\n\uFEFF"); reply.More != nil {
			if begins != "" && strings.IndexByte("[\"-0123456789tfn", begins[0]) >= 0 {
				return then(l.NoList)
			}
			return then(l.NotJSON)
		}
		if _, err := json.Decode(reply.Text()); err != nil {
			return then(l.NotJSON)
		}
		return then(l.NoList)
	}
	return l.readOn(then)
}

func (l *Listing) readOn(then func(error) Reading) Reading {
	more, err := l.some()
	if err != nil || !more {
		return then(err)
	}
	return Breathe(func() Reading { return l.readOn(then) })
}

// some reads some entries, and tells whether there may be more.
func (l *Listing) some() (bool, error) {
	for range step {
		var more bool
		var err error
		if l.inside {
			l.inside, err = l.entry()
			more = true
		} else {
			more, err = l.member()
		}
		if err != nil {
			return false, l.NotJSON
		}
		if !more {
			return false, nil
		}
	}
	return true, nil
}

// member reads a member of the object, of those with the same name the last.
// It reports false at the end.
func (l *Listing) member() (bool, error) {
	name, more, err := l.text.Member()
	if err != nil || !more {
		return false, err
	}
	if name == listed {
		l.Comments, l.LeftOut = nil, 0
		if l.Found = l.text.List(); l.Found {
			l.inside = true
			return true, nil
		}
	}
	value, err := l.text.Value()
	if err == nil && name != listed {
		l.Member(name, value)
	}
	return true, err
}

// entry reads a comment. It reports false at the end of the list.
func (l *Listing) entry() (bool, error) {
	entry, more, err := l.text.Item()
	if err != nil || !more {
		return false, err
	}
	if c, ok := l.Entry(entry); ok {
		l.Comments = append(l.Comments, c)
	} else {
		l.LeftOut++
	}
	return true, nil
}
