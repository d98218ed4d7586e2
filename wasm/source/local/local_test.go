package local_test

import (
	"strings"
	"testing"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/local"
	"afterword/wasm/source/sourcetest"
)

func open(t *testing.T, rest string) *source.Source {
	t.Helper()
	s, err := local.New(rest)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asked is what a conversation asks for first.
func asked[T any](step source.Step[T]) source.Request { return step.(source.Ask[T]).Request }

// loaded is a thread of what storage answers.
func loaded(t *testing.T, reply source.Reply) (source.Thread, error) {
	t.Helper()
	got := sourcetest.Talk(answer(reply), open(t, "story").Load(), nil)
	return got.Value, got.Problem
}

// answer is a backend that always answers the same.
type answer source.Reply

func (a answer) Answer(source.Request) source.Reply { return source.Reply(a) }

func TestContract(t *testing.T) {
	for _, rest := range []string{"story", "https://example.org/a/b?c=%2F", "Ünïcödé 漢字"} {
		t.Run(rest, func(t *testing.T) {
			prefix := asked(open(t, rest).Load()).(source.Scan).Prefix
			sourcetest.Run(t, sourcetest.Harness{
				Open: func() (*source.Source, error) { return local.New(rest) },
				Backend: func() sourcetest.Backend {
					return &sourcetest.Storage{Items: []source.Item{
						{Key: "another", Value: "thing"},
						{Key: prefix + "b", Value: `{"parent":"a","created":"2026-01-02T03:04:06Z","deleted":true}`},
						{Key: prefix + "c", Value: `{"parent":"b","created":"2026-01-02T03:04:07Z","body":"\ud83d\ude00"}`},
						{Key: prefix + "a", Value: `{"created":"2026-01-02T03:04:05.678Z","edited":"2026-01-03T00:00:00Z","name":"Ada","body":"*One*"}`},
					}}
				},
			})
		})
	}
}

func TestKeys(t *testing.T) {
	for _, c := range []struct{ rest, prefix string }{
		{"story", "afterword/local/story/"},
		{"a/b", "afterword/local/a%2Fb/"},
		{"a%2Fb", "afterword/local/a%252Fb/"},
		{"https://example.org/é?q", "afterword/local/https:%2F%2Fexample.org%2Fé?q/"},
	} {
		s := open(t, c.rest)
		if got := asked(s.Load()); got != (source.Scan{Prefix: c.prefix}) {
			t.Errorf("%q: Load = %v, want %q", c.rest, got, c.prefix)
		}
		put := asked(s.Post(source.Draft{ID: "x/y"})).(source.Put)
		if put.Key != c.prefix+"x/y" {
			t.Errorf("%q: Post under %q", c.rest, put.Key)
		}
	}
}

func TestThreadsAreApart(t *testing.T) {
	ids := []string{"a", "a/b", "a%2Fb", "a/", "/", "%", "ab"}
	storage := &sourcetest.Storage{}
	for _, id := range ids {
		sourcetest.Talk(storage, open(t, id).Post(source.Draft{ID: "b/c", Body: id}), nil)
	}
	for _, id := range ids {
		got := sourcetest.Talk(storage, open(t, id).Load(), nil)
		thread, err := got.Value, got.Problem
		if err != nil || len(thread.Comments) != 1 || thread.Comments[0].Body != id || thread.LeftOut != 0 {
			t.Errorf("%q: %+v, %v", id, thread, err)
		}
	}
}

func TestItems(t *testing.T) {
	s := open(t, "story")
	const prefix = "afterword/local/story/"
	written := []struct {
		step  source.Change
		value string
	}{
		{
			s.Post(source.Draft{ID: "a", Parent: "p", Name: "Ada", Body: "<b>\n", Milliseconds: 1767323045000}),
			`{"parent":"p","created":"2026-01-02T03:04:05Z","name":"Ada","body":"\u003cb\u003e\n"}`,
		},
		{
			s.Post(source.Draft{ID: "a", Milliseconds: 1}),
			`{"created":"1970-01-01T00:00:00.001Z","body":""}`,
		},
		{
			s.Edit(&comment.Comment{ID: "a", Body: "Old", Created: 0, Edited: calendar.Never}, source.Draft{Body: "New", Milliseconds: 1000}),
			`{"created":"1970-01-01T00:00:00Z","edited":"1970-01-01T00:00:01Z","body":"New"}`,
		},
		{
			s.Delete(&comment.Comment{ID: "a", Parent: "p", Author: comment.Author{Name: "Ada"}, Body: "Old", Edited: 1}),
			`{"parent":"p","created":"1970-01-01T00:00:00Z","deleted":true}`,
		},
		{
			s.Restore(&comment.Comment{ID: "a", Body: "Old", Created: calendar.Never, Edited: calendar.Never}),
			`{"body":"Old"}`,
		},
	}
	for _, w := range written {
		if got := asked(w.step); got != (source.Put{Key: prefix + "a", Value: w.value}) {
			t.Errorf("got %v, want %s", got, w.value)
		}
	}
}

func TestLoaded(t *testing.T) {
	const prefix = "afterword/local/story/"
	for _, c := range []struct {
		name, key, value string
		want             comment.Comment // without an ID: left out
	}{
		{"all", "a", `{"parent":"p","name":"N","created":"1970-01-01","edited":"1970-01-01T00:00:01Z","body":"B"}`,
			comment.Comment{ID: "a", Parent: "p", Author: comment.Author{Name: "N"}, Edited: 1000, Body: "B", Own: true}},
		{"body alone", "a", `{"body":""}`,
			comment.Comment{ID: "a", Created: calendar.Never, Edited: calendar.Never, Own: true}},
		{"wrong types", "a", `{"parent":1,"name":[],"created":5,"edited":{},"deleted":"true","body":"B","id":"b"}`,
			comment.Comment{ID: "a", Created: calendar.Never, Edited: calendar.Never, Body: "B", Own: true}},
		{"deleted", "a", `{"parent":"p","deleted":true,"name":"N","body":"B","edited":"1970-01-01"}`,
			comment.Comment{ID: "a", Parent: "p", Created: calendar.Never, Edited: calendar.Never, Deleted: true, Own: true}},
		{"no body", "a", `{"name":"N"}`, comment.Comment{}},
		{"body of a wrong type", "a", `{"body":1}`, comment.Comment{}},
		{"a list", "a", `["body"]`, comment.Comment{}},
		{"not JSON", "a", `body`, comment.Comment{}},
		{"no id", "", `{"body":"B"}`, comment.Comment{}},
	} {
		thread, err := loaded(t, source.Reply{Items: []source.Item{{Key: prefix + c.key, Value: c.value}}})
		switch {
		case err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want.ID == "":
			if thread.LeftOut != 1 || len(thread.Comments) != 0 {
				t.Errorf("%s: %+v", c.name, thread)
			}
		case thread.LeftOut != 0 || len(thread.Comments) != 1 || *thread.Comments[0] != c.want:
			t.Errorf("%s: %+v, want %+v", c.name, thread, c.want)
		}
	}
}

func TestLoadedInOrder(t *testing.T) {
	const prefix = "afterword/local/story/"
	var items []source.Item
	for _, id := range []string{"d", "b", "c", "a"} {
		items = append(items, source.Item{Key: prefix + id, Value: `{"created":"2026-01-02","body":""}`})
	}
	items = append(items, source.Item{Key: prefix + "z", Value: `{"created":"2026-01-01","body":""}`})
	thread, err := loaded(t, source.Reply{Items: items, Volatile: true})
	if err != nil {
		t.Fatal(err)
	}
	var ids strings.Builder
	for _, c := range thread.Comments {
		ids.WriteString(c.ID)
	}
	if ids.String() != "zabcd" || !thread.Volatile {
		t.Errorf("got %s, volatile %v", ids.String(), thread.Volatile)
	}
}

func TestLimits(t *testing.T) {
	want := source.Limits{Name: true, Length: 20000, Notice: "local.notice"}
	if got := open(t, "story").Limits; got != want {
		t.Errorf("got %+v", got)
	}
}

func TestIncomplete(t *testing.T) {
	if _, err := local.New(""); err != (source.Problem{Key: "source.incomplete", Detail: "local"}) {
		t.Errorf("got %v", err)
	}
}
