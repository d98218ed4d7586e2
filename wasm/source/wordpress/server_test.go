//go:build !js

package wordpress_test

import (
	"os"
	"strings"
	"testing"

	"afterword/wasm/comment"
	"afterword/wasm/source"
	"afterword/wasm/source/sourcetest"
	"afterword/wasm/source/wordpress"
)

// TestServer talks with the site that WORDPRESS_SITE names, about its first post,
// which is called "story". Visitors may write there.
func TestServer(t *testing.T) {
	site := os.Getenv("WORDPRESS_SITE")
	if site == "" {
		t.Skip("WORDPRESS_SITE names no site; make test-all ONLY=wordpress starts one")
	}
	b := &sourcetest.Browser{}
	load := func(rest string) source.Done[source.Thread] {
		t.Helper()
		opened, err := wordpress.New(site + rest)
		if err != nil {
			t.Fatal(err)
		}
		got := sourcetest.Talk(b, opened.Load(), nil)
		if got.Problem != nil || got.Value.LeftOut != 0 {
			t.Fatalf("%v, %d left out", got.Problem, got.Value.LeftOut)
		}
		return got
	}
	post := func(text, parent string) comment.Comment {
		t.Helper()
		draft := source.Draft{ID: text, Name: "Cy & Co", Body: text, Parent: parent, HTML: func() string { return "<p>" + source.HTML(text) + "</p>" }}
		got := sourcetest.Talk(b, load("?post=1").Source.Post(draft), nil)
		if got.Problem != nil {
			t.Fatal(got.Problem)
		}
		return *got.Value
	}
	first := post("One & <two>", "")
	second := post("A reply", first.ID)
	if first.Author.Name != "Cy & Co" || !strings.Contains(first.HTML, "One &amp; &lt;two&gt;") || second.Parent != first.ID {
		t.Errorf("%+v\n%+v", first, second)
	}
	sourcetest.Feed(t, load("?post=1").Source, "A reply")
	// The same thread by the post's number, and by its address.
	for _, rest := range []string{"?post=1", "?url=" + source.Escape(site+"/story/"), "?url=" + source.Escape("https://shows.example/story")} {
		found := 0
		for _, c := range load(rest).Value.Comments {
			if *c == first || *c == second {
				found++
			}
		}
		if found != 2 {
			t.Errorf("%s has %d of the two", rest, found)
		}
	}
}
