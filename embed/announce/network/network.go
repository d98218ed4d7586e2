// Package network posts to social networks.
package network

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"afterword/embed/announce/page"

	"github.com/rivo/uniseg"
)

// Network is an account that posts about pages.
type Network interface {
	// Name is what readers call the network, and Source its scheme in a thread attribute.
	Name() string
	Source() string
	// Find looks for a post about a page among the account's newest posts, and gives its
	// address, "" where there is none. It changes nothing.
	Find(p page.Page) (string, error)
	// Post posts, and gives the post's address.
	Post(p page.Page) (string, error)
	// Text is the text that it would post.
	Text(p page.Page) string
}

// ErrLost says that nobody knows whether the server carried out a request.
var ErrLost = errors.New("no answer came")

// patience is how long an answer may take.
const patience = 30 * time.Second

// server is a server that requests go to. Passwords and tokens go to no other place, so a
// redirect is an error.
type server struct {
	address string
	client  *http.Client
}

func newServer(address string) (server, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && !(u.Scheme == "http" && local(u.Hostname())) {
		return server{}, fmt.Errorf("%q is not the address of a server, such as https://social.example", address)
	}
	client := &http.Client{
		Timeout:       patience,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return server{strings.TrimRight(u.Scheme+"://"+u.Host+u.Path, "/"), client}, nil
}

// local tells whether a host is this machine. Nobody can listen on the way there.
func local(host string) bool { return host == "localhost" || host == "127.0.0.1" || host == "::1" }

// request is a request to a server.
type request struct {
	method, path string
	query        url.Values
	token        string
	// form or json is the body.
	form   url.Values
	json   any
	header http.Header
}

// ask sends a request and reads the JSON of the answer, up to some megabytes.
func (s server) ask(r request, into any) error {
	var body io.Reader
	kind := ""
	switch {
	case r.form != nil:
		body, kind = strings.NewReader(r.form.Encode()), "application/x-www-form-urlencoded"
	case r.json != nil:
		data, err := json.Marshal(r.json)
		if err != nil {
			return err
		}
		body, kind = bytes.NewReader(data), "application/json"
	}
	address := s.address + r.path
	if r.query != nil {
		address += "?" + r.query.Encode()
	}
	q, err := http.NewRequest(r.method, address, body)
	if err != nil {
		return err
	}
	for name, values := range r.header {
		q.Header[name] = values
	}
	if kind != "" {
		q.Header.Set("Content-Type", kind)
	}
	if r.token != "" {
		q.Header.Set("Authorization", "Bearer "+r.token)
	}
	q.Header.Set("User-Agent", "afterword-announce")
	answer, err := s.client.Do(q)
	if err != nil {
		return fmt.Errorf("%s: %w", s.address, ErrLost)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(io.LimitReader(answer.Body, 8<<20))
	switch {
	case answer.StatusCode >= 500:
		return fmt.Errorf("%s answers with an error of its own (%d): %w", s.address, answer.StatusCode, ErrLost)
	case answer.StatusCode != http.StatusOK:
		return refusal(s.address, answer, data)
	case err != nil || json.Unmarshal(data, into) != nil:
		return fmt.Errorf("%s answers what cannot be read: %w", s.address, ErrLost)
	}
	return nil
}

// refusal is why a server refuses a request, in the server's own words where it sends any.
func refusal(address string, answer *http.Response, data []byte) error {
	var said struct{ Error, Message, ErrorDescription string }
	_ = json.Unmarshal(data, &said)
	words := said.Message
	if words == "" {
		words = said.Error
	}
	if runes := []rune(words); len(runes) > 200 {
		words = string(runes[:200]) + "…"
	}
	if words != "" {
		words = fmt.Sprintf(", %q", words)
	}
	switch code := answer.StatusCode; code {
	case http.StatusUnauthorized, http.StatusForbidden:
		return fmt.Errorf("%s does not let this account in (%d%s); look at its token or password", address, code, words)
	case http.StatusTooManyRequests:
		return fmt.Errorf("%s asks to wait (429%s); try again in some minutes", address, words)
	case http.StatusMovedPermanently, http.StatusFound, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return fmt.Errorf("%s has moved to %s; give that address", address, answer.Header.Get("Location"))
	default:
		return fmt.Errorf("%s refuses (%d%s)", address, code, words)
	}
}

// short shortens a text to a number of characters, as a reader counts them.
func short(text string, most int) string {
	if uniseg.GraphemeClusterCount(text) <= most {
		return text
	}
	var b strings.Builder
	clusters := uniseg.NewGraphemes(text)
	for range most - 1 {
		clusters.Next()
		b.WriteString(clusters.Str())
	}
	return strings.TrimRight(b.String(), " ,;:–-") + "…"
}
