package local

import (
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// stretch is how many items are read at once, which takes some milliseconds.
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
	loaded.Comments = byTime(loaded.Comments)
	return source.Give(loaded)
}

// byTime is comments with the oldest first, as storage has no order of its own.
func byTime(comments []*comment.Comment) []*comment.Comment {
	sorted := make([]*comment.Comment, len(comments))
	for i, at := range comment.Sorted(len(comments), func(i, j int) bool {
		a, b := comments[i], comments[j]
		return a.Created > b.Created || a.Created == b.Created && a.ID > b.ID
	}) {
		sorted[i] = comments[at]
	}
	return sorted
}
