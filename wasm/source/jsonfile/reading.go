package jsonfile

import (
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// step is how many entries are read in one go: some milliseconds' worth.
const step = 200

// reading is a file of which a part is read.
type reading struct {
	reply   source.Reply
	text    *json.Reader
	inside  bool // the list of comments
	found   bool // it is a list
	version json.Value
	thread  source.Thread
}

// Thread is what was read.
func (r *reading) Thread() source.Thread { return r.thread }

// More reads some entries.
func (r *reading) More() (bool, error) {
	if r.text == nil {
		if err := r.reply.Refused(); err != nil {
			return false, err
		}
		r.text = json.NewReader(r.reply.Body, r.reply.More)
		if !r.text.Object() {
			return false, noThread(r.reply.Text())
		}
		r.reply.Body = "" // what is read need not be kept
	}
	for range step {
		var more bool
		var err error
		if r.inside {
			r.inside, err = r.entry()
			more = true
		} else {
			more, err = r.member()
		}
		if err != nil {
			return false, source.Problem{Key: "thread.notjson"}
		}
		if !more {
			return false, r.judge()
		}
	}
	return true, nil
}

// noThread is why a text that is no object is no thread.
func noThread(text string) error {
	if _, err := json.Decode(text); err != nil {
		return source.Problem{Key: "thread.notjson"}
	}
	return source.Problem{Key: "thread.notthread"}
}

// member reads a member of the file, of those with the same name the last. It
// reports false at the end.
func (r *reading) member() (bool, error) {
	name, more, err := r.text.Member()
	if err != nil || !more {
		return false, err
	}
	if name == "comments" {
		r.thread = source.Thread{Vouched: true}
		if r.found = r.text.List(); r.found {
			r.inside = true
			return true, nil
		}
	}
	value, err := r.text.Value()
	if name == "version" {
		r.version = value
	}
	return true, err
}

// entry reads a comment. It reports false at the end of the list.
func (r *reading) entry() (bool, error) {
	entry, more, err := r.text.Item()
	if err != nil || !more {
		return false, err
	}
	if c, ok := decode(entry); ok {
		r.thread.Comments = append(r.thread.Comments, &c)
	} else {
		r.thread.LeftOut++
	}
	return true, nil
}

// judge tells, at the end, whether the file was a thread. Another version is
// told first: it may hold its comments elsewhere.
func (r *reading) judge() error {
	if n, _ := r.version.Int(); n != 1 && (r.found || !r.version.IsNull()) {
		return source.Problem{Key: "thread.version", Detail: brief(r.version)}
	}
	if !r.found {
		return source.Problem{Key: "thread.notthread"}
	}
	return nil
}
