package app_test

import (
	"testing"

	"afterword/wasm/app"
	"afterword/wasm/app/apptest"
	"afterword/wasm/comment"
	"afterword/wasm/i18n"
	"afterword/wasm/source"
)

func play(t *testing.T, lines ...string) *apptest.Play {
	t.Helper()
	p := apptest.Begin(i18n.English(i18n.Plain{}))
	more(t, p, lines...)
	return p
}

func more(t *testing.T, p *apptest.Play, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if _, err := p.Do(line); err != nil {
			t.Fatal(line, err)
		}
	}
}

// TestUnchangedStays holds a reload to what the view relies on: what is the
// same is the same pointer, and what is another one another.
func TestUnchangedStays(t *testing.T) {
	p := play(t,
		`store afterword/local/story/a "{\"body\":\"One\"}"`,
		`store afterword/local/story/b "{\"body\":\"Two\"}"`,
		`start`, `answer a`, `type reply-a x`, `edit b`, `type new y`)
	before := p.State.Thread.(*app.LoadedThread)
	more(t, p, `store afterword/local/story/b "{\"body\":\"Changed\"}"`, `store afterword/local/story/c "{\"body\":\"Three\"}"`, `elsewhere`)
	after := p.State.Thread.(*app.LoadedThread)
	if before == after || after.Thread.Size != 3 {
		t.Fatal("the thread was not loaded again")
	}
	entry := func(thread *app.LoadedThread, id string) *comment.Comment {
		for _, e := range thread.Thread.Entries() {
			if e.ID == id {
				return e.Comment
			}
		}
		return nil
	}
	if entry(before, "a") != entry(after, "a") {
		t.Error("a comment that is as before is another one")
	}
	if entry(before, "b") == entry(after, "b") {
		t.Error("a comment that has changed is the same one")
	}
	if before.Main != after.Main || len(after.Forms) != 2 || before.Forms[0] != after.Forms[0] || before.Forms[1] != after.Forms[1] {
		t.Error("the forms are other ones")
	}
	more(t, p, `type new z`)
	typed := p.State.Thread.(*app.LoadedThread)
	if typed.Thread.Top[0] != after.Thread.Top[0] || &typed.Forms[0] != &after.Forms[0] {
		t.Error("typing in one form has moved the others")
	}
}

var inThread = app.Spot{In: app.InThread}

