package sum_test

import (
	"testing"

	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/jsonfile"
	"afterword/wasm/source/local"
	"afterword/wasm/source/sourcetest"
	"afterword/wasm/source/sum"
)

const file = `{"version":1,"comments":[{"id":"a","body":"One"},{"id":"b","parent":"a","body":"Two"}]}`

// backend is a browser's storage and a server of one file.
type backend struct {
	*sourcetest.Storage
	file sourcetest.Backend
}

func (b backend) Answer(request source.Request) source.Reply {
	if _, ok := request.(source.Fetch); ok {
		return b.file.Answer(request)
	}
	return b.Storage.Answer(request)
}

func answers() backend {
	return backend{
		&sourcetest.Storage{Items: []source.Item{
			{Key: "afterword/local/one/a", Value: `{"created":"2026-01-02","body":"Own"}`},
			{Key: "afterword/local/two/a", Value: `{"created":"2026-01-01","body":"Older"}`},
		}},
		sourcetest.File{URL: "t.json", Type: "application/json", Body: file},
	}
}

func open(t testing.TB, names ...string) *source.Source {
	t.Helper()
	var parts []sum.Part
	for i, name := range names {
		from, err := local.New(name)
		if name == "t.json" {
			from, err = jsonfile.New(name)
		}
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, sum.Part{Name: string(rune('A' + i)), Source: from})
	}
	return sum.Of(parts)
}

// TestContract holds the sum to what every source must do. What one of its parts
// fails in costs only that part, so only sums of one kind are.
func TestContract(t *testing.T) {
	sourcetest.Run(t, sourcetest.Harness{
		Open:    func() (*source.Source, error) { return open(t, "one"), nil },
		Backend: func() sourcetest.Backend { return answers() },
	})
}

// TestParts says of each comment where it is from, and has each part do what is
// done to its comments.
func TestParts(t *testing.T) {
	b := answers()
	got := sourcetest.Talk(b, open(t, "t.json", "one", "two").Load(), nil)
	if got.Problem != nil {
		t.Fatal(got.Problem)
	}
	byID := map[string]*comment.Comment{}
	for _, c := range got.Value.Comments {
		byID[c.ID] = c
	}
	for _, want := range []struct {
		id, parent, from, body string
		mute                   bool
	}{
		{"a", "", "A", "One", true},
		{"b", "a", "A", "Two", true},
		{"1/a", "", "B", "Own", false},
		{"2/a", "", "C", "Older", false},
	} {
		c := byID[want.id]
		if c == nil || c.Parent != want.parent || c.From != want.from || c.Body != want.body || c.NoReply != want.mute {
			t.Errorf("%q is %+v", want.id, c)
		}
	}
	now := got.Source
	for _, post := range []struct{ parent, key string }{
		{"", "afterword/local/one/new"},
		{"1/a", "afterword/local/one/new"},
		{"2/a", "afterword/local/two/new"},
	} {
		record := &sourcetest.Record{Backend: b}
		kept := sourcetest.Talk(record, now.Post(source.Draft{ID: "new", Parent: post.parent, Body: "New"}), nil)
		if kept.Problem != nil || kept.Value.Parent != post.parent || record.Requests[0].(source.Put).Key != post.key {
			t.Errorf("%q: %+v, %v", post.parent, kept, record.Requests)
		}
	}
	record := &sourcetest.Record{Backend: b}
	edited := sourcetest.Talk(record, now.Edit(byID["2/a"], source.Draft{Body: "Changed", Milliseconds: 1}), nil)
	if edited.Problem != nil || edited.Value.ID != "2/a" || edited.Value.From != "C" || record.Requests[0].(source.Put).Key != "afterword/local/two/a" {
		t.Errorf("%+v, %v", edited, record.Requests)
	}
}

// TestCopies shows once what two servers have of one post, with the answers of both
// below it, and so what comes later.
func TestCopies(t *testing.T) {
	part := func(comments ...*comment.Comment) sum.Part {
		all := func() source.Reading { return source.Give(source.Thread{Comments: comments}) }
		return sum.Part{Source: &source.Source{Load: all, Live: all}}
	}
	got := sourcetest.Talk(nil, sum.Of([]sum.Part{
		part(&comment.Comment{ID: "1", Link: "https://a.test/1"}, &comment.Comment{ID: "2", Link: "https://a.test/1"}, &comment.Comment{ID: "3"}),
		part(&comment.Comment{ID: "7", Link: "https://a.test/1"}, &comment.Comment{ID: "8", Parent: "7"}, &comment.Comment{ID: "9"}),
	}).Load(), nil)
	ids := ""
	for _, c := range got.Value.Comments {
		ids += c.ID + "<" + c.Parent + " "
	}
	if ids != "1< 2< 3< 1/8<1 1/9< " {
		t.Error(ids)
	}
	live := got.Source.Live().(source.Beside[source.Thread])
	late := func() source.Done[source.Thread] {
		return source.Done[source.Thread]{Value: source.Thread{Comments: []*comment.Comment{{ID: "late", Parent: "7", Link: "https://a.test/late"}}}}
	}
	if got, _ := live.Join(1, late()); len(got.Value.Comments) != 1 || got.Value.Comments[0].Parent != "1" {
		t.Errorf("%+v", got)
	}
	if got, _ := live.Join(0, late()); len(got.Value.Comments) != 0 {
		t.Errorf("%+v", got)
	}
}

// TestAccount is that of the part that the composer writes to: there a log-in is of use.
func TestAccount(t *testing.T) {
	closed, open := &source.Account{}, &source.Account{}
	post := func(source.Draft) source.Change { return nil }
	of := sum.Of([]sum.Part{{Source: &source.Source{Account: closed}}, {Source: &source.Source{Account: open, Post: post}}})
	if of.Account != open {
		t.Error("another part's")
	}
	if of = sum.Of([]sum.Part{{Source: &source.Source{}}, {Source: &source.Source{Account: closed}}}); of.Account != closed {
		t.Error("none, where a part has one")
	}
}

// TestElsewhere leads to each place where readers write.
func TestElsewhere(t *testing.T) {
	at := func(name string) sum.Part {
		return sum.Part{Source: &source.Source{Elsewhere: &source.Elsewhere{Name: name}}}
	}
	parts := []sum.Part{at("a"), {Source: &source.Source{}}, at("b"), at("c")}
	names := ""
	for range 2 { // the parts stay as they are
		names += " "
		for to := sum.Of(parts).Elsewhere; to != nil; to = to.Also {
			names += to.Name
		}
	}
	if names != " abc abc" {
		t.Error(names)
	}
}

// TestFeed is that of the first part that has one.
func TestFeed(t *testing.T) {
	of := sum.Of([]sum.Part{{Source: &source.Source{}}, {Source: &source.Source{Feed: "a"}}, {Source: &source.Source{Feed: "b"}}})
	if of.Feed != "a" {
		t.Error(of.Feed)
	}
}

// TestFailed shows what there is where a part fails, and says which.
func TestFailed(t *testing.T) {
	b := answers()
	b.file = sourcetest.File{URL: "elsewhere"}
	got := sourcetest.Talk(b, open(t, "t.json", "one").Load(), nil)
	if got.Problem != nil || len(got.Value.Comments) != 1 || len(got.Value.Failed) != 1 || got.Value.Failed[0].From != "A" {
		t.Errorf("%+v", got)
	}
	if got = sourcetest.Talk(b, open(t, "t.json").Load(), nil); got.Problem == nil {
		t.Errorf("%+v", got)
	}
}
