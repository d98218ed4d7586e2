package network

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"afterword/embed/announce/page"

	"golang.org/x/net/html"
)

// mastodon is an account on a server with Mastodon's API.
// https://docs.joinmastodon.org/methods/statuses/
type mastodon struct {
	server
	token string
}

// Mastodon is the account that a token belongs to.
func Mastodon(address, token string) (Network, error) {
	s, err := newServer(address)
	return mastodon{s, token}, err
}

// Name is what readers call the network.
func (mastodon) Name() string { return "Mastodon" }

// Source is the network's scheme in a thread attribute.
func (mastodon) Source() string { return "mastodon" }

// longestToot is the length that every server takes. There an address counts as 23.
const longestToot = 500

// Text is the title and the address. The server makes a card from the address.
func (mastodon) Text(p page.Page) string {
	return short(p.Title, longestToot-23-2) + "\n\n" + p.URL
}

// toot is a post as the server gives it.
type toot struct {
	URL     string
	URI     string
	Content string
	Card    *struct{ URL string }
	// Visibility is who may see it.
	Visibility string
}

// public tells that everybody may see a post.
func (t toot) public() bool { return t.Visibility == "public" || t.Visibility == "unlisted" }

// address is the web address of a post.
func (t toot) address() string {
	if t.URL != "" {
		return t.URL
	}
	return t.URI
}

// Find looks through the newest posts of the account that are for everybody.
func (m mastodon) Find(p page.Page) (string, error) {
	var me struct{ ID string }
	if err := m.ask(request{method: http.MethodGet, path: "/api/v1/accounts/verify_credentials", token: m.token}, &me); err != nil {
		return "", err
	}
	var toots []toot
	err := m.ask(request{
		method: http.MethodGet,
		path:   "/api/v1/accounts/" + url.PathEscape(me.ID) + "/statuses",
		query:  url.Values{"limit": {"40"}, "exclude_replies": {"true"}, "exclude_reblogs": {"true"}},
		token:  m.token,
	}, &toots)
	if err != nil {
		return "", err
	}
	for _, t := range toots {
		if t.public() && (t.Card != nil && t.Card.URL == p.URL || linksTo(t.Content, p.URL)) {
			return t.address(), nil
		}
	}
	return "", nil
}

// Post posts in public. The idempotency key stops the server from posting twice.
func (m mastodon) Post(p page.Page) (string, error) {
	form := url.Values{"status": {m.Text(p)}, "visibility": {"public"}}
	if language, _, _ := strings.Cut(p.Lang, "-"); len(language) == 2 || len(language) == 3 {
		form.Set("language", strings.ToLower(language))
	}
	var posted toot
	err := m.ask(request{
		method: http.MethodPost,
		path:   "/api/v1/statuses",
		token:  m.token,
		form:   form,
		header: http.Header{"Idempotency-Key": {fmt.Sprintf("%x", sha256.Sum256([]byte(p.URL)))}},
	}, &posted)
	if err == nil && posted.address() == "" {
		err = fmt.Errorf("%s does not say where the post is: %w", m.address, ErrLost)
	}
	return posted.address(), err
}

// linksTo tells whether HTML has a link to an address.
func linksTo(content, address string) bool {
	reader := html.NewTokenizer(strings.NewReader(content))
	for {
		switch reader.Next() {
		case html.ErrorToken:
			return false
		case html.StartTagToken:
			for _, a := range reader.Token().Attr {
				if a.Key == "href" && a.Val == address {
					return true
				}
			}
		}
	}
}
