//go:build !js

package waline_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/sourcetest"
	"afterword/wasm/source/waline"
)

// TestServer talks with the server that WALINE_SERVER names, in a thread of its own.
// It must not limit how fast one posts.
func TestServer(t *testing.T) {
	server := os.Getenv("WALINE_SERVER")
	if server == "" {
		t.Skip("WALINE_SERVER names no server; make test-all ONLY=waline starts one")
	}
	b := &sourcetest.Browser{}
	opened, err := waline.New(server + "?path=" + source.Escape(fmt.Sprintf("/native/%d/?a=b&c", time.Now().UnixNano())))
	if err != nil {
		t.Fatal(err)
	}
	load := func() source.Done[source.Thread] {
		t.Helper()
		got := sourcetest.Talk(b, opened.Load(), nil)
		if got.Problem != nil || got.Value.LeftOut != 0 {
			t.Fatalf("%v, %d left out", got.Problem, got.Value.LeftOut)
		}
		return got
	}
	post := func(d source.Draft) comment.Comment {
		t.Helper()
		got := sourcetest.Talk(b, load().Source.Post(d), nil)
		if got.Problem != nil {
			t.Fatal(got.Problem)
		}
		return *got.Value
	}
	first := post(source.Draft{ID: "1", Name: "Cy", Body: "**Text** & <b>more</b>"})
	second := post(source.Draft{ID: "2", Name: "Cy", Body: "A reply", Parent: first.ID})
	third := post(source.Draft{ID: "3", Body: "漢字 below", Parent: second.ID})
	got := map[string]comment.Comment{}
	for _, c := range load().Value.Comments {
		got[c.ID] = *c
	}
	for _, want := range []comment.Comment{first, second, third} {
		if found := got[want.ID]; found != want {
			t.Errorf("%+v was posted, and %+v loaded", want, found)
		}
	}
	if len(got) != 3 || third.Parent != second.ID || first.Author.Name != "Cy" {
		t.Errorf("%+v", got)
	}
	counted := sourcetest.Talk(b, opened.Count.Ask([]string{opened.Count.Page, "/nowhere"}), nil)
	if fmt.Sprint(counted.Value) != "[3 0]" {
		t.Errorf("%v comments, %v", counted.Value, counted.Problem)
	}
}
