package thread

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestNames(t *testing.T) {
	for page, want := range map[string]string{
		"https://example.com/posts/story/":                   "posts-story.json",
		"https://example.com/posts/Story.html":               "posts-story.json",
		"https://example.com/":                               "index.json",
		"https://example.com":                                "index.json",
		"https://example.com/index.html":                     "index.json",
		"/posts/story":                                       "posts-story.json",
		"https://example.com/a_b/c--d/":                      "a_b-c-d.json",
		"https://example.com/pages":                          "pages-*.json",
		"https://example.com/con":                            "con-*.json",
		"https://example.com/COM1":                           "com1-*.json",
		"https://example.com/a?b=c":                          "a-*.json",
		"https://example.com/日本":                             "page-*.json",
		"https://example.com/caf%C3%A9":                      "caf-*.json",
		"https://example.com/../../etc/passwd":               "etc-passwd.json",
		"https://example.com/..%2f..%2fetc%5cx":              "etc-x-*.json",
		"https://example.com/a%00b":                          "a-b-*.json",
		"..\\..\\windows":                                    "windows-*.json",
		"javascript:alert(1)":                                "index.json",
		"://no url":                                          "no-url-*.json",
		"https://example.com/" + strings.Repeat("long/", 60): strings.TrimSuffix(strings.Repeat("long-", 16), "-") + "-*.json",
	} {
		got := Names([]string{page})[page]
		pattern := "^" + strings.ReplaceAll(regexp.QuoteMeta(want), `\*`, "[0-9a-f]{16}") + "$"
		if !regexp.MustCompile(pattern).MatchString(got) {
			t.Errorf("%s is in %s, not %s", page, got, want)
		}
	}
}

// TestCollisions gives each page its own name on any file system, in whatever order the
// pages come.
func TestCollisions(t *testing.T) {
	pages := []string{
		"https://example.com/a/b", "https://example.com/a-b/", "https://example.com/A/B", "http://example.com/a/b", "https://example.org/a/b",
		"https://example.com/a/b.html", "https://example.com/c", "https://example.com/", "https://example.com/index.htm", "https://example.com/c",
	}
	names := Names(pages)
	users := map[string]string{}
	for page, name := range names {
		if other, taken := users[strings.ToLower(name)]; taken {
			t.Errorf("%s and %s are both in %s", page, other, name)
		}
		users[strings.ToLower(name)] = page
	}
	if len(names) != 9 || names["https://example.com/c"] != "c.json" {
		t.Errorf("%q", names)
	}
	for i := range pages {
		turned := append(append([]string{}, pages[i:]...), pages[:i]...)
		if again := Names(turned); fmt.Sprint(again) != fmt.Sprint(names) {
			t.Errorf("another order gives %q", again)
		}
	}
}

func TestComment(t *testing.T) {
	at := time.Date(2026, 1, 2, 4, 4, 5, 6, time.FixedZone("", 3600))
	for _, c := range []struct {
		comment Comment
		want    string
	}{
		{Comment{ID: "1", Body: "a <b> & c"}, `{"id":"1","parent":null,"author":{"name":null},"created":null,"body":"a <b> & c"}`},
		{Comment{ID: "1", Body: ""}, `{"id":"1","parent":null,"author":{"name":null},"created":null,"body":""}`},
		{
			Comment{ID: "1", Parent: "0", Author: Author{"Ada", "https://a.example/", "https://a.example/a.png", "author"}, Created: at, Edited: at, Body: "x", Up: 1, Down: -1, Pinned: true},
			`{"id":"1","parent":"0","author":{"name":"Ada","url":"https://a.example/","avatar":"https://a.example/a.png","role":"author"},` +
				`"created":"2026-01-02T03:04:05Z","edited":"2026-01-02T03:04:05Z","body":"x","up":1,"pinned":true}`,
		},
		{Comment{ID: "1", Author: Author{Name: "Ada"}, Body: "gone", Deleted: true, Created: at}, `{"id":"1","parent":null,"created":"2026-01-02T03:04:05Z","deleted":true}`},
		{Comment{ID: "1", Created: time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC)}, `{"id":"1","parent":null,"author":{"name":null},"created":null,"body":""}`},
	} {
		got, err := encode(c.comment)
		if err != nil || string(got) != c.want {
			t.Errorf("%s, %v, not %s", got, err, c.want)
		}
		var back Comment
		if err := json.Unmarshal(got, &back); err != nil {
			t.Error(err)
		}
		if again, _ := encode(back); string(again) != c.want {
			t.Errorf("read back it is %s", again)
		}
	}
}
