package remark42_test

import (
	"fmt"
	"strings"
	"testing"

	"afterword/wasm/source"
	"afterword/wasm/source/remark42"
	"afterword/wasm/source/sourcetest"
)

// failing is a server that cannot say who asks.
type failing struct{ user source.Reply }

func (f failing) Answer(request source.Request) source.Reply {
	url := request.(source.Fetch).URL
	body := `{"comments":[],"info":{}}`
	switch {
	case strings.Contains(url, "/user"):
		return f.user
	case strings.Contains(url, "/config"):
		body = `{"auth_providers":["anonymous"]}`
	}
	return source.Reply{Status: 200, Head: "content-type,application/json", Body: body}
}

// TestUnknownReader: who has a token is logged in, although the server cannot say who
// that is. Else what is in doubt would be posted by a name once more.
func TestUnknownReader(t *testing.T) {
	for _, c := range []struct {
		user     source.Reply
		loggedIn bool
	}{
		{source.Reply{Status: 401}, false},
		{source.Reply{Status: 401, Told: true}, false},
		{source.Reply{Status: 500, Told: true}, true},
		{source.Reply{Status: 200, Body: "{}", Told: true}, true},
		{source.Reply{Failure: source.CutShort, Told: true}, true},
	} {
		opened, err := remark42.New("https://talk.test?site=s&url=p")
		if err != nil {
			t.Fatal(err)
		}
		got := sourcetest.Talk(failing{c.user}, opened.Load(), nil)
		if got.Problem != nil || got.Source.Post == nil {
			t.Fatalf("%+v: %v", c.user, got.Problem)
		}
		if (got.Source.Edit != nil) != c.loggedIn || got.Source.Limits.Name == c.loggedIn {
			t.Errorf("%+v: logged in %v, want %v", c.user, !c.loggedIn, c.loggedIn)
		}
	}
}

// crowded is a server with a long thread, to which one comment comes after each look at it.
type crowded struct{ asked []string }

func (c *crowded) Answer(request source.Request) source.Reply {
	fetch, ok := request.(source.Fetch)
	if !ok || !strings.Contains(fetch.URL, "/find") {
		return source.Reply{Status: 404}
	}
	var list []string
	for n := range 201 + len(c.asked) {
		list = append(list, fmt.Sprintf(`{"id":"%d","text":"x","time":"2026-01-01T00:%02d:%02dZ"}`, n, n/60, n%60))
	}
	if c.asked = append(c.asked, fetch.URL); strings.Contains(fetch.URL, "&since=") {
		list = list[len(list)-2:]
	}
	return source.Reply{Status: 200, Head: "content-type,application/json", Body: `{"comments":[` + strings.Join(list, ",") + `]}`}
}

// TestNewsOfMany asks for nothing but the new comments of a long thread.
func TestNewsOfMany(t *testing.T) {
	opened, err := remark42.New("https://talk.test?site=s&url=p")
	if err != nil {
		t.Fatal(err)
	}
	server := &crowded{}
	got := sourcetest.Talk(server, opened.Load(), nil)
	looks := 0
	sourcetest.Talk(server, got.Source.Live(), func(news source.Thread) bool {
		if want := fmt.Sprint(201 + looks); len(news.Comments) != 1 || news.Comments[0].ID != want {
			t.Errorf("look %d: %d comments", looks, len(news.Comments))
		}
		looks++
		return looks < 3
	})
	for _, url := range server.asked[1:] {
		if !strings.Contains(url, "&since=") {
			t.Error(url)
		}
	}
}
