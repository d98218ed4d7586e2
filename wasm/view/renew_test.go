package view_test

import (
	"bytes"
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
	for _, order := range []threads.Order{threads.Oldest, threads.Newest} {
		const n = 3000
		s := many(n, order, n)
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
			t.Errorf("order %d: a slice has %d of %d bytes of operations, in %d frames", order, most, all, frames)
		}
		if votes != n {
			t.Errorf("order %d: %d of %d comments have a button to vote", order, votes, n)
		}
	}
}
