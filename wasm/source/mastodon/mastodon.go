// Package mastodon reads the replies under a public post on Mastodon, or on a
// server that speaks its API. To reply, readers go to the post.
// https://docs.joinmastodon.org/methods/statuses/#context
package mastodon

import (
	"strings"

	"afterword/wasm/source"
)

// Scheme is the name of the source in a thread attribute.
const Scheme = "mastodon"

// thread is the replies under a post.
type thread struct {
	host string // with its scheme
	id   string // of the post
	post string // its address for readers
}

// New gives the replies under the post at an address such as
// https://mastodon.example/@ada/110. Its error, for what is no such address, is a
// [source.Problem].
func New(rest string) (*source.Source, error) {
	address, _, _ := strings.Cut(rest, "?")
	address, _, _ = strings.Cut(address, "#")
	address = strings.TrimRight(address, "/")
	scheme, path, _ := strings.Cut(address, "://")
	host, path, _ := strings.Cut(path, "/")
	id := path[strings.LastIndexByte(path, '/')+1:]
	if scheme != "https" && scheme != "http" || host == "" || !isID(id) {
		return nil, source.Problem{Key: "source.incomplete", Detail: Scheme}
	}
	t := &thread{host: scheme + "://" + host, id: id, post: strings.Replace(address, "/deck/@", "/@", 1)} // the deck is for those who are logged in
	return t.source(nil), nil
}

// isID tells whether a text may be an ID: letters and digits, at least one of them a digit.
func isID(id string) bool {
	return strings.ContainsAny(id, "0123456789") && !strings.ContainsFunc(id, func(r rune) bool {
		return (r|0x20 < 'a' || r|0x20 > 'z') && (r < '0' || r > '9')
	})
}

// source is what can be done once some statuses are known.
func (t *thread) source(known *found) *source.Source {
	to := &source.Elsewhere{URL: t.post, Name: t.host[strings.Index(t.host, "://")+3:], Move: move}
	s := &source.Source{Load: t.load, Elsewhere: to}
	if known != nil {
		to.Likes, to.Shares = known.likes, known.shares
		if isHost(known.home) && known.home != to.Name {
			post := known.uri
			if post == "" {
				post = t.post
			}
			to.Name, to.URL = known.home, "https://"+known.home+"/authorize_interaction?uri="+source.Escape(post)
		}
		s.Live = func() source.Reading { return source.Reload(t.load, known.comments) }
	}
	return s
}
