// Package sourcetest has the tests that every comment source must pass, whatever its server
// answers.
package sourcetest

import (
	"reflect"
	"testing"
	"unicode/utf8"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// Harness is a source with its thread.
type Harness struct {
	// Open opens the thread, as each tab of a browser does.
	Open func() (*source.Source, error)
	// Backend makes what answers for the thread. The thread has a comment, and
	// each Backend its own copy.
	Backend func() Backend
}

// Run checks that a source does what is promised of each. Of what is optional it checks what the
// source can do once it is loaded.
func Run(t *testing.T, h Harness) {
	s := open(t, h).source
	for _, part := range []struct {
		name string
		able bool
		run  func(*testing.T, Harness)
	}{
		{"loads", true, loads},
		{"fails", true, fails},
		{"mangled", true, mangled},
		{"twice", true, twice},
		{"left", true, left},
		{"hears", s.Live != nil && s.Post != nil, hears},
		{"posts", s.Post != nil, posts},
		{"together", s.Post != nil, together},
		{"late", s.Post != nil, late},
		{"full", s.Post != nil, full},
		{"edits", s.Edit != nil, edits},
		{"restores", s.Restore != nil, restores},
		{"deletes", s.Delete != nil && s.Restore == nil, deletes},
		{"watches", s.Watch != "" && s.Post != nil, watches},
	} {
		if part.able {
			t.Run(part.name, func(t *testing.T) { part.run(t, h) })
		}
	}
}

// loads holds a thread to what is true of all, as it comes page by page, too.
func loads(t *testing.T, h Harness) {
	tab := open(t, h)
	var before []*comment.Comment
	grows := func(thread source.Thread) bool {
		sound(t, thread, nil)
		there := map[string]bool{}
		for _, c := range thread.Comments {
			there[c.ID] = true
		}
		for _, c := range before {
			if !there[c.ID] {
				t.Errorf("%q was there, and is no more", c.ID)
			}
		}
		before = thread.Comments
		return true
	}
	done := Talk(tab.backend, tab.source.Load(), grows)
	grows(done.Value)
	if len(before) == 0 {
		t.Error("the thread has no comments")
	}
	if done.Problem != nil || done.Value.LeftOut != 0 || done.Value.Volatile {
		t.Errorf("%v, left out %d, volatile %v", done.Problem, done.Value.LeftOut, done.Value.Volatile)
	}
}

// twice has each answer of a conversation read twice.
func twice(t *testing.T, h Harness) {
	tab := open(t, h)
	want := tab.load()
	step := tab.source.Load()
	for {
		switch at := step.(type) {
		case source.Beside[source.Thread]:
			return // of each of which this is true
		case source.Some[source.Thread]:
			step = at.Next
			continue
		case source.Ask[source.Thread]:
			if _, breathes := at.Request.(source.Wait); !breathes {
				reply := Answer(tab.backend, at.Request)
				at.Then(reply)
				step = at.Then(reply)
				continue
			}
			step = at.Then(source.Reply{})
			continue
		}
		break
	}
	if done := step.(source.Done[source.Thread]); done.Problem != nil || !reflect.DeepEqual(done.Value, want) {
		t.Errorf("%+v, %v", done.Value, done.Problem)
	}
}

// left begins conversations that nobody carries on, as those of a reader who
// turns away are, and then loads the thread.
func left(t *testing.T, h Harness) {
	tab := open(t, h)
	want := tab.load()
	for step := tab.source.Load(); ; {
		if some, ok := step.(source.Some[source.Thread]); ok {
			step = some.Next
			continue
		}
		at, ok := step.(source.Ask[source.Thread])
		if !ok {
			break
		}
		step = at.Then(Answer(tab.backend, at.Request))
		if got := tab.load(); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	if tab.source.Live == nil {
		return
	}
	tab.source.Live()
	if got := tab.load(); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func isProblem(err error) bool {
	p, ok := err.(source.Problem)
	return ok && p.Key != ""
}

// sound holds what is true of whatever a conversation gives.
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
