package run

import (
	"html"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"unicode"
)

var (
	// mail matches an email address, and not a handle such as @ada@example.social.
	mail = regexp.MustCompile(`(^|[^@\w.+-])[\w.+-]+@[\w-]+(\.[\w-]+)+`)
	// hash matches a hash from which an email address can be guessed.
	hash = regexp.MustCompile(`(?i)(^|[^0-9a-f])([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})([^0-9a-f]|$)`)
)

// publicName is a name without anything private: it leaves out email and IP addresses,
// alone or beside a name. Names are plain text, but some systems write "&" as HTML does.
func publicName(name string) string {
	name = html.UnescapeString(strings.ToValidUTF8(name, "\uFFFD"))
	name = mail.ReplaceAllString(name, "$1")
	name = strings.NewReplacer("<>", "", "()", "").Replace(name)
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, name)
	name = strings.Join(strings.Fields(name), " ")
	if _, err := netip.ParseAddr(name); err == nil {
		return ""
	}
	return name
}

// publicLink is the address of a person's page, "" where a page may not link to it or where
// it gives away something private.
func publicLink(link string) string {
	link = strings.TrimSpace(html.UnescapeString(link))
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return ""
	}
	if _, err := netip.ParseAddr(u.Hostname()); err == nil {
		return ""
	}
	plain, err := url.PathUnescape(link)
	if err != nil || mail.MatchString(plain) || hash.MatchString(plain) {
		return ""
	}
	return link
}

// publicPicture is the address of a person's picture, "" where it may give away an email
// address. Some services put a hash of that into the address, and a hash can be guessed.
func publicPicture(picture string) string {
	picture = publicLink(picture)
	for _, service := range []string{"gravatar", "libravatar", "cravatar"} {
		if strings.Contains(strings.ToLower(picture), service) {
			return ""
		}
	}
	return picture
}
