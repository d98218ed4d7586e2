// Package bluesky reads the replies under a public post on Bluesky. To reply,
// readers go to the post.
// https://docs.bsky.app/docs/api/app-bsky-feed-get-post-thread
package bluesky

import (
	"strings"

	"afterword/wasm/source"
)

const (
	// Scheme is the name of the source in a thread attribute.
	Scheme = "bluesky"

	site   = "https://bsky.app"
	server = "https://public.api.bsky.app"
	// collection is what posts are kept in.
	collection = "/app.bsky.feed.post/"
)

// thread is the replies under a post.
type thread struct {
	server string // the API's server, with its scheme
	site   string // the site where people read, with its scheme
	uri    string // the post's at:// address
	post   string // its address for readers
}

// New gives the replies under the post at an address such as
// https://bsky.app/profile/ada.example/post/3k, or at its at:// address. A site
// other than bsky.app is asked itself. The error, for what is no such address, is a
// [source.Problem].
func New(rest string) (*source.Source, error) {
	t := &thread{server: server, site: site}
	who, key, ok := strings.Cut(strings.TrimPrefix(rest, "at://"), collection)
	if !strings.HasPrefix(rest, "at://") {
		var path string
		scheme, address, _ := strings.Cut(rest, "://")
		path, who, ok = strings.Cut(address, "/profile/")
		who, key, _ = strings.Cut(who, "/post/")
		t.site = scheme + "://" + path
		ok = ok && (scheme == "https" || scheme == "http") && path != "" && !strings.Contains(path, "/")
		if t.site != site {
			t.server = t.site
		}
	}
	key = key[:len(key)-len(strings.TrimLeftFunc(key, isKey))]
	who = source.Unescape(who)
	if !ok || key == "" || who == "" || strings.ContainsAny(who, "/?#") {
		return nil, source.Problem{Key: "source.incomplete", Detail: Scheme}
	}
	t.uri, t.post = "at://"+who+collection+key, t.readers(who, key)
	return t.source(nil), nil
}

// isKey tells whether a record's key may hold a character.
// https://atproto.com/specs/record-key
func isKey(r rune) bool {
	return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune(".-_:~", r)
}

// readers is the address of a post for people.
func (t *thread) readers(who, key string) string {
	return t.site + "/profile/" + who + "/post/" + key
}

// source is what can be done once some posts are known.
func (t *thread) source(known *found) *source.Source {
	s := &source.Source{
		Load:      t.load,
		Elsewhere: &source.Elsewhere{URL: t.post, Name: "Bluesky"},
	}
	if known != nil {
		s.Elsewhere.Likes, s.Elsewhere.Shares = known.likes, known.shares
		s.Live = func() source.Reading { return source.Reload(t.load, known.comments) }
	}
	return s
}
