package render

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"afterword/embed/prerender/site"
	"afterword/wasm/source"
)

// failed is a request that brought no usable answer. why says why it was not sent, or why
// its answer was refused.
type failed struct {
	address string
	why     error
}

// asked is a request with the address that the source gave it, and the text of its answer.
type asked struct{ address, text string }

// get answers a request, relative to the page.
func (r *Rendering) get(reference string) source.Reply {
	address, err := Resolve(r.around.Base, reference)
	if err != nil {
		return source.Reply{Failure: source.Unreachable}
	}
	reply := source.Reply{Failure: source.Unreachable, URL: address}
	if why := r.outside(reference, address); why != nil {
		err = why
	} else {
		reply, err = r.around.Get(address)
	}
	if err == nil && reply.Refused() == nil {
		r.asked = append(r.asked, asked{reference, reply.Body})
	} else {
		r.failed = append(r.failed, failed{address, err})
	}
	return reply
}

// guest sends a request as a guest of the server.
func (r *Rendering) guest(request source.Fetch, token string) source.Reply {
	reply, err := r.around.Guest(request, token)
	if err != nil || reply.Refused() != nil {
		r.failed = append(r.failed, failed{request.URL, err})
	}
	if token == "" && (reply.Status == http.StatusUnauthorized || reply.Status == http.StatusForbidden) {
		r.Problems = append(r.Problems, "The server lets no guests in, and shows this thread only to those with an account. ("+request.URL+")")
	}
	return reply
}

// outside says whether a reference without a host leads out of its site. A site that is
// published below a path has nothing at /thread.json.
func (r *Rendering) outside(reference, address string) error {
	relative, err := url.Parse(strings.TrimSpace(reference))
	if err != nil || relative.Host != "" || r.around.Ours(address) {
		return nil
	}
	of, err := url.Parse(r.around.Site)
	if to, bad := url.Parse(address); err != nil || bad != nil || to.Scheme != of.Scheme || to.Host != of.Host {
		return nil // the page has a <base> elsewhere
	}
	return fmt.Errorf("%s lies outside of the site, which begins at %s", address, of)
}

// failure is the last request that failed: for the article, or for anything else.
func (r *Rendering) failure(article bool) failed {
	its, _ := Resolve(r.around.Base, r.State.Setup.Article)
	for i := len(r.failed) - 1; i >= 0; i-- {
		if (r.failed[i].address == its) == article {
			return r.failed[i]
		}
	}
	return failed{}
}

// problem records why something cannot be shown, with the address of the request. Where the
// site's own address is unknown, it names the path.
func (r *Rendering) problem(what string, f failed, sentence string) {
	switch {
	case f.why != nil:
		sentence = f.why.Error() + "."
	case !strings.Contains(sentence, f.address):
		sentence += " (" + f.address + ")"
	}
	r.Problems = append(r.Problems, what+": "+strings.ReplaceAll(sentence, site.Nowhere, "/"))
}
