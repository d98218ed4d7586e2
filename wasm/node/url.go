package node

import (
	"strings"

	"afterword/wasm/escape"
)

// URL is an absolute URL or a fragment, of a scheme that cannot run code.
// Only [Base.Link], [Base.Image] and [Fragment] make one. The zero URL is the
// page itself.
type URL struct{ text string }

// String is the URL as text.
func (u URL) String() string { return u.text }

// Fragment is the URL of a place in the page; name is percent-encoded here.
func Fragment(name string) URL { return URL{"#" + escape.Percent(name)} }

// Base is what relative URLs are resolved against: an article's own address,
// or the page's. The zero Base refuses relative URLs.
type Base string

// Link is the URL that reference names when it stands in a link: http, https,
// mailto and tel are allowed, and what is relative becomes absolute. It
// reports whether there is such a URL.
func (b Base) Link(reference string) (URL, bool) {
	return b.resolve(reference, linkSchemes)
}

// Image is the URL that reference names when it stands in an image: http and
// https, and data of the raster formats that browsers draw without running
// anything. What has no path names the page or the article itself, which is no
// picture. It reports whether there is such a URL.
func (b Base) Image(reference string) (URL, bool) {
	if path := clean(reference); path == "" || path[0] == '#' {
		return URL{}, false
	}
	return b.resolve(reference, imageSchemes)
}

var (
	linkSchemes  = []string{"https:", "http:", "mailto:", "tel:"}
	imageSchemes = []string{
		"https:", "http:",
		"data:image/png;", "data:image/jpeg;", "data:image/gif;", "data:image/webp;", "data:image/avif;",
		"data:image/png,", "data:image/jpeg,", "data:image/gif,", "data:image/webp,", "data:image/avif,",
	}
)

func (b Base) resolve(reference string, schemes []string) (URL, bool) {
	reference = clean(reference)
	if n := schemeLength(reference); n > 0 {
		lower := strings.ToLower(reference[:min(len(reference), 24)])
		for _, scheme := range schemes {
			if !strings.HasPrefix(lower, scheme) {
				continue
			}
			if strings.HasPrefix(scheme, "http") {
				return web(scheme, reference[n:])
			}
			return URL{scheme + reference[len(scheme):]}, true
		}
		return URL{}, false
	}
	if strings.HasPrefix(reference, "#") {
		return URL{reference}, true
	}
	return b.relative(reference)
}

// web is a URL of http or https. Like a browser it forgives slashes that are
// too few, too many or backwards, so that what is checked is what is fetched.
// https://url.spec.whatwg.org/#special-authority-ignore-slashes-state
func web(scheme, rest string) (URL, bool) {
	rest = slashes(rest)
	rest = strings.TrimLeft(rest, "/")
	if rest == "" || strings.ContainsAny(rest[:hostEnd(rest)], " <>\"`{}|\\^") || hostEnd(rest) == 0 {
		return URL{}, false
	}
	return URL{scheme + "//" + rest}, true
}

func hostEnd(rest string) int {
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		return i
	}
	return len(rest)
}

// relative resolves a reference without a scheme.
// https://www.rfc-editor.org/rfc/rfc3986#section-5.2
func (b Base) relative(reference string) (URL, bool) {
	base := string(b)
	n := schemeLength(base)
	scheme := strings.ToLower(base[:n])
	if scheme == "file:" {
		return b.file(reference)
	}
	if scheme != "https:" && scheme != "http:" || !strings.HasPrefix(base[n:], "//") {
		return URL{}, false
	}
	reference = slashes(reference)
	if strings.HasPrefix(reference, "//") {
		return web(scheme, reference)
	}
	host := n + 2 + hostEnd(base[n+2:])
	return URL{base[:host] + join(base[host:], reference)}, true
}

// file resolves against a file in the reader's own file system, where a page
// is tried out before it is published.
func (b Base) file(reference string) (URL, bool) {
	reference = slashes(reference)
	if strings.HasPrefix(reference, "//") {
		return URL{}, false
	}
	return URL{"file://" + join(strings.TrimPrefix(string(b)[len("file:"):], "//"), reference)}, true
}

// join gives the path, query and fragment of a reference seen from a base's.
func join(base, reference string) string {
	if i := strings.IndexByte(base, '#'); i >= 0 {
		base = base[:i]
	}
	if reference == "" {
		return base
	}
	path, query := base, ""
	if i := strings.IndexByte(base, '?'); i >= 0 {
		path, query = base[:i], base[i:]
	}
	switch reference[0] {
	case '#':
		return path + query + reference
	case '?':
		return path + reference
	case '/':
		return tidy(reference)
	}
	return tidy(path[:strings.LastIndexByte(path, '/')+1] + reference)
}

// tidy removes dot segments from the path at the front of s.
// https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4
func tidy(s string) string {
	rest := ""
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		s, rest = s[:i], s[i:]
	}
	var kept []string
	segments := strings.Split(strings.TrimPrefix(s, "/"), "/")
	for i, segment := range segments {
		last := i == len(segments)-1
		switch strings.ReplaceAll(strings.ToLower(segment), "%2e", ".") {
		case "..":
			if len(kept) > 0 {
				kept = kept[:len(kept)-1]
			}
			if last {
				kept = append(kept, "")
			}
		case ".":
			if last {
				kept = append(kept, "")
			}
		default:
			kept = append(kept, segment)
		}
	}
	return "/" + strings.Join(kept, "/") + rest
}

// slashes turns backslashes before the query into slashes, as browsers do for
// the schemes that are allowed here.
func slashes(s string) string {
	end := strings.IndexAny(s, "?#")
	if end < 0 {
		end = len(s)
	}
	return strings.ReplaceAll(s[:end], "\\", "/") + s[end:]
}

// schemeLength is the length of the scheme with its colon, 0 without one.
func schemeLength(s string) int {
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		switch {
		case c >= 'a' && c <= 'z':
		case i > 0 && (s[i] >= '0' && s[i] <= '9' || s[i] == '+' || s[i] == '-' || s[i] == '.'):
		case i > 0 && s[i] == ':':
			return i + 1
		default:
			return 0
		}
	}
	return 0
}

// clean drops what a browser would drop before it reads a URL, control
// characters and spaces at the ends, tabs and line breaks everywhere; so a
// scheme cannot hide behind them. Spaces inside are percent-encoded.
// https://url.spec.whatwg.org/#concept-basic-url-parser
func clean(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	if strings.IndexFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f }) < 0 {
		return s
	}
	var kept []byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			kept = append(kept, "%20"...)
		case c > ' ' && c != 0x7f:
			kept = append(kept, c)
		}
	}
	return string(kept)
}
