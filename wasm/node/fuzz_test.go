package node

import (
	"regexp"
	"strings"
	"testing"
)

// FuzzURL resolves references against bases. Whatever a browser makes of the
// result, it begins with a scheme that is allowed, and nothing that a browser
// drops is in it; and it names itself.
func FuzzURL(f *testing.F) {
	// As browsers write the addresses of pages.
	bases := []string{"https://example.test/dir/page?a#b", "http://example.test/", "file:///dir/page", "about:srcdoc", ""}
	for i := range bases {
		for _, reference := range []string{
			"", "a", "/a/../b", "//c.test", "?d", "#e", "https:f", "\\\\g\\h", "javascript:x", " \tjava\nscript:x", "\x01javascript:x", "jAvA\rScRiPt:x",
			"data:image/png;base64,x", "data:image/svg+xml,x", "data:text/html,x", "blob:https://a/b", "mailto:a@b", "tel:1", "./javascript:x", "%6aavascript:x",
			"javascript\uff1ax", "\u00a0javascript:x", "\u200bjavascript:x", "http:///a", "https://a b/", "https://[::1]/", "http://\x7fa", "///javascript:x", ".//javascript:x",
		} {
			f.Add(uint8(i), reference)
		}
	}
	link := regexp.MustCompile(`^(https?://[^/\\]|mailto:|tel:|#|file:///)`)
	image := regexp.MustCompile(`^(https?://[^/\\]|data:image/(png|jpeg|gif|webp|avif)[;,]|#|file:///)`)
	f.Fuzz(func(t *testing.T, at uint8, reference string) {
		base := bases[int(at)%len(bases)]
		b := Base(base)
		for _, kind := range []struct {
			name    string
			resolve func(string) (URL, bool)
			allowed *regexp.Regexp
		}{{"link", b.Link, link}, {"image", b.Image, image}} {
			url, ok := kind.resolve(reference)
			if !ok {
				continue
			}
			text := url.String()
			if strings.HasPrefix(text, "file:") && !strings.HasPrefix(base, "file:") {
				t.Errorf("%s %q on %q is %q", kind.name, reference, base, text)
			}
			if !kind.allowed.MatchString(text) || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' }) {
				t.Errorf("%s %q on %q is %q", kind.name, reference, base, text)
			}
			if again, ok := kind.resolve(text); !strings.HasPrefix(text, "file:") && (!ok || again != url) {
				t.Errorf("%s %q on %q is %q, and that is %q", kind.name, reference, base, text, again)
			}
		}
	})
}
