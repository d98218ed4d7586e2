package run

import (
	"net/url"
	"strings"
)

// addressOf is the URL that identifies a page: without its fragment, unless that is a
// route.
func addressOf(text string) string {
	text = strings.TrimSpace(strings.ToValidUTF8(text, "\uFFFD"))
	u, err := url.Parse(text)
	if err != nil {
		return text
	}
	if strings.HasPrefix(u.Fragment, "/") || strings.HasPrefix(u.Fragment, "!") {
		return text
	}
	before, _, _ := strings.Cut(text, "#")
	return before
}
