package local

import (
	"sort"

	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// stretch is how many items are read in one go: some milliseconds' worth.
const stretch = 200

// load reads the items of the thread.
func (t thread) load() source.Reading {
	return source.Send(source.Scan{Prefix: t.prefix}, func(reply source.Reply) source.Reading {
		if err := reply.Failure.Problem(); err != nil {
			return source.Fail[source.Thread](err)
		}
		return t.read(reply.Items, source.Thread{Volatile: reply.Volatile})
	})
}

// read reads items, after those that were loaded.
func (t thread) read(items []source.Item, loaded source.Thread) source.Reading {
	for i, item := range items {
		if i == stretch {
			return source.Breathe(func() source.Reading { return t.read(items[stretch:], loaded) })
		}
		if c, ok := t.decode(item); ok {
			loaded.Comments = append(loaded.Comments, c)
		} else {
			loaded.LeftOut++
		}
	}
	sort.Sort(byTime(loaded.Comments))
	return source.Give(loaded)
}

// byTime is the oldest first, as storage has no order of its own. Package sort is
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
