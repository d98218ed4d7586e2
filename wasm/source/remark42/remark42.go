// Package remark42 is a thread on a Remark42 server, version 1.
// https://remark42.com/docs/contributing/api/
package remark42

import (
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// Scheme is the name of the source in a thread attribute.
const Scheme = "remark42"

// thread is the thread of a page, before the server has told anything of it.
type thread struct {
	host, site, page string
	session          *source.Session
	rules            rules
	account          account
}

// New gives the thread of HOST?site=ID&url=PAGE. Its error, where one of these is missing,
// is a [source.Problem]. Which other things can be done it knows once the thread is
// loaded.
func New(rest string) (*source.Source, error) {
	host, query, _ := strings.Cut(rest, "?")
	t := &thread{
		host: strings.TrimRight(host, "/"),
		site: source.Parameter(query, "site"),
		// The server escapes what it keeps for HTML, and then finds no page with an &.
		page: strings.ReplaceAll(source.Parameter(query, "url"), "&", "%26"),
	}
	if t.site == "" || t.page == "" || !strings.HasPrefix(host, "https://") && !strings.HasPrefix(host, "http://") {
		return nil, source.Problem{Key: "source.incomplete", Detail: Scheme}
	}
	t.session = &source.Session{
		Key:        "afterword/session/" + Scheme + "/" + t.host + "/" + t.site,
		Header:     "X-JWT",
		CSRFCookie: "XSRF-TOKEN",
		CSRFHeader: "X-XSRF-TOKEN",
	}
	return t.reader(nil), nil
}

// WithPageURL adds the page's own address where a thread attribute names none.
func WithPageURL(rest, page string) string {
	_, query, _ := strings.Cut(rest, "?")
	if source.Parameter(query, "url") != "" {
		return rest
	}
	return rest + "&url=" + source.Escape(page)
}

// ask is a request of the API about the thread, with more in its query.
func (t *thread) ask(method, path, more string) source.Fetch {
	return source.Fetch{
		Method:  method,
		URL:     t.host + "/api/v1/" + path + "?site=" + source.Escape(t.site) + "&url=" + source.Escape(t.page) + more,
		Session: t.session,
	}
}

// reader is what everybody may do once some comments are known.
func (t *thread) reader(known []*comment.Comment) *source.Source {
	return &source.Source{
		Load:    t.load,
		Live:    func() source.Reading { return t.live(known) },
		Count:   &source.Count{Server: t.session.Key, Page: t.page, Ask: t.count},
		Shown:   t.shown(),
		Written: t.written,
		Mutes:   "afterword/muted/" + Scheme + "/" + t.host + "/" + t.site + "/",
		Feed:    t.ask("GET", "rss/post", "").URL,
	}
}
