package view_test

import (
	"bytes"
	"fmt"
	"testing"

	"afterword/wasm/app"
	threads "afterword/wasm/comment"
	"afterword/wasm/patch"
	"afterword/wasm/source"
	"afterword/wasm/view"
)

// TestRenewed has a thread whose readers may vote from now on show it in slices, each of
// them a small part of what there is to change.
func TestRenewed(t *testing.T) {
	vote := &source.Source{Vote: func(*threads.Comment, int) source.Change { return nil }}
	const n = 3000
	for _, c := range []struct {
		name  string
		state *app.State
	}{
		{"oldest", many(n, threads.Oldest, n)},
		{"newest", many(n, threads.Newest, n)},
		{"with replies", answered(n, 50)},
	} {
		s := c.state
		drawn, votes := view.View(s), 0
		work := func(s *app.State) int {
			next := view.View(s)
			var b patch.Buffer
			b.Diff(drawn, next)
			drawn = next
			votes += bytes.Count(b.Text, []byte("Upvote"))
			return len(b.Ops)
		}
		thread := *s.Thread.(*app.LoadedThread)
		thread.Source, thread.Was, thread.Renewed = vote, thread.Source, 8
		after := *s
		after.Thread = &thread
		s = &after

		all, most, frames := work(s), 0, 0
		for s.Thread.(*app.LoadedThread).Was != nil {
			frames++
			s, _ = app.Update(s, app.PassedFrame{}, int64(frames)*20)
			slice := work(s)
			all, most = all+slice, max(most, slice)
		}
		if most > all/4 {
			t.Errorf("%s: a slice has %d of %d bytes of operations, in %d frames", c.name, most, all, frames)
		}
		if votes != n {
			t.Errorf("%s: %d of %d comments have a button to vote", c.name, votes, n)
		}
	}
}

// answered is a thread of n comments, of which each that answers none has some replies.
func answered(n, replies int) *app.State {
	s := many(n, threads.Oldest, n)
	thread := s.Thread.(*app.LoadedThread)
	var comments []*threads.Comment
	for i, e := range thread.Thread.Entries() {
		if i%(replies+1) > 0 {
			e.Comment.Parent = fmt.Sprint("c", i-i%(replies+1))
		}
		comments = append(comments, e.Comment)
	}
	thread.Thread = threads.Arrange(comments, threads.Oldest, threads.Thread{})
	return s
}
