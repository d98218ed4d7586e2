package sourcetest

import (
	"testing"

	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// failed are the replies to a request that no source may take for success, a
// good body under a bad status among them.
func failed(request source.Request, good string) []source.Reply {
	replies := []source.Reply{
		{Failure: source.Unreachable},
		{Failure: source.TimedOut},
		{Failure: source.StorageFull},
		{Failure: source.CutShort},
		{Failure: source.Blocked},
	}
	if _, ok := request.(source.Fetch); ok {
		for _, status := range []int{0, 301, 400, 401, 403, 404, 409, 413, 429, 500, 502, 503} {
			for _, body := range []string{"", page, `{}`, `{"error":"no"}`, good} {
				replies = append(replies, source.Reply{Status: status, Head: "content-type,application/json", Body: body})
			}
		}
	}
	return replies
}

// fails has each request of each conversation fail in turn.
func fails(t *testing.T, h Harness) {
	tab := open(t, h)
	first := tab.load().Comments[0]
	s := tab.source
	failing(t, "Load", tab.backend, func() source.Reading { return s.Load() })
	if s.Post == nil {
		return
	}
	draft := written(source.Draft{ID: "new", Name: "Ada", Body: "Text", Milliseconds: now})
	own := tab.post(draft)
	for _, change := range []struct {
		name  string
		able  bool
		begin func() source.Change
	}{
		{"Post", true, func() source.Change { return s.Post(draft) }},
		{"Edit", s.Edit != nil, func() source.Change { return s.Edit(&own, written(source.Draft{Body: "New", Milliseconds: now})) }},
		{"Vote", s.Vote != nil, func() source.Change { return s.Vote(first, 1) }},
		{"Delete", s.Delete != nil, func() source.Change { return s.Delete(&own) }},
		{"Restore", s.Restore != nil, func() source.Change { return s.Restore(&own) }},
	} {
		if change.able {
			failing[*comment.Comment](t, change.name, tab.backend, change.begin)
		}
	}
}

func failing[T any](t *testing.T, name string, backend Backend, begin func() source.Step[T]) {
	record := &Record{Backend: backend}
	beside := map[int]bool{} // what is asked for beside something else
	step := begin()
	for {
		if some, ok := step.(source.Some[T]); ok {
			step = some.Next
			continue
		}
		at, ok := step.(source.Ask[T])
		if !ok {
			break
		}
		if all, ok := at.Request.(source.All); ok {
			number := len(record.Requests)
			for i, one := range all {
				if _, passes := one.(source.Wait); !passes {
					beside[number] = i > 0
					number++
				}
			}
		}
		step = at.Then(Answer(record, at.Request))
	}
	for i, request := range record.Requests {
		for _, reply := range failed(request, record.Replies[i].Body) {
			done := Talk(&replay{replies: record.Replies, at: i, other: reply}, begin(), nil)
			switch {
			case beside[i] && done.Problem != nil:
				t.Errorf("%s with %+v for %v: %v", name, reply, request, done.Problem)
			case !beside[i] && !isProblem(done.Problem):
				t.Errorf("%s with %+v for %v: %v, want a Problem", name, reply, request, done.Problem)
			}
		}
	}
}
