package run

import "testing"

// TestPublicName keeps names and handles, and takes email and IP addresses out of
// them.
func TestPublicName(t *testing.T) {
	for name, want := range map[string]string{
		"Ada":                         "Ada",
		"  Ada \n Lovelace ":          "Ada Lovelace",
		"Quince &amp; Co":             "Quince & Co",
		"ada@mail.example":            "",
		"Ada <ada@mail.example>":      "Ada",
		"Ada (ada.l@mail.example)":    "Ada",
		"@ada@social.example":         "@ada@social.example",
		"@ada":                        "@ada",
		"203.0.113.7":                 "",
		"2001:db8::17":                "",
		"Ada\x00\x07":                 "Ada",
		"阿达":                          "阿达",
		"bad \xff bytes":              "bad \uFFFD bytes",
		"ada@localhost is no address": "ada@localhost is no address",
	} {
		if got := publicName(name); got != want {
			t.Errorf("%q becomes %q, not %q", name, got, want)
		}
	}
}

// TestPublicLink keeps the addresses of people's pages and pictures, and none that
// tells an email or IP address.
func TestPublicLink(t *testing.T) {
	for link, want := range map[string]string{
		"https://ada.example/":                                   "https://ada.example/",
		" http://ada.example/?a=1&amp;b=2 ":                      "http://ada.example/?a=1&b=2",
		"https://social.example/@ada":                            "https://social.example/@ada",
		"ada.example":                                            "",
		"javascript:alert(1)":                                    "",
		"mailto:ada@mail.example":                                "",
		"https://ada@mail.example/":                              "",
		"https://ada.example/?mail=a%40mail.co":                  "",
		"http://203.0.113.7/":                                    "",
		"http://[2001:db8::17]:80/":                              "",
		"https://p.example/205e460b479e2e5b48aec07710c08d50.png": "",
		"http://":     "",
		"":            "",
		"http://a b/": "",
	} {
		if got := publicLink(link); got != want {
			t.Errorf("%q becomes %q, not %q", link, got, want)
		}
	}
	if got := publicPicture("https://seccdn.libravatar.org/avatar/ada"); got != "" {
		t.Errorf("a picture whose address holds the hash of an email address: %q", got)
	}
}

// TestAddress takes the fragment off a page's address, unless it is a route.
func TestAddress(t *testing.T) {
	for text, want := range map[string]string{
		" https://example.com/a/#disqus_thread ": "https://example.com/a/",
		"https://example.com/#!/route":           "https://example.com/#!/route",
		"https://example.com/#/route":            "https://example.com/#/route",
		"/a?b=1#c":                               "/a?b=1",
		"":                                       "",
	} {
		if got := addressOf(text); got != want {
			t.Errorf("%q is known as %q, not %q", text, got, want)
		}
	}
}
