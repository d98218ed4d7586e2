package view_test

import (
	"fmt"
	"slices"
	"testing"

	"afterword/wasm/app"
	"afterword/wasm/calendar"
	threads "afterword/wasm/comment"
	"afterword/wasm/i18n"
	"afterword/wasm/node"
	"afterword/wasm/patch"
	"afterword/wasm/source"
	"afterword/wasm/view"
)

// many is a thread of n comments that answer nothing, a minute after each
// other, as far as some are shown.
func many(n int, order threads.Order, shown int) *app.State {
	var comments []*threads.Comment
	for i := range n {
		comments = append(comments, &threads.Comment{ID: fmt.Sprint("c", i), Created: int64(i) * 60_000, Edited: calendar.Never, Body: "Text"})
	}
	thread := &app.LoadedThread{Visit: app.Visit{Before: calendar.Never}}
	thread.Source, thread.Shown = &source.Source{}, shown
	thread.Thread = threads.Arrange(comments, order, threads.Thread{})
	return &app.State{
		Words:   i18n.English(i18n.Plain{}),
		Article: app.NoArticle{},
		Setup:   app.Setup{Order: order, HeadingLevel: 2},
		Thread:  thread,
	}
}

// ids are those of the comments in a tree, and groups how many each element
// around some of them has.
func ids(n node.Node) (found []string, groups []int) {
	if n.Kind() == node.Nothing || n.Kind() == node.Text {
		return nil, nil
	}
	n = n.Build()
	for _, a := range n.Attrs {
		if a.Name == node.ID && len(a.Value()) > 8 && a.Value()[:8] == "comment-" {
			return []string{a.Value()[8:]}, nil
		}
	}
	for _, child := range n.Children {
		f, g := ids(child)
		found = append(found, f...)
		groups = append(groups, g...)
	}
	for _, a := range n.Attrs {
		if a.Name == node.Class && a.Value() == "group" {
			groups = []int{len(found)}
		}
	}
	return found, groups
}

// grouped is a thread whose groups are counted from a comment.
func grouped(s *app.State, from string) *app.State {
	s.Thread.(*app.LoadedThread).Grouped = from
	return s
}

func TestGroups(t *testing.T) {
	for _, c := range []struct {
		order    threads.Order
		n, shown int
		from     string
		groups   []int
	}{
		{threads.Oldest, 200, 200, "c0", nil},
		{threads.Oldest, 201, 201, "c0", []int{50, 50, 50, 50, 1}},
		{threads.Oldest, 1000, 125, "c0", []int{50, 50, 25}},
		{threads.Oldest, 201, 201, "c52", []int{2, 50, 50, 50, 49}},
		{threads.Newest, 250, 250, "c249", []int{50, 50, 50, 50, 50}},
		{threads.Newest, 251, 251, "c250", []int{50, 50, 50, 50, 50, 1}},
		{threads.Newest, 251, 251, "c249", []int{1, 50, 50, 50, 50, 50}},
		{threads.Newest, 251, 1, "c249", []int{1}},
		{threads.Newest, 251, 52, "c249", []int{1, 50, 1}},
		{threads.Newest, 270, 15, "gone", []int{15}},
	} {
		found, groups := ids(view.View(grouped(many(c.n, c.order, c.shown), c.from)))
		var want []string
		for i := range c.shown {
			if c.order == threads.Newest {
				i = c.n - 1 - i
			}
			want = append(want, fmt.Sprint("c", i))
		}
		if !slices.Equal(found, want) {
			t.Errorf("%+v: %v", c, found)
		}
		if !slices.Equal(groups, c.groups) {
			t.Errorf("%+v: groups of %v", c, groups)
		}
	}
}

// TestOneMore holds the page to as much work for a comment in a long thread as in a short
// one, whether it is the oldest or the newest, and wherever that stands.
func TestOneMore(t *testing.T) {
	said := func(n int, order threads.Order, id string) int {
		s := many(n+1, order, n+1)
		after := s.Thread.(*app.LoadedThread)
		var others []*threads.Comment
		for _, e := range after.Thread.Entries() {
			if e.ID != id {
				others = append(others, e.Comment)
			}
		}
		before := *after
		before.Thread = threads.Arrange(others, order, threads.Thread{})
		before.Grouped = before.Thread.Top[0].ID
		after.Thread = threads.Arrange(pointers(after.Thread), order, before.Thread)
		after.Grouped = before.Grouped
		was := *s
		was.Thread = &before
		var b patch.Buffer
		b.Diff(view.View(&was), view.View(s))
		return len(b.Ops)
	}
	much := 5000
	if testing.Short() {
		much = 1500
	}
	for _, order := range []threads.Order{threads.Oldest, threads.Newest} {
		// With and without a group that was full before.
		for _, more := range []int{0, 7} {
			for newest := range 2 {
				short := said(250+more, order, fmt.Sprint("c", newest*(250+more)))
				long := said(much+more, order, fmt.Sprint("c", newest*(much+more)))
				if long > short+short/10 {
					t.Errorf("order %d: %d operations in a short thread, %d in a long one", order, short, long)
				}
			}
		}
	}
}

// TestOneLess holds the page to little work where the comment that groups are counted from
// is deleted, with newer ones before it.
func TestOneLess(t *testing.T) {
	const n, anchor = 1000, "c996"
	s := grouped(many(n, threads.Newest, n), anchor)
	before := view.View(s)
	after := *s
	thread := *s.Thread.(*app.LoadedThread)
	thread.Thread = thread.Thread.Put(thread.Thread.Comment(anchor).Gone())
	after.Thread = &thread
	var b patch.Buffer
	b.Diff(before, view.View(&after))
	if len(b.Ops) > 200 {
		t.Errorf("%d bytes of operations", len(b.Ops))
	}
}

// pointers are the comments of a thread.
func pointers(t threads.Thread) (all []*threads.Comment) {
	for _, e := range t.Entries() {
		all = append(all, e.Comment)
	}
	return all
}
