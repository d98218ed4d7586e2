package jsonfile

import (
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// reading is a file of which a part is read.
type reading struct {
	source.Listing
	reply   source.Reply
	version json.Value
}

func newReading(reply source.Reply) *reading {
	r := &reading{reply: reply}
	r.Entry = decode
	r.Member = func(name string, value json.Value) {
		if name == "version" {
			r.version = value
		}
	}
	r.NotJSON.Key, r.NoList.Key = "thread.notjson", "thread.notthread"
	return r
}

// Thread is what was read.
func (r *reading) Thread() source.Thread {
	return source.Thread{Comments: r.Comments, LeftOut: r.LeftOut}
}

// More reads some entries.
func (r *reading) More() (bool, error) {
	more, err := r.Listing.More(&r.reply)
	if err == nil && !more {
		err = r.judge()
	}
	return more, err
}

// judge tells, at the end, whether the file was a thread. Another version is
// told first: it may hold its comments elsewhere.
func (r *reading) judge() error {
	if n, _ := r.version.Int(); n != 1 && (r.Found || !r.version.IsNull()) {
		return source.Problem{Key: "thread.version", Detail: brief(r.version)}
	}
	if !r.Found {
		return r.NoList
	}
	return nil
}
