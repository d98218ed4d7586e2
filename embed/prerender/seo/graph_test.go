package seo

import (
	"encoding/json"
	"testing"

	"afterword/embed/prerender/page"
	"afterword/wasm/app"
	"afterword/wasm/article"
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/i18n/cldr"
	"afterword/wasm/source"
)

func state(loaded *article.Article, comments ...*comment.Comment) *app.State {
	s := &app.State{Words: cldr.Words("en"), Article: app.NoArticle{}, Thread: app.NoThread{}}
	s.Page.Address = "https://site.test/a/"
	if loaded != nil {
		s.Article = app.LoadedArticle{Article: loaded}
	}
	if comments != nil {
		thread := &app.LoadedThread{}
		thread.Source = &source.Source{}
		thread.Thread = comment.Arrange(comments, comment.Oldest, comment.Thread{})
		s.Thread = thread
	}
	return s
}

func said(id, parent string, created int64) *comment.Comment {
	return &comment.Comment{ID: id, Parent: parent, Created: created, Edited: calendar.Never, Body: "Text of " + id, Author: comment.Author{Name: "N" + id}}
}

// TestDiscussion takes the oldest comment as the posting, whatever the order of the thread,
// and all others as replies to it.
func TestDiscussion(t *testing.T) {
	s := state(nil, said("late", "", 3000), said("first", "", 1000), said("reply", "first", 2000))
	p := Page{Page: page.Read([]byte("<title>Talk</title>")), URL: "https://site.test/a/", State: s}
	var got struct {
		Type     string `json:"@type"`
		Headline string
		URL      string
		Text     string
		Author   struct{ Name string }
		Count    int `json:"commentCount"`
		Comment  []struct{ Text, URL string }
	}
	if err := json.Unmarshal([]byte(p.graph()), &got); err != nil {
		t.Fatal(err)
	}
	if got.Type != "DiscussionForumPosting" || got.Headline != "Talk" || got.URL != p.URL || got.Text != "Text of first" ||
		got.Author.Name != "Nfirst" || got.Count != 2 || len(got.Comment) != 2 {
		t.Errorf("%+v", got)
	}
	if got.Comment[0].URL != "https://site.test/a/#comment-reply" {
		t.Errorf("%+v", got.Comment)
	}
	// Search engines do not accept a posting without a time.
	p.State = state(nil, said("a", "", calendar.Never))
	if p.graph() != "" {
		t.Error(p.graph())
	}
}

func TestDescription(t *testing.T) {
	long := ""
	for range 60 {
		long += "words "
	}
	for text, want := range map[string]string{
		"One.\n\nTwo  three.": "One. Two three.",
		"- a\n- b":            "a b",
		"## Part\n\nText":     "Part Text",
	} {
		p := Page{State: state(article.Parse(text, "https://site.test/", article.Options{Level: 1}))}
		if got := p.description(); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
	p := Page{State: state(article.Parse(long, "", article.Options{Level: 1}))}
	if got := []rune(p.description()); len(got) > longest+1 || got[len(got)-1] != '…' || string(got[len(got)-6:]) != "words…" {
		t.Errorf("%q", string(got))
	}
}

// TestOwnTags leaves the page's own tags alone.
func TestOwnTags(t *testing.T) {
	own := `<title>Own</title><link rel="canonical" href="https://own.test/"><meta property="og:title" content="x">
<meta name="description" content="x"><script type="application/ld+json">{"@type": "NewsArticle"}</script>`
	tags := Tags(Page{Page: page.Read([]byte(own)), URL: "https://own.test/", State: state(article.Parse("# A\n\nB", "https://own.test/", article.Options{Level: 1}))})
	want := []string{
		`<meta property="og:type" content="article">`,
		`<meta property="og:description" content="B">`,
		`<meta property="og:url" content="https://own.test/">`,
		`<meta name="twitter:card" content="summary">`,
	}
	if len(tags) != len(want) {
		t.Fatalf("%q", tags)
	}
	for i := range want {
		if tags[i] != want[i] {
			t.Errorf("%s, want %s", tags[i], want[i])
		}
	}
}
