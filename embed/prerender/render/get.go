package render

import (
	"fmt"
	"net/url"
	"strings"

	"afterword/embed/prerender/site"
	"afterword/wasm/source"
)

// failed is a request without an answer, and why it was not asked, or its answer
// not taken.
type failed struct {
	address string
	why     error
}

// asked is a request as the source names it, and the text of its answer.
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

// outside says that a reference without a host leads out of the site that it is
// of: published below a path, the site has nothing at /thread.json.
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

// failure is the last request that failed, of those for the article or of those
// for the thread.
func (r *Rendering) failure(article bool) failed {
	its, _ := Resolve(r.around.Base, r.State.Setup.Article)
	for i := len(r.failed) - 1; i >= 0; i-- {
		if (r.failed[i].address == its) == article {
			return r.failed[i]
		}
	}
	return failed{}
}

// problem notes why something cannot be shown, with the address that was asked
// for. One below a site that has no address is told by its path.
func (r *Rendering) problem(what string, f failed, sentence string) {
	switch {
	case f.why != nil:
		sentence = f.why.Error() + "."
	case !strings.Contains(sentence, f.address):
		sentence += " (" + f.address + ")"
	}
	r.Problems = append(r.Problems, what+": "+strings.ReplaceAll(sentence, site.Nowhere, "/"))
}
