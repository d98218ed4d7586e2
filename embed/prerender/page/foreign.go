package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// surroundings are the open elements that change how a browser reads what is in them.
type surroundings []string

var (
	dormant = strings.Fields("template noscript")
	// roots are where SVG and MathML begin, and where HTML begins again in them.
	// https://html.spec.whatwg.org/multipage/parsing.html#html-integration-point
	roots = map[string][]string{
		"svg":  strings.Fields("foreignobject desc title"),
		"math": strings.Fields("annotation-xml mi mo mn ms mtext"),
	}
	// breakouts are the tags that end SVG or MathML, since they are certainly HTML.
	// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign
	breakouts = strings.Fields(`b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li
		listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var`)
)

// top is the innermost element, "" for none.
func (s surroundings) top() string {
	if len(s) == 0 {
		return ""
	}
	return s[len(s)-1]
}

// foreign tells whether what comes next is SVG or MathML.
func (s surroundings) foreign() bool {
	_, is := roots[s.top()]
	return is
}

// asleep tells whether the next token is not HTML that the page shows.
func (s surroundings) asleep() bool {
	return s.foreign() || slices.ContainsFunc(s, func(name string) bool { return slices.Contains(dormant, name) })
}

// pass moves past a token, and tells whether the token is asleep.
func (s *surroundings) pass(t *token) bool {
	if t.Type == html.EndTagToken {
		s.close(t.Data)
		return s.asleep()
	}
	for s.foreign() && t.opens(t.Data) && slices.Contains(breakouts, t.Data) {
		*s = (*s)[:len(*s)-1]
	}
	asleep := s.asleep()
	_, root := roots[t.Data]
	switch {
	case !s.foreign() && t.opens(t.Data) && slices.Contains(dormant, t.Data),
		t.Type == html.StartTagToken && (root || slices.Contains(roots[s.top()], t.Data)):
		*s = append(*s, t.Data)
	}
	return asleep
}

// close moves past an end tag. An end tag in a template closes nothing outside of it.
func (s *surroundings) close(name string) {
	for i := len(*s) - 1; i >= 0; i-- {
		if (*s)[i] == name {
			*s = (*s)[:i]
			return
		}
		if (*s)[i] == "template" {
			return
		}
	}
}
