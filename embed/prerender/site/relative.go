package site

import (
	"net/url"
	"strings"
)

// Relative is a URL as a page should write it whose relative URLs are relative to base. On
// the same host it becomes a relative reference, so that the page works wherever its site
// is tried out or published.
// https://www.rfc-editor.org/rfc/rfc3986#section-4.2
func Relative(base, target string) string {
	from, err := url.Parse(base)
	if err != nil {
		return target
	}
	to, err := url.Parse(target)
	if err != nil || to.Scheme != from.Scheme || to.Host != from.Host || to.User != nil || to.Opaque != "" {
		return target
	}
	rest := target[strings.Index(target, to.Host)+len(to.Host):]
	after := ""
	if i := strings.IndexAny(rest, "?#"); i >= 0 {
		rest, after = rest[:i], rest[i:]
	}
	here, there := strings.Split(from.EscapedPath(), "/"), strings.Split(rest, "/")
	n := 0
	for n < len(here)-1 && n < len(there)-1 && here[n] == there[n] {
		n++
	}
	path := strings.Repeat("../", len(here)-1-n) + strings.Join(there[n:], "/")
	first, _, _ := strings.Cut(path, "/")
	if path == "" || strings.Contains(first, ":") || strings.HasPrefix(path, "/") {
		path = "./" + path
	}
	return path + after
}
