package run

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"afterword/embed/announce/network"
)

// options have both networks of a stub.
func options(t *testing.T, s *stub) Options {
	t.Helper()
	mastodon, err := network.Mastodon(s.URL, "token")
	if err != nil {
		t.Fatal(err)
	}
	bluesky, err := network.Bluesky(s.URL, "@ada.social.example", "app-pass")
	if err != nil {
		t.Fatal(err)
	}
	return Options{
		Pages:    []string{s.URL + "/story/"},
		Table:    filepath.Join(t.TempDir(), "announced.json"),
		Networks: []network.Network{mastodon, bluesky},
	}
}

func announce(o Options) (string, error) {
	var out bytes.Buffer
	err := Run(o, &out)
	return out.String(), err
}

const announced = `{
  "URL/story/": {
    "bluesky": "https://bsky.app/profile/did:plc:ada/post/3kpost0",
    "mastodon": "URL/@ada/100",
    "thread": "mastodon:URL/@ada/100 bluesky:https://bsky.app/profile/did:plc:ada/post/3kpost0"
  }
}
`

func written(t *testing.T, s *stub, o Options) string {
	t.Helper()
	data, err := os.ReadFile(o.Table)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), s.URL, "URL")
}

func TestAnnounce(t *testing.T) {
	s := newStub(t)
	o := options(t, s)
	said, err := announce(o)
	if err != nil || written(t, s, o) != announced {
		t.Fatalf("%s, %v, %s", said, err, written(t, s, o))
	}
	toot := s.toots[0]
	if toot["text"] != "When to pick pears 🍐\n\n"+s.URL+"/story/" || toot["language"] != "en" || toot["visibility"] != "public" || len(toot["key"].(string)) != 64 {
		t.Errorf("%v", toot)
	}
	record, _ := json.Marshal(s.records[0]["value"])
	var post struct {
		Text   string
		Langs  []string
		Facets []struct {
			Index    struct{ ByteStart, ByteEnd int }
			Features []struct{ URI string }
		}
		Embed struct {
			External struct{ URI, Title, Description string }
		}
	}
	if err := json.Unmarshal(record, &post); err != nil {
		t.Fatal(err)
	}
	link := post.Facets[0]
	if post.Text[link.Index.ByteStart:link.Index.ByteEnd] != strings.TrimPrefix(s.URL, "http://")+"/story" || link.Features[0].URI != s.URL+"/story/" {
		t.Errorf("%s", record)
	}
	if post.Langs[0] != "en-GB" || post.Embed.External.Title != "When to pick pears 🍐" || post.Embed.External.Description != "Tilt them." {
		t.Errorf("%s", record)
	}

	// A second run finds both posts in the table. Without the table it finds them on the
	// servers.
	for range 2 {
		said, err = announce(o)
		if err != nil || strings.Count(said, "already") != 2 || len(s.asked) != 2 || written(t, s, o) != announced {
			t.Errorf("%s, %v, %q", said, err, s.asked)
		}
		if err := os.Remove(o.Table); err != nil {
			t.Fatal(err)
		}
	}
}

// TestMentioned posts a page although the account has sent its address to somebody: a
// message that is not for everybody, and an answer in another thread, are no announcements.
func TestMentioned(t *testing.T) {
	s := newStub(t)
	o := options(t, s)
	link := `<a href="` + s.URL + `/story/">story</a>`
	s.toots = []map[string]any{
		{"url": s.URL + "/@ada/8", "visibility": "direct", "content": link},
		{"url": s.URL + "/@ada/9", "visibility": "private", "content": link},
	}
	s.records = []map[string]any{{"uri": "at://did:plc:ada/app.bsky.feed.post/3kanswer", "value": map[string]any{
		"reply": map[string]any{"root": map[string]any{"uri": "at://did:plc:bea/app.bsky.feed.post/3k"}},
		"embed": map[string]any{"external": map[string]any{"uri": s.URL + "/story/"}},
	}}}
	if said, err := announce(o); err != nil || strings.Count(said, "is posted on") != 2 {
		t.Errorf("%s, %v", said, err)
	}
	if said, err := announce(o); err != nil || strings.Count(said, "already") != 2 {
		t.Errorf("%s, %v", said, err)
	}
}

func TestDry(t *testing.T) {
	s := newStub(t)
	o := options(t, s)
	o.Dry = true
	said, err := announce(o)
	if err != nil || strings.Count(said, "would be posted") != 2 || len(s.asked) > 0 {
		t.Errorf("%s, %v, %q", said, err, s.asked)
	}
	if _, err := os.Stat(o.Table); err == nil {
		t.Error("it wrote its table")
	}
}

// TestLost loses the answers to both posts. The next run finds the posts, and does not
// repeat them.
func TestLost(t *testing.T) {
	s := newStub(t)
	o := options(t, s)
	s.lose = true
	said, err := announce(o)
	if err != nil || strings.Count(said, "though its answer was lost") != 2 || written(t, s, o) != announced || len(s.asked) != 2 {
		t.Errorf("%s, %v, %q", said, err, s.asked)
	}
}

// TestRefused keeps what was done, and the next run does the rest.
func TestRefused(t *testing.T) {
	s := newStub(t)
	o := options(t, s)
	only := o
	only.Networks = o.Networks[:1]
	if _, err := announce(only); err != nil {
		t.Fatal(err)
	}
	s.refuse = true
	_, err := announce(o)
	if err == nil || !strings.Contains(err.Error(), `refuses (422, "Validation failed: Text can't be blank")`) {
		t.Error(err)
	}
	s.refuse, s.down = false, true
	if _, err = announce(o); err == nil || !strings.Contains(err.Error(), "nothing was posted; ") {
		t.Error(err)
	}
	s.down = false
	if _, err = announce(o); err != nil || written(t, s, o) != announced || len(s.toots) != 1 || len(s.records) != 1 {
		t.Errorf("%v, %s", err, written(t, s, o))
	}
}

func TestTrouble(t *testing.T) {
	s := newStub(t)
	o := options(t, s)
	stranger, _ := network.Mastodon(s.URL, "another token")
	wrong, _ := network.Bluesky(s.URL, "ada.social.example", "wrong")
	for _, c := range []struct {
		network network.Network
		want    string
	}{
		{stranger, `does not let this account in (401, "The access token is invalid"); look at its token or password`},
		{wrong, `does not let this account in (401, "Invalid identifier or password")`},
	} {
		o.Networks = []network.Network{c.network}
		if _, err := announce(o); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Error(err)
		}
	}
	for _, address := range []string{"", "social.example", "http://social.example", "ftp://social.example"} {
		if _, err := network.Mastodon(address, "token"); err == nil || !strings.Contains(err.Error(), "is not the address of a server") {
			t.Errorf("%q: %v", address, err)
		}
	}
	if err := os.WriteFile(o.Table, []byte("[]"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := announce(o); err == nil || !strings.Contains(err.Error(), "is no table of announcements") {
		t.Error(err)
	}
}

// TestTable keeps the other entries of the table.
func TestTable(t *testing.T) {
	s := newStub(t)
	o := options(t, s)
	if err := os.WriteFile(o.Table, []byte(`{"https://example.com/old/":{"mastodon":"https://a.example/@b/1","note":"by hand"}}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := announce(o); err != nil {
		t.Fatal(err)
	}
	if now := written(t, s, o); !strings.Contains(now, `"note": "by hand"`) || !strings.Contains(now, `"URL/story/"`) {
		t.Error(now)
	}
}
