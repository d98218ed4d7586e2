// Package wordpress is the comments of a post on a WordPress site, by its REST
// API.
// https://developer.wordpress.org/rest-api/reference/comments/
package wordpress

import (
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// Scheme is the name of the source in a thread attribute.
const Scheme = "wordpress"

// thread is the comments of a post.
type thread struct {
	site string // with its scheme
	id   string // the post's number, "" until it is known
	page string // its address, where the number is looked up
	// plain tells that the site has no addresses of its own for the API.
	plain bool
	// me is who is logged in, and was who that was before.
	me, was account
}

// New gives the comments of SITE?post=NUMBER or SITE?url=PAGE. Its error, where one
// of these is missing, is a [source.Problem].
func New(rest string) (*source.Source, error) {
	site, query, _ := strings.Cut(rest, "?")
	t := &thread{site: strings.TrimRight(site, "/"), id: source.Parameter(query, "post"), page: source.Parameter(query, "url")}
	if t.id == "" && t.page != "" {
		_, query, _ := strings.Cut(t.page, "?")
		t.id = source.Parameter(query, "p") + source.Parameter(query, "page_id")
	}
	numbered := t.id != "" && strings.Trim(t.id, "0123456789") == ""
	if !numbered && (t.id != "" || t.page == "") || !strings.HasPrefix(site, "https://") && !strings.HasPrefix(site, "http://") {
		return nil, source.Problem{Key: "source.incomplete", Detail: Scheme}
	}
	return &source.Source{Load: t.load}, nil
}

// WithPageURL adds the page's own address where a thread attribute names no post.
func WithPageURL(rest, page string) string {
	site, query, _ := strings.Cut(rest, "?")
	if source.Parameter(query, "post") != "" || source.Parameter(query, "url") != "" {
		return rest
	}
	return site + "?url=" + source.Escape(page)
}

// ask is a request of the API. A site without addresses of its own for it takes
// the path as a parameter.
func (t *thread) ask(method, path, query string) source.Fetch {
	url := t.site + "/wp-json/wp/v2/" + path + "?" + query
	if t.plain {
		url = t.site + "/?rest_route=/wp/v2/" + path + "&" + query
	}
	f := source.Fetch{Method: method, URL: url}
	if t.me.nonce != "" {
		f.Headers = []source.Header{{Name: "X-WP-Nonce", Value: t.me.nonce}}
	}
	return f
}

// source is what can be done, when the comments and the post are known.
func (t *thread) source(known []*comment.Comment, p post) *source.Source {
	s := &source.Source{Load: t.load, Live: func() source.Reading { return source.Reload(t.again, known) }, Feed: p.feed}
	if !p.closed {
		s.Post, s.Limits = t.post, source.Limits{Name: t.me.id == "", Length: longest}
	}
	if t.me.near {
		s.Account = t.logIns()
	}
	if t.me.moderates {
		s.Edit, s.Delete = t.edit, t.delete
	}
	return s
}
