//go:build !js

package mastodon_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/source/mastodon"
	"afterword/wasm/source/sourcetest"
)

// TestServer reads the post that MASTODON_POST names, as embed/test/server/mastodon made it.
func TestServer(t *testing.T) {
	_, rest, ok := strings.Cut(os.Getenv("MASTODON_POST"), ":")
	if !ok {
		t.Skip("MASTODON_POST names no post; make test-all ONLY=mastodon starts a server")
	}
	opened, err := mastodon.New(rest)
	if err != nil {
		t.Fatal(err)
	}
	got := sourcetest.Talk(&sourcetest.Browser{}, opened.Load(), nil)
	if got.Problem != nil || got.Value.LeftOut != 0 {
		t.Fatalf("%v, %d left out", got.Problem, got.Value.LeftOut)
	}
	host := rest[:strings.Index(rest, "/@")]
	var shown []string
	for _, e := range comment.Arrange(got.Value.Comments, comment.Oldest, comment.Thread{}).Entries() {
		text, _, _ := strings.Cut(e.HTML, "\n") // what follows is the post's own address
		text = strings.ReplaceAll(text, host, "")
		shown = append(shown, fmt.Sprintf("%d %s %v: %s", e.Level, e.Author.Handle[:3], e.Author.Writer, text))
	}
	want := []string{
		`1 @be false: <p>Größe 👋 of <a href="/chart">a chart</a>, says <a class="mention" href="/">@ada</a> </p>`,
		"2 @ad true: <p>Level 2</p>", "3 @cy false: <p>Level 3</p>", "4 @ad true: <p>Level 4</p>", "5 @cy false: <p>Level 5</p>",
		"6 @ad true: <p>Level 6</p>", "7 @cy false: <p>Level 7</p>", "8 @ad true: <p>Level 8</p>", "9 @cy false: <p>Level 9</p>",
		`1 @cy false: <details><summary>&lt;img src=x onerror=&#34;alert(1)&#34;&gt;The ending</summary><p>Before <a>a link</a> &lt;b&gt;after</p></details>`,
		"1 @be false: <p>Which one?</p><ul><li>&lt;i&gt;Bars&lt;/i&gt; · 0</li><li>Lines · 0</li></ul>",
		`1 @cy false: <p>As I drew it</p><p><a href="/chart.png">&lt;b&gt;Two&lt;/b&gt; lines</a></p><p><a href="/talk.mp4">talk.mp4</a></p>`,
		"1 @cy false: <p>What was said above is not for all</p>",
		"1 @cy false: <p>Not in the lists</p>",
	}
	if !slices.Equal(shown, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(shown, "\n"), strings.Join(want, "\n"))
	}
	first := got.Value.Comments[0]
	if first.Author.Name != "Bea" || first.Emoji != " :blob: "+host+"/picture.svg" || first.Author.Handle != "@bea@far.test" || first.Edited != calendar.Parse("2026-03-02T10:00:00Z") {
		t.Errorf("%+v", first)
	}
}
