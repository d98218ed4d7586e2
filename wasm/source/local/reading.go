package local

import (
	"sort"

	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// step is how many items are read in one go: some milliseconds' worth.
const step = 200

// reading is items of which the first are read.
type reading struct {
	thread thread
	reply  source.Reply
	at     int
	loaded source.Thread
}

// Thread is what was read.
func (r *reading) Thread() source.Thread { return r.loaded }

// More reads some items.
func (r *reading) More() (bool, error) {
	if err := r.reply.Failure.Problem(); err != nil {
		return false, err
	}
	items := r.reply.Items
	for end := min(r.at+step, len(items)); r.at < end; r.at++ {
		if c, ok := r.thread.decode(items[r.at]); ok {
			r.loaded.Comments = append(r.loaded.Comments, c)
		} else {
			r.loaded.LeftOut++
		}
	}
	if r.at < len(items) {
		return true, nil
	}
	sort.Sort(byTime(r.loaded.Comments))
	return false, nil
}

// byTime is the order of storage, which has none of its own. Package sort is
// in the module already; each use of slices.SortFunc adds a sort of its own.
type byTime []*comment.Comment

func (c byTime) Len() int      { return len(c) }
func (c byTime) Swap(i, j int) { c[i], c[j] = c[j], c[i] }
func (c byTime) Less(i, j int) bool {
	if c[i].Created != c[j].Created {
		return c[i].Created < c[j].Created
	}
	return c[i].ID < c[j].ID
}
