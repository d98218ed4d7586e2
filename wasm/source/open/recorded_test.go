//go:build !js

package open_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/open"
	"afterword/wasm/source/sourcetest"
)

// TestRecorded plays what real servers have answered, in testdata/recorded: to a reader
// who loads a thread, and does there what the server lets them. With RECORD and THREAD in
// the environment it talks with the server of that thread, and writes the file of that
// name; embed/test/server/record.js starts the servers for it.
func TestRecorded(t *testing.T) {
	const folder = "testdata/recorded/"
	if name := os.Getenv("RECORD"); name != "" {
		r := sourcetest.NewRecording(t, os.Getenv("THREAD"))
		converse(t, r)
		if !t.Failed() {
			r.Save(folder + name + ".json")
		}
		return
	}
	files, err := filepath.Glob(folder + "*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no recordings", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			converse(t, sourcetest.Replay(t, file))
		})
	}
}

// reader is somebody on a page.
type reader struct {
	t       *testing.T
	browser *sourcetest.Browser
	source  *source.Source
	// pause is between what is written, so that no two things have the same second.
	pause time.Duration
}

func converse(t *testing.T, r *sourcetest.Recording) {
	opened, err := open.Open(r.Thread)
	if err != nil {
		t.Fatal(err)
	}
	ada := &reader{t: t, browser: r.Browser(), source: opened}
	if r.Records() {
		ada.pause = 1100 * time.Millisecond
	}
	thread := ada.load()
	if ada.source.Post != nil {
		first := ada.change(ada.source.Post(draft("one", "", "The first of **all**, with <b>a tag</b> & a sign")))
		ada.load()
		reply := ada.change(ada.source.Post(draft("two", first.ID, "An answer, größer: 漢字")))
		ada.load()
		if ada.source.Vote != nil && !ada.source.UpOnly {
			for _, c := range ada.load().Comments {
				if !c.Own && !c.NoVote {
					ada.change(ada.source.Vote(c, 1))
				}
			}
		}
		if ada.source.Edit != nil {
			ada.change(ada.source.Edit(reply, draft("three", first.ID, "An answer, *thought over*")))
		}
		if ada.source.Delete != nil {
			gone := ada.change(ada.source.Post(draft("four", "", "Soon to be gone")))
			ada.load()
			ada.change(ada.source.Delete(gone))
		}
		thread = ada.load()
	}
	var shown []string
	if account := ada.source.Account; account != nil && account.Mail != nil {
		shown = member(ada, r)
		thread = ada.load()
	}
	for _, c := range thread.Comments {
		shown = append(shown, fmt.Sprintf("%s < %s by %s (own %v, %d for, deleted %v): %s%s", c.ID, c.Parent, c.Author.Name, c.Own, c.Up, c.Deleted, c.Body, c.HTML))
	}
	r.End(shown)
}

// member logs in by email, which some servers ask for before they take a picture or send
// notices, and tells what comes of it.
func member(ada *reader, r *sourcetest.Recording) (shown []string) {
	const address, other = "rosa@example.test", "parks@example.test"
	opened, err := open.Open(r.Thread)
	if err != nil {
		ada.t.Fatal(err)
	}
	dot, err := os.ReadFile("testdata/dot.png")
	if err != nil {
		ada.t.Fatal(err)
	}
	rosa := &reader{t: ada.t, browser: r.Browser(), source: opened, pause: ada.pause}
	rosa.browser.Files = map[int][]byte{1: dot}
	rosa.load()
	talk(rosa, rosa.source.Account.Mail("Rosa", address))
	talk(rosa, rosa.source.Account.Code(r.Code()))
	thread := rosa.load()
	if can := rosa.source.Pictures; can != nil {
		url := talk(rosa, can.Upload(source.File{Number: 1, Name: "dot.png"}))
		rosa.change(rosa.source.Post(draft("five", "", "![dot]("+url+")")))
		shown = append(shown, fmt.Sprintf("pictures of %s, up to %d bytes", can.Types, can.Largest))
	}
	for _, notice := range rosa.source.Account.Notices {
		if talk(rosa, notice.Ask(other)) != "" { // the server does not know whose it is
			talk(rosa, notice.Begin(r.Code()))
		}
		rosa.load()
	}
	for _, notice := range rosa.source.Account.Notices {
		shown = append(shown, fmt.Sprintf("%s: %v", notice.Name, notice.On))
		talk(rosa, notice.End())
	}
	if rosa.source.Written != nil {
		for _, c := range talk(rosa, rosa.source.Written(thread.Comments[0])).Comments {
			shown = append(shown, fmt.Sprintf("at %s: %s%s", c.Link, c.Body, c.HTML))
		}
	}
	return shown
}

// talk carries a conversation to its end.
func talk[T any](a *reader, step source.Step[T]) T {
	a.t.Helper()
	time.Sleep(a.pause)
	got := sourcetest.Talk(a.browser, step, nil)
	if got.Problem != nil {
		a.t.Fatal(got.Problem)
	}
	return got.Value
}

func draft(id, parent, text string) source.Draft {
	return source.Draft{ID: id, Parent: parent, Name: "Ada Kay", Body: text, HTML: func() string { return "<p>" + source.HTML(text) + "</p>" }}
}

func (a *reader) load() source.Thread {
	a.t.Helper()
	got := sourcetest.Talk(a.browser, a.source.Load(), nil)
	if got.Problem != nil || got.Value.LeftOut > 0 {
		a.t.Fatalf("%v, %d left out", got.Problem, got.Value.LeftOut)
	}
	if got.Source != nil {
		a.source = got.Source
	}
	return got.Value
}

func (a *reader) change(step source.Change) *comment.Comment {
	a.t.Helper()
	time.Sleep(a.pause)
	got := sourcetest.Talk(a.browser, step, nil)
	if got.Problem != nil {
		a.t.Fatal(got.Problem, got.Problem.(source.Problem).Detail)
	}
	if got.Source != nil {
		a.source = got.Source
	}
	return got.Value
}
