package sourcetest

import (
	"strings"
	"testing"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

const now = 1767323045678 // 2 January 2026

// texts are bodies and names that something on the way might not bear.
var texts = []string{
	"Plain",
	"Two\n\nparagraphs\tand a tab\r\n",
	`"Quotes", \back\slashes\ and \u0041`,
	"</script><script>alert(1)</script><!--&amp;-->",
	"Ünïcödé 漢字 👩‍👩‍👧 \u2028\u2029\u0000\u007f\uFEFF",
	"%2F/%/../?#&=+",
	"null",
}

func posts(t *testing.T, h Harness) {
	tab := open(t, h)
	limits := tab.source.Limits
	if limits.Length <= 0 {
		t.Fatalf("Length = %d", limits.Length)
	}
	parent := tab.load().Comments[0].ID
	drafts := []source.Draft{
		{Body: "No name"},
		{Parent: parent, Name: "Ada", Body: "A reply"},
		{Body: strings.Repeat("é", limits.Length)},
	}
	for _, text := range texts {
		drafts = append(drafts, source.Draft{Name: text, Body: text})
	}
	before := len(tab.load().Comments)
	for i, d := range drafts {
		d.ID = "new-" + string(rune('a'+i))
		d.Milliseconds = now + int64(i)
		posted := tab.post(d)
		if posted.Parent != d.Parent || !says(posted, d.Body) || limits.Name && posted.Author.Name != d.Name {
			t.Errorf("%+v was posted as %+v", d, posted)
		}
		if found := tab.another(h).find(posted.ID); found != posted {
			t.Errorf("%+v was posted and %+v loaded", posted, found)
		}
	}
	if after := tab.load(); len(after.Comments) != before+len(drafts) || after.LeftOut != 0 {
		t.Errorf("%d comments, %d left out; want %d", len(after.Comments), after.LeftOut, before+len(drafts))
	}
}

// says tells whether a comment has the text that was posted: as Markdown, or where
// the server keeps HTML alone, in that.
func says(c comment.Comment, body string) bool {
	return c.Body == body || c.Body == "" && strings.Contains(c.HTML, source.HTML(body))
}

// together lets two tabs post that do not know of each other's comment.
func together(t *testing.T, h Harness) {
	one := open(t, h)
	two := one.another(h)
	before := len(one.load().Comments)
	a := one.post(source.Draft{ID: "one", Body: "One", Milliseconds: now})
	b := two.post(source.Draft{ID: "two", Body: "Two", Milliseconds: now})
	for _, tab := range []*tab{one, two} {
		if tab.find(a.ID) != a || tab.find(b.ID) != b || len(tab.load().Comments) != before+2 {
			t.Error("a comment was lost")
		}
	}
}

// late has the answer to a post read after the answer to a second one, and after the
// thread was loaded again.
func late(t *testing.T, h Harness) {
	tab := open(t, h)
	first := tab.source.Post(written(source.Draft{ID: "one", Body: "One", Milliseconds: now}))
	var read func() source.Change
	if at, ok := first.(source.Ask[*comment.Comment]); ok {
		reply := Answer(tab.backend, at.Request)
		read = func() source.Change { return at.Then(reply) }
	}
	b := tab.post(source.Draft{ID: "two", Body: "Two", Milliseconds: now + 1})
	tab.load()
	a := tab.change("a late Post", read())
	if !says(a, "One") || !says(b, "Two") || tab.find(a.ID) != a || tab.find(b.ID) != b {
		t.Errorf("%+v and %+v", a, b)
	}
}

// full lets storage fill up; sources that use none pass by.
func full(t *testing.T, h Harness) {
	tab := open(t, h)
	storage, ok := tab.backend.(*Storage)
	if !ok {
		return
	}
	storage.Full = true
	before := tab.load()
	draft := written(source.Draft{ID: "new", Body: "Text", Milliseconds: now})
	if done := Talk(storage, tab.source.Post(draft), nil); done.Problem != (source.Problem{Key: "storage.full"}) {
		t.Errorf("Post: %v", done.Problem)
	}
	if after := tab.load(); len(after.Comments) != len(before.Comments) {
		t.Errorf("%d comments became %d", len(before.Comments), len(after.Comments))
	}
	storage.Full = false
	if c := tab.post(draft); tab.find(c.ID) != c {
		t.Error("it does not come back when there is room")
	}
}

func edits(t *testing.T, h Harness) {
	tab := open(t, h)
	parent := tab.load().Comments[0].ID
	c := tab.post(source.Draft{ID: "new", Parent: parent, Name: "Ada", Body: "Old", Milliseconds: now})
	for i, text := range texts {
		before := c
		edited := tab.change("Edit", tab.source.Edit(&before, written(source.Draft{Body: text, Milliseconds: now + int64(i+1)*60_000})))
		want := c
		want.Body, want.HTML, want.Edited = text, edited.HTML, edited.Edited
		if edited != want || edited.Edited == calendar.Never {
			t.Errorf("%+v was edited to %+v", c, edited)
		}
		if found := tab.another(h).find(c.ID); found != edited {
			t.Errorf("%+v was kept and %+v loaded", edited, found)
		}
		c = edited
	}
}

// restores lets a deletion, which can be undone, be seen by another tab.
func restores(t *testing.T, h Harness) {
	tab := open(t, h)
	other := tab.another(h)
	before := other.count()
	parent := tab.post(source.Draft{ID: "parent", Name: "Ada", Body: "Parent", Milliseconds: now})
	parent = tab.change("Edit", tab.source.Edit(&parent, written(source.Draft{Body: "Parent, edited", Milliseconds: now + 1})))
	other.load()
	tab.change("Delete", tab.source.Delete(&parent))
	if got := other.count(); got != before {
		t.Errorf("%d comments after the deletion, want %d", got, before)
	}
	// The other tab has not yet heard of the deletion.
	reply := other.post(source.Draft{ID: "reply", Parent: parent.ID, Body: "Reply", Milliseconds: now + 2})
	stub := other.find(parent.ID)
	if !stub.Deleted || stub.Body != "" || stub.Created != parent.Created || stub.Parent != parent.Parent {
		t.Errorf("the stub is %+v", stub)
	}
	thread := comment.Arrange(other.load().Comments, comment.Oldest, comment.Thread{})
	if thread.Find(reply.ID) == nil || len(thread.Path(reply.ID)) != 2 || thread.Count != before+1 {
		t.Errorf("the reply has lost its place: %+v", thread.Entries())
	}
	tab.change("Restore", tab.source.Restore(&parent))
	if found := other.find(parent.ID); found != parent {
		t.Errorf("%+v came back as %+v", parent, found)
	}
	if got := other.count(); got != before+2 {
		t.Errorf("%d comments in the end, want %d", got, before+2)
	}
}

// deletes lets a deletion, which is for good, be seen by another tab.
func deletes(t *testing.T, h Harness) {
	tab := open(t, h)
	before := tab.another(h).count()
	c := tab.post(source.Draft{ID: "new", Body: "Text", Milliseconds: now})
	if gone := tab.change("Delete", tab.source.Delete(&c)); gone != *c.Gone() {
		t.Errorf("%+v is left", gone)
	}
	if got := tab.another(h).count(); got != before {
		t.Errorf("%d comments after the deletion, want %d", got, before)
	}
}

// hears lets what another tab posts be heard.
func hears(t *testing.T, h Harness) {
	tab := open(t, h)
	step := tab.source.Live()
	posted := tab.another(h).post(source.Draft{ID: "new", Body: "Text", Milliseconds: now})
	looks := 0
	Talk(tab.backend, step, func(news source.Thread) bool {
		sound(t, news, nil)
		looks++
		for _, c := range news.Comments {
			if c.ID == posted.ID {
				looks = 0
			}
		}
		return looks > 0 && looks < 5
	})
	if looks > 0 {
		t.Errorf("%q is not heard of", posted.ID)
	}
}

func watches(t *testing.T, h Harness) {
	tab := open(t, h)
	record := &Record{Backend: tab.backend}
	Talk(record, tab.source.Post(written(source.Draft{ID: "new", Body: "Text"})), nil)
	for _, request := range record.Requests {
		if put, ok := request.(source.Put); ok && !strings.HasPrefix(put.Key, tab.source.Watch) {
			t.Errorf("a comment under %q is not seen by a watch on %q", put.Key, tab.source.Watch)
		}
	}
}