// meanings are events and what each means; nil where it means nothing.
var meanings = []struct {
	event app.Event
	want  app.Message // nil where it means nothing
}{
	{app.Event{Type: "click", Clicks: 1, Act: app.ActWrite, Of: "new"}, app.ChoseTab{Composer: "new"}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActPreview, Of: "new"}, app.ChoseTab{Composer: "new", Preview: true}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActPost, Of: "new"}, app.ClickedPost{Composer: "new"}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActCancel, Of: "edit-a"}, app.ClickedCancel{Composer: "edit-a"}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActReply, Of: "a"}, app.ClickedReply{ID: "a"}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActReply, Of: "a", Value: "> x\n\n"}, app.ClickedReply{ID: "a", Quote: "> x\n\n"}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActKeepWriting, Of: "reply-a"}, app.ClickedKeepWriting{Composer: "reply-a"}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActCode, Of: "new"}, app.UsedTool{Composer: "new", Tool: 4}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActBody, Of: "new", Key: "Mod+B"}, app.UsedTool{Composer: "new", Tool: 0}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActBody, Of: "new", Key: "Mod+Shift+8"}, app.UsedTool{Composer: "new", Tool: 5}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActBody, Of: "new", Key: "Mod+Shift+B"}, nil},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActBody, Of: "new", Key: "B"}, nil},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActName, Of: "new", Key: "Mod+B"}, nil},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActBold, Of: "new", Key: "Mod+B"}, nil},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActBody, Of: "new", Key: "Mod+Enter"}, app.ClickedPost{Composer: "new"}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActName, Of: "reply-a", Key: "Mod+Enter"}, app.ClickedPost{Composer: "reply-a"}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActCancel, Of: "reply-a", Key: "Mod+Enter"}, nil},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActBold, Of: "new", Key: "ArrowRight"}, app.MovedTool{Composer: "new", Tool: 1}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActBold, Of: "new", Key: "ArrowLeft"}, app.MovedTool{Composer: "new", Tool: 5}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActList, Of: "new", Key: "ArrowRight"}, app.MovedTool{Composer: "new", Tool: 0}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActLink, Of: "new", Key: "End"}, app.MovedTool{Composer: "new", Tool: 5}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActLink, Of: "new", Key: "ArrowUp"}, nil},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActReply, Of: "a", Key: "Home"}, nil},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActBody, Of: "reply-a", Key: "Escape"}, app.PressedEscape{Composer: "reply-a"}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActBold, Of: "edit-a", Key: "Escape"}, app.PressedEscape{Composer: "edit-a"}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActKeepWriting, Of: "edit-a", Key: "Escape"}, app.PressedEscape{Composer: "edit-a"}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActBody, Of: "new", Key: "Escape"}, nil},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActReply, Of: "a", Key: "Escape"}, nil},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActEdit, Of: "a"}, app.ClickedEdit{ID: "a"}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActDelete, Of: "a"}, app.ClickedDelete{ID: "a"}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActUndo}, app.ClickedUndo{}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActUpvote, Of: "a"}, app.ClickedVote{ID: "a", Vote: 1}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActDownvote, Of: "a"}, app.ClickedVote{ID: "a", Vote: -1}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActFold, Of: "a"}, app.ClickedFold{ID: "a"}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActFold, Of: "a", Open: true}, app.ClickedFold{ID: "a", Open: true}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActNextUnread}, app.SteppedUnread{}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActPreviousUnread}, app.SteppedUnread{Back: true}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActAgainArticle}, app.ClickedAgainArticle{}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActAgainThread}, app.ClickedAgainThread{}},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActBody, Of: "new", Value: "x"}, nil},
	{app.Event{Type: "click", Clicks: 1, Act: app.ActSort, Value: "top"}, nil},
	{app.Event{Type: "click", Clicks: 1, Act: "evil", Of: "a"}, nil},
	{app.Event{Type: "input", Act: app.ActBody, Of: "new", Value: "x"}, app.TypedBody{Composer: "new", Text: "x"}},
	{app.Event{Type: "input", Act: app.ActName, Of: "new", Value: "x"}, app.TypedName{Composer: "new", Text: "x"}},
	{app.Event{Type: "input", Act: app.ActSort, Value: "top"}, nil},
	{app.Event{Type: "change", Act: app.ActSort, Value: "top"}, app.ChoseOrder{Order: comment.Top}},
	{app.Event{Type: "change", Act: app.ActSort, Value: "newest"}, app.ChoseOrder{Order: comment.Newest}},
	{app.Event{Type: "change", Act: app.ActSort, Value: "evil"}, app.ChoseOrder{Order: comment.Oldest}},
	{app.Event{Type: "change", Act: app.ActBody, Of: "new", Value: "x"}, nil},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActWrite, Of: "new", Key: "ArrowRight"}, app.MovedTab{Composer: "new", Preview: true}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActWrite, Of: "new", Key: "ArrowLeft"}, app.MovedTab{Composer: "new", Preview: true}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActPreview, Of: "new", Key: "ArrowRight"}, app.MovedTab{Composer: "new"}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActPreview, Of: "new", Key: "ArrowLeft"}, app.MovedTab{Composer: "new"}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActPreview, Of: "new", Key: "Home"}, app.MovedTab{Composer: "new"}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActWrite, Of: "new", Key: "End"}, app.MovedTab{Composer: "new", Preview: true}},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActWrite, Of: "new", Key: "Enter"}, nil},
	{app.Event{Type: "keydown", Spot: inThread, Act: app.ActBody, Of: "new", Key: "Home"}, nil},
	{app.Event{Type: "keydown", Spot: inThread, Key: "j"}, app.Stepped{}},
	{app.Event{Type: "keydown", Key: "j", Spot: app.Spot{Comment: "a", In: app.InThread}}, app.Stepped{From: "a"}},
	{app.Event{Type: "keydown", Key: "k", Spot: app.Spot{Comment: "a", In: app.InThread}, Act: app.ActReply, Of: "a"}, app.Stepped{From: "a", Back: true}},
	{app.Event{Type: "keydown", Spot: inThread, Key: "k", Act: app.ActWrite, Of: "new"}, app.Stepped{Back: true}},
	{app.Event{Type: "keydown", Key: "j", Spot: app.Spot{Comment: "a", In: app.InThread}, Act: app.ActBody, Of: "reply-a"}, nil},
	{app.Event{Type: "keydown", Spot: inThread, Key: "j", Act: app.ActName, Of: "new"}, nil},
	{app.Event{Type: "keydown", Spot: inThread, Key: "k", Act: app.ActSort}, nil},
	{app.Event{Type: "keydown", Spot: inThread, Key: "Escape"}, nil},
	{app.Event{Type: "keydown", Key: "j"}, nil},
	{app.Event{Type: "keydown", Key: "c", Spot: app.Spot{In: app.InCode}}, app.ClickedCopyCode{}},
	{app.Event{Type: "click", Act: app.ActDelete, Of: "a"}, app.ClickedDelete{ID: "a", ByKey: true}},
	{app.Event{Type: "click", Clicks: 2, Act: app.ActDelete, Of: "a"}, nil},
	{app.Event{Type: "submit", Act: app.ActPost, Of: "new"}, nil},
}

