package node

import "testing"

const page = Base("https://example.test/dir/page?q#f")

// links are references and where each leads; nowhere where that is empty.
var links = map[string]string{
	"https://a.test/b":            "https://a.test/b",
	"HTTPS://a.test/b":            "https://a.test/b",
	"http:a.test":                 "http://a.test",
	"https:\\\\a.test\\b":         "https://a.test/b",
	"https:///a.test":             "https://a.test",
	"https://a.test/b c":          "https://a.test/b%20c",
	"https://a.test/字?字#字":        "https://a.test/字?字#字",
	"https://例え.test/":            "https://例え.test/",
	"https://u:p@a.test:8/":       "https://u:p@a.test:8/",
	"mailto:a@b.test":             "mailto:a@b.test",
	"MAILTO:a@b.test?subject=x":   "mailto:a@b.test?subject=x",
	"tel:+123":                    "tel:+123",
	"//a.test/b":                  "https://a.test/b",
	"\\\\a.test/b":                "https://a.test/b",
	"/\\a.test":                   "https://a.test",
	"/b":                          "https://example.test/b",
	"b":                           "https://example.test/dir/b",
	"./b":                         "https://example.test/dir/b",
	"../b":                        "https://example.test/b",
	"../../../b":                  "https://example.test/b",
	"%2e%2e/b":                    "https://example.test/b",
	"..":                          "https://example.test/",
	".":                           "https://example.test/dir/",
	"..\\b":                       "https://example.test/b",
	"?x":                          "https://example.test/dir/page?x",
	"#x":                          "#x",
	"":                            "https://example.test/dir/page?q",
	" \t\n b \r\n":                "https://example.test/dir/b",
	"b/javascript:alert(1)":       "https://example.test/dir/b/javascript:alert(1)",
	"./javascript:alert(1)":       "https://example.test/dir/javascript:alert(1)",
	"//javascript:alert(1)":       "https://javascript:alert(1)",
	"java%0ascript:alert(1)":      "https://example.test/dir/java%0ascript:alert(1)",
	"&#106;avascript:x":           "https://example.test/dir/&#106;avascript:x",
	"\u00a0javascript:x":          "https://example.test/dir/\u00a0javascript:x",
	"ｊavascript:x":                "https://example.test/dir/ｊavascript:x",
	"javascript\uff1ax":           "https://example.test/dir/javascript\uff1ax",
	"javascript:alert(1)":         "",
	"JavaScript:alert(1)":         "",
	"java\tscript:alert(1)":       "",
	"java\nscript:alert(1)":       "",
	"java\r\nscript:alert(1)":     "",
	"\x01javascript:alert(1)":     "",
	" \x00 javascript:alert(1)":   "",
	"java\x00script:alert(1)":     "",
	"javascript\t:alert(1)":       "",
	"javascript://%0aalert(1)":    "",
	"vbscript:x":                  "",
	"data:text/html,x":            "",
	"data:image/png;base64,x":     "",
	"data:image/svg+xml,x":        "",
	"blob:https://a.test/x":       "",
	"file:///etc/passwd":          "",
	"filesystem:https://a.test/x": "",
	"about:blank":                 "",
	"view-source:https://a.test":  "",
	"ftp://a.test":                "",
	"irc://a.test":                "",
	"x:y":                         "",
	"https:":                      "",
	"https://":                    "",
	"https://?x":                  "",
	"https://a b/":                "https://a%20b/",
	"https://a<b/":                "",
	"//":                          "",
}

func TestLink(t *testing.T) {
	for reference, want := range links {
		u, ok := page.Link(reference)
		if u.String() != want || ok != (want != "") {
			t.Errorf("%q: %q, %v; want %q", reference, u, ok, want)
		}
	}
}

func TestImage(t *testing.T) {
	for reference, want := range map[string]string{
		"a.png":                       "https://example.test/dir/a.png",
		"http://a.test/b.png":         "http://a.test/b.png",
		"data:image/png;base64,AAAA":  "data:image/png;base64,AAAA",
		"DATA:IMAGE/GIF;base64,AAAA":  "data:image/gif;base64,AAAA",
		"data:image/webp,x":           "data:image/webp,x",
		"data:image/svg+xml,<svg>":    "",
		"data:image/svg+xml;base64,x": "",
		"data:image/png+xml,x":        "",
		"data:text/html;image/png,x":  "",
		"data:,x":                     "",
		"data:image/\tsvg+xml,x":      "",
		"javascript:x":                "",
		"mailto:a@b.test":             "",
		"tel:1":                       "",
		"":                            "",
		"#a":                          "",
		" \t#":                        "",
	} {
		u, ok := page.Image(reference)
		if u.String() != want || ok != (want != "") {
			t.Errorf("%q: %q, %v; want %q", reference, u, ok, want)
		}
	}
}

func TestBases(t *testing.T) {
	for _, c := range []struct {
		base            Base
		reference, want string
	}{
		{"", "a", ""},
		{"", "#a", "#a"},
		{"", "https://a.test", "https://a.test"},
		{"https://a.test", "b", "https://a.test/b"},
		{"https://a.test?x", "b", "https://a.test/b"},
		{"https://a.test?x", "#b", "#b"},
		{"javascript:x", "a", ""},
		{"data:text/html,x", "a", ""},
		{"about:blank", "a", ""},
		{"blob:https://a.test/x", "a", ""},
		{"file:///home/a/b.html", "c.png", "file:///home/a/c.png"},
		{"file:///home/a/b.html", "//host/c", ""},
		{"HTTPS://a.test/x/", "y", "HTTPS://a.test/x/y"},
	} {
		u, _ := c.base.Link(c.reference)
		if u.String() != c.want {
			t.Errorf("%q from %q: %q, want %q", c.reference, c.base, u, c.want)
		}
	}
}

func TestFragment(t *testing.T) {
	if got := Fragment("a b\"<ü").String(); got != "#a%20b%22%3C%C3%BC" {
		t.Error(got)
	}
}
