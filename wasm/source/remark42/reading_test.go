package remark42_test

import (
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