func TestEventMessage(t *testing.T) {
	for _, c := range meanings {
		got, ok := new(app.State).Message(c.event)
		if ok != (c.want != nil) || ok && got != c.want {
			t.Errorf("%+v: %#v, %v; want %#v", c.event, got, ok, c.want)
		}
	}
}

// TestNames draws names for comments: all of one moment, and of two widgets.
func TestNames(t *testing.T) {
	seen := map[string]bool{}
	for seed := range uint64(2) {
		p := play(t)
		p.Send(app.Started{Setup: app.Setup{Thread: "local:x", HeadingLevel: 2}, Page: app.Page{Seed: seed}})
		for range 100 {
			more(t, p, "type new x", "post new")
		}
		for _, e := range p.State.Thread.(*app.LoadedThread).Thread.Entries() {
			if seen[e.ID] {
				t.Fatalf("%s was drawn twice", e.ID)
			}
			seen[e.ID] = true
		}
	}
	if len(seen) != 200 {
		t.Errorf("%d names", len(seen))
	}
}

// TestChangedWords has failures said in the new language, and nothing left of
// the old one.
func TestChangedWords(t *testing.T) {
	german := i18n.New("de", `{"article.failed":"A {reason}","fetch.status":"B {detail}","thread.failed":"C {reason}",
		"source.unknown":"D {detail}","form.empty":"E"}`, i18n.Plain{})
	p := play(t)
	p.Send(app.Started{Setup: app.Setup{Thread: "evil:x", Article: "a.md", HeadingLevel: 1}})
	p.Send(app.GotReply{Number: 1, Reply: source.Reply{Status: 500}})
	p.Send(app.ChangedWords{Words: german})
	if got := p.State.Article.(app.FailedArticle).Sentence; got != "A B 500" {
		t.Error(got)
	}
	if got := p.State.Thread.(app.FailedThread).Sentence; got != "C D evil" {
		t.Error(got)
	}

	p = play(t)
	p.Send(app.Started{Setup: app.Setup{Thread: "local:x", HeadingLevel: 2}})
	more(t, p, "type new x", "post new", "at 60000", "post new")
	thread := func() *app.LoadedThread { return p.State.Thread.(*app.LoadedThread) }
	if thread().Status == "" || thread().Main.Phase == (app.Editing{}) {
		t.Fatalf("%+v", thread())
	}
	p.Send(app.ChangedWords{Words: german})
	if thread().Status != "" || thread().Main.Phase != (app.Editing{}) {
		t.Errorf("%+v", thread())
	}
	more(t, p, "full", "delete %1")
	if thread().Trouble == "" {
		t.Fatalf("%+v", thread())
	}
	p.Send(app.ChangedWords{Words: i18n.English(i18n.Plain{})})
	if thread().Trouble != "" {
		t.Errorf("%+v", thread())
	}
}

// TestOffer has an offer to undo hold what the source no longer has, and nothing else.
func TestOffer(t *testing.T) {
	offered := func(p *apptest.Play, id string) string { return p.State.Thread.(*app.LoadedThread).Offer(id) }
	p := play(t, `store afterword/local/story/a "{\"body\":\"One\\nTwo\",\"name\":\"Ada\",\"edited\":\"1970-01-01T00:00:05Z\"}"`, `start`)
	if got := offered(p, "a"); got != "" {
		t.Errorf("%q before anything is deleted", got)
	}
	more(t, p, `delete a`)
	if got, want := offered(p, "a"), "1970-01-01T00:00:05Z\nAda\nOne\nTwo"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	p = play(t, `start "thread=remark42:https://talk.test?site=s&url=https%3A%2F%2Fexample.test%2Fpage"`,
		`remark 1 "{\"id\":\"a\",\"text\":\"One\",\"orig\":\"One\",\"time\":\"1970-01-01T00:00:03Z\",\"user\":{\"id\":\"ada\",\"name\":\"Ada\"}}" ada`,
		`delete a`)
	if got := offered(p, "a"); got != "" {
		t.Errorf("%q, and the server still has that", got)
	}
}
