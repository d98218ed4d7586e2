// Package sourcetest is the contract of a comment source as a test: what every
// source must do, whatever its server answers.
package sourcetest

import (
	"reflect"
	"slices"
	"testing"
	"unicode/utf8"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// Harness is a source with its thread.
type Harness struct {
	// Open opens the thread, as each tab of a browser does.
	Open func() (source.Source, error)
	// Backend makes what answers for the thread. The thread has a comment, and
	// each Backend its own copy.
	Backend func() Backend
}

// Run checks that a source keeps the contract, of what is optional that which
// it implements.
func Run(t *testing.T, h Harness) {
	t.Run("loads", func(t *testing.T) { loads(t, h) })
	t.Run("failures", func(t *testing.T) { failures(t, h) })
	t.Run("mangled", func(t *testing.T) { mangled(t, h) })
	s := open(t, h).source
	if _, ok := s.(source.Poster); ok {
		t.Run("posts", func(t *testing.T) { posts(t, h) })
		t.Run("together", func(t *testing.T) { together(t, h) })
		t.Run("full", func(t *testing.T) { full(t, h) })
	}
	if _, ok := s.(source.Editor); ok {
		t.Run("edits", func(t *testing.T) { edits(t, h) })
	}
	if _, ok := s.(source.Deleter); ok {
		t.Run("deletes", func(t *testing.T) { deletes(t, h) })
	}
	if _, ok := s.(source.Remover); ok {
		t.Run("removes", func(t *testing.T) { removes(t, h) })
	}
	if _, ok := s.(source.Watcher); ok {
		t.Run("watches", func(t *testing.T) { watches(t, h) })
	}
}

func loads(t *testing.T, h Harness) {
	tab := open(t, h)
	thread := tab.load()
	if len(thread.Comments) == 0 {
		t.Error("the thread has no comments")
	}
	if thread.LeftOut != 0 || thread.Volatile {
		t.Errorf("left out %d, volatile %v", thread.LeftOut, thread.Volatile)
	}
	sound(t, thread, nil)
	if !reflect.DeepEqual(tab.source.Load(), tab.source.Load()) {
		t.Error("Load asks for another thing each time")
	}
}

// failed are the replies to a request that no source may take for success, a
// good body under a bad status among them.
func failed(request source.Request, good string) []source.Reply {
	replies := []source.Reply{
		{Failure: source.Unreachable},
		{Failure: source.TimedOut},
		{Failure: source.StorageFull},
	}
	switch request.(type) {
	case source.Fetch, source.Then:
		for _, status := range []int{0, 301, 400, 401, 403, 404, 409, 413, 429, 500, 502, 503} {
			for _, body := range []string{"", page, `{}`, `{"error":"no"}`, good} {
				replies = append(replies, source.Reply{Status: status, Type: "application/json", Body: body})
			}
		}
	}
	return replies
}

func failures(t *testing.T, h Harness) {
	tab := open(t, h)
	first := tab.load().Comments[0]
	draft := source.Draft{ID: "new", Name: "Ada", Body: "Text", Milliseconds: 1767323045000}
	check := func(what string, request source.Request, read func(source.Reply) error) {
		good := tab.backend.Answer(request)
		all, ok := request.(source.All)
		if !ok {
			all, good = source.All{request}, source.Reply{All: []source.Reply{good}}
		}
		for _, reply := range failed(all[0], good.All[0].Body) {
			if ok {
				parts := slices.Clone(good.All)
				parts[0] = reply
				reply = source.Reply{All: parts}
			}
			if err := read(reply); !isProblem(err) {
				t.Errorf("%s of %+v: %v, want a Problem", what, reply, err)
			}
		}
		for i := 1; i < len(all); i++ { // what else is asked for costs only itself
			for _, reply := range failed(all[i], good.All[i].Body) {
				parts := slices.Clone(good.All)
				parts[i] = reply
				if err := read(source.Reply{All: parts}); err != nil {
					t.Errorf("%s with %+v in place %d: %v", what, reply, i, err)
				}
			}
		}
	}
	check("Loaded", tab.source.Load(), func(r source.Reply) error {
		_, err := source.ReadAll(tab.source.Loaded(r))
		return err
	})
	if s, ok := tab.source.(source.Poster); ok {
		check("Posted", s.Post(draft), func(r source.Reply) error {
			_, err := s.Posted(draft, r)
			return err
		})
	}
	if s, ok := tab.source.(source.Editor); ok {
		check("Edited", s.Edit(first, "New", 1), func(r source.Reply) error {
			_, err := s.Edited(first, "New", 1, r)
			return err
		})
	}
	if s, ok := tab.source.(source.Remover); ok {
		check("Removed", s.Remove(first), s.Removed)
	}
	if s, ok := tab.source.(source.Voter); ok {
		check("Voted", s.Vote(first, 1), func(r source.Reply) error {
			_, err := s.Voted(first, 1, r)
			return err
		})
	}
	if s, ok := tab.source.(source.Deleter); ok {
		check("Changed by Delete", s.Delete(first), s.Changed)
		check("Changed by Restore", s.Restore(first), s.Changed)
	}
}

func isProblem(err error) bool {
	p, ok := err.(source.Problem)
	return ok && p.Key != ""
}

// sound holds what is true of whatever Loaded gives.
func sound(t *testing.T, thread source.Thread, err error) {
	t.Helper()
	if err != nil {
		if !isProblem(err) {
			t.Errorf("the error %v is no Problem", err)
		}
		return
	}
	for _, c := range thread.Comments {
		for _, s := range []string{c.ID, c.Parent, c.Author.Name, c.Author.URL, c.Author.Avatar, c.Body} {
			if !utf8.ValidString(s) {
				t.Errorf("%q is not UTF-8", s)
			}
		}
		for _, ms := range []int64{c.Created, c.Edited} {
			if ms != calendar.Never && calendar.Format(ms) == "" {
				t.Errorf("%d is not a time", ms)
			}
		}
		if c.ID == "" || c.Up < 0 || c.Down < 0 || c.Deleted && (c.Body != "" || c.Author != comment.Author{}) {
			t.Errorf("%+v", c)
		}
	}
	comment.Arrange(thread.Comments, comment.Oldest, comment.Thread{})
}
