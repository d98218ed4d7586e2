package seo

import (
	"html"
	"slices"
	"strings"

	"afterword/embed/prerender/page"
	"afterword/embed/prerender/site"
	"afterword/wasm/app"
	"afterword/wasm/article"
)

// Page is a page to describe.
type Page struct {
	Page *page.Page
	// URL is where the page is published, "" where that is not known.
	URL string
	// Kind is the type of its article.
	Kind Kind
	// State is the element that the page is about.
	State *app.State
}

// article is the article, or nil.
func (p Page) article() *article.Article {
	if loaded, ok := p.State.Article.(app.LoadedArticle); ok {
		return loaded.Article
	}
	return nil
}

// thread is the thread, or nil.
func (p Page) thread() *app.LoadedThread {
	loaded, _ := p.State.Thread.(*app.LoadedThread)
	return loaded
}

// canonical is the public URL: the page's own, or else the one that the article gives.
func (p Page) canonical() string {
	if a := p.article(); a != nil && p.Page.Canonical == "" {
		if u, ok := a.Base.Link(a.Canonical); ok && a.Canonical != "" && absolute(u.String()) {
			return u.String()
		}
	}
	return p.URL
}

// image is the article's picture, "" where its address is not known.
func (p Page) image() string {
	a := p.article()
	if a == nil || a.Image == "" {
		return ""
	}
	if u, ok := a.Base.Image(a.Image); ok && absolute(u.String()) {
		return u.String()
	}
	return ""
}

// feed is the address of the thread's feed, "" where its server has none.
func (p Page) feed() string {
	t := p.thread()
	if t == nil || t.Source == nil || t.Source.Feed == "" {
		return ""
	}
	if u, ok := p.State.Base().Link(t.Source.Feed); ok && absolute(u.String()) {
		return u.String()
	}
	return ""
}

// absolute tells whether a URL means the same on every page.
func absolute(u string) bool {
	return strings.HasPrefix(u, "http") && !strings.HasPrefix(u, site.Nowhere)
}

// Tags are the elements for the page's head, without those that the page already has.
// https://ogp.me/
func Tags(p Page) []string {
	t := tags{p: p.Page}
	title, description := p.title(), p.description()
	if p.Page.Title == "" && title != "" {
		t.add("<title>" + html.EscapeString(title) + "</title>")
	}
	if p.Page.Canonical == "" && p.canonical() != "" {
		t.add(`<link rel="canonical" href="` + html.EscapeString(p.canonical()) + `">`)
	}
	if feed := p.feed(); feed != "" && !slices.Contains(p.Page.Alternates, feed) {
		t.add(`<link rel="alternate" type="application/rss+xml" title="` + html.EscapeString(p.State.Words.Say("thread.feed")) +
			`" href="` + html.EscapeString(feed) + `">`)
	}
	a := p.article()
	if a != nil {
		t.meta("name", "description", description)
		t.meta("property", "og:type", "article")
	} else {
		t.meta("property", "og:type", "website")
	}
	t.meta("property", "og:title", title)
	t.meta("property", "og:description", description)
	t.meta("property", "og:url", p.canonical())
	if image := p.image(); image != "" {
		t.meta("property", "og:image", image)
		t.meta("property", "og:image:alt", a.ImageAlt)
		t.meta("name", "twitter:card", "summary_large_image")
	} else {
		t.meta("name", "twitter:card", "summary")
	}
	if a != nil {
		t.meta("property", "article:published_time", a.Published.Text)
		t.meta("property", "article:modified_time", a.Modified.Text)
		t.meta("property", "article:tag", a.Tags...)
	}
	if data := p.graph(); data != "" && !p.Page.Described() {
		t.add(`<script type="application/ld+json">` + data + "</script>")
	}
	return t.all
}

// tags are the elements collected so far.
type tags struct {
	p   *page.Page
	all []string
}

func (t *tags) add(element string) { t.all = append(t.all, element) }

// meta adds an element for each value, unless the page has one of that name.
func (t *tags) meta(kind, name string, values ...string) {
	if t.p.HasMeta(name) {
		return
	}
	for _, value := range values {
		if value != "" {
			t.add(`<meta ` + kind + `="` + name + `" content="` + html.EscapeString(value) + `">`)
		}
	}
}
