package site

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"afterword/wasm/source"
)

const (
	// patience is how long a whole answer may take, as in a reader's browser.
	patience = 30 * time.Second
	// mostRedirects is how many redirects are followed.
	mostRedirects = 10
)

// busy is how long requests to a busy server are repeated. Several pages may share the
// number of requests that it allows per second.
const busy = time.Minute

// fetch sends a request. Where a server says that it is too busy, fetch repeats it when the
// server says so. The error says why an answer is refused that a reader's browser would
// take.
func (s *Site) fetch(request source.Fetch, token string) (source.Reply, error) {
	for left := busy; ; {
		reply, err := s.ask(request, token)
		wait, again := request.Again(reply, 1)
		pause := time.Duration(wait) * time.Millisecond
		if reply.Status != http.StatusTooManyRequests || !again || pause > left {
			return reply, err
		}
		s.sleep(pause)
		left -= pause
	}
}

// Guest sends a request with the token of a guest, "" for none. See [Site.Get].
func (s *Site) Guest(request source.Fetch, token string) (source.Reply, error) {
	return s.fetch(request, token)
}

func (s *Site) ask(f source.Fetch, token string) (source.Reply, error) {
	address := f.URL
	request, err := http.NewRequest(f.Method, address, strings.NewReader(f.Body))
	if err != nil {
		return failed(address, err)
	}
	if f.Type != "" {
		request.Header.Set("Content-Type", f.Type)
	}
	if token != "" {
		request.Header.Set(f.Session.Header, f.Session.Prefix+token)
	}
	response, err := s.client.Do(request)
	if err != nil {
		return failed(address, err)
	}
	defer response.Body.Close()
	data, err := readAll(response.Body, address)
	if err != nil {
		return failed(address, err)
	}
	kind := response.Header.Get("Content-Type")
	head := "content-type," + kind
	for _, name := range []string{"retry-after", "ratelimit-reset"} {
		head += "\n" + name + "," + response.Header.Get(name)
	}
	return source.Reply{
		Status: response.StatusCode,
		Head:   head,
		Body:   text(data, kind),
		URL:    response.Request.URL.String(),
	}, nil
}

// refusal is why a request was not sent, or its answer not taken.
type refusal string

func (r refusal) Error() string { return string(r) }

// failed is the reply to a request without an answer. The error is a refusal, if there was
// one.
func failed(address string, err error) (source.Reply, error) {
	reply := source.Reply{Failure: source.Unreachable, URL: address}
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		reply.Failure = source.TimedOut
	}
	var why refusal
	if errors.As(err, &why) {
		return reply, why
	}
	return reply, nil
}

// newClient is a client that follows redirects only on the origin of the page's URL. It
// connects a name of the public internet only to the public internet.
func newClient() *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	var ways proxies
	transport.Proxy = ways.of
	transport.DialContext = ways.dial
	return &http.Client{Timeout: patience, Transport: transport, CheckRedirect: stay}
}

func stay(request *http.Request, via []*http.Request) error {
	if !sameOrigin(request.URL, via[0].URL) {
		return refusal(fmt.Sprintf("%s redirects to %s, another origin, where it is not followed. If that is right, name that address", via[0].URL, request.URL))
	}
	if len(via) > mostRedirects {
		return refusal(fmt.Sprintf("%s redirects more than %d times", via[0].URL, mostRedirects))
	}
	return nil
}

func sameOrigin(a, b *url.URL) bool {
	return a.Scheme == b.Scheme && strings.EqualFold(a.Hostname(), b.Hostname()) && port(a) == port(b)
}

func port(u *url.URL) string {
	switch {
	case u.Port() != "":
		return u.Port()
	case u.Scheme == "https":
		return "443"
	}
	return "80"
}
