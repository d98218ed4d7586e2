package network

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"afterword/embed/announce/page"
)

// bluesky is an account on a server of the AT protocol.
// https://docs.bsky.app/docs/get-started
type bluesky struct {
	server
	handle, password string
	now              func() time.Time
	session          session
}

// session is the session of an account that has logged in.
type session struct{ AccessJwt, DID string }

// Bluesky is the account with a handle and an app password.
func Bluesky(address, handle, password string) (Network, error) {
	s, err := newServer(address)
	return &bluesky{server: s, handle: strings.TrimPrefix(handle, "@"), password: password, now: time.Now}, err
}

// Name is what readers call the network.
func (*bluesky) Name() string { return "Bluesky" }

// Source is the network's scheme in a thread attribute.
func (*bluesky) Source() string { return "bluesky" }

const (
	posts = "app.bsky.feed.post"
	// longestPost and longestLink count characters. Where the text cuts an address short,
	// the link still has all of it.
	longestPost = 300
	longestLink = 60
)

type (
	facet struct {
		Index    span      `json:"index"`
		Features []feature `json:"features"`
	}
	// span counts bytes of UTF-8.
	span struct {
		Start int `json:"byteStart"`
		End   int `json:"byteEnd"`
	}
	feature struct {
		Type string `json:"$type"`
		URI  string `json:"uri"`
	}
	card struct {
		URI         string `json:"uri"`
		Title       string `json:"title"`
		Description string `json:"description"`
	}
	embed struct {
		Type     string `json:"$type"`
		External card   `json:"external"`
	}
	record struct {
		Type    string   `json:"$type"`
		Text    string   `json:"text"`
		Created string   `json:"createdAt"`
		Langs   []string `json:"langs,omitempty"`
		Facets  []facet  `json:"facets"`
		Embed   *embed   `json:"embed"`
	}
)

// Text is the title and the address. A facet turns the address into a link.
func (*bluesky) Text(p page.Page) string {
	link := linkText(p)
	return short(p.Title, longestPost-longestLink-2) + "\n\n" + link
}

// linkText is a page's address as the post shows it: without a scheme, and cut where it is
// long.
func linkText(p page.Page) string {
	_, address, _ := strings.Cut(p.URL, "://")
	return short(strings.TrimSuffix(address, "/"), longestLink)
}

// record is the post about a page.
func (b *bluesky) record(p page.Page) record {
	text := b.Text(p)
	r := record{
		Type:    posts,
		Text:    text,
		Created: b.now().UTC().Format(time.RFC3339),
		Facets: []facet{{
			span{len(text) - len(linkText(p)), len(text)},
			[]feature{{"app.bsky.richtext.facet#link", p.URL}},
		}},
		Embed: &embed{"app.bsky.embed.external", card{p.URL, p.Title, p.Description}},
	}
	if p.Lang != "" {
		r.Langs = []string{p.Lang}
	}
	return r
}

// links tells whether a record has a link to an address.
func (r record) links(address string) bool {
	if r.Embed != nil && r.Embed.External.URI == address {
		return true
	}
	for _, f := range r.Facets {
		for _, feature := range f.Features {
			if feature.URI == address {
				return true
			}
		}
	}
	return false
}

// logIn begins a session, unless there is one already.
func (b *bluesky) logIn() error {
	if b.session.AccessJwt != "" {
		return nil
	}
	return b.ask(request{
		method: http.MethodPost,
		path:   "/xrpc/com.atproto.server.createSession",
		json:   map[string]string{"identifier": b.handle, "password": b.password},
	}, &b.session)
}

// Find looks through the newest posts of the account that answer nobody.
func (b *bluesky) Find(p page.Page) (string, error) {
	if err := b.logIn(); err != nil {
		return "", err
	}
	var found struct {
		Records []struct {
			URI   string
			Value struct {
				record
				Reply any
			}
		}
	}
	err := b.ask(request{
		method: http.MethodGet,
		path:   "/xrpc/com.atproto.repo.listRecords",
		query:  url.Values{"repo": {b.session.DID}, "collection": {posts}, "limit": {"100"}},
		token:  b.session.AccessJwt,
	}, &found)
	if err != nil {
		return "", err
	}
	for _, r := range found.Records {
		if r.Value.Reply == nil && r.Value.links(p.URL) {
			return addressOf(r.URI)
		}
	}
	return "", nil
}

// Post posts.
func (b *bluesky) Post(p page.Page) (string, error) {
	if err := b.logIn(); err != nil {
		return "", err
	}
	var posted struct{ URI string }
	err := b.ask(request{
		method: http.MethodPost,
		path:   "/xrpc/com.atproto.repo.createRecord",
		token:  b.session.AccessJwt,
		json:   map[string]any{"repo": b.session.DID, "collection": posts, "record": b.record(p)},
	}, &posted)
	if err != nil {
		return "", err
	}
	return addressOf(posted.URI)
}

// addressOf is the web address of a post.
func addressOf(uri string) (string, error) {
	parts := strings.Split(strings.TrimPrefix(uri, "at://"), "/")
	if len(parts) != 3 || parts[1] != posts {
		return "", fmt.Errorf("the server names the post by %q, which is no address of one: %w", uri, ErrLost)
	}
	return "https://bsky.app/profile/" + parts[0] + "/post/" + parts[2], nil
}
