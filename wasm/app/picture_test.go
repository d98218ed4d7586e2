package app_test

import (
	"strings"
	"testing"

	"afterword/wasm/app"
	"afterword/wasm/i18n"
	"afterword/wasm/markup"
	"afterword/wasm/node"
)

// TestShown shows pictures of the places that are named, and of no other.
func TestShown(t *testing.T) {
	options := app.CommentOptions("https://site.test/page", 2, i18n.English(i18n.Plain{}), "https://talk.test/picture/ https://talk.test/img?src=")
	for url, shown := range map[string]bool{
		"https://talk.test/picture/ada/c1_2-":          true,
		"https://talk.test/img?src=aGk=":               true,
		"https://talk.test/picture/../auth/logout":     false,
		"https://talk.test/picture/.%2E/auth/logout":   false,
		"https://talk.test/picture/%2e%2e/auth":        false,
		"https://talk.test/picture\\..\\auth":          false,
		"https://talk.test/picture/ada?next=/auth":     false,
		"https://talk.test/auth/logout":                false,
		"https://talk.test.else.test/picture/ada":      false,
		"http://talk.test/picture/ada":                 false,
		"//talk.test/picture/ada":                      true,
		"data:image/png;base64,AAAA":                   false,
		"https://ada@talk.test/picture/ada":            false,
		"https://talk.test/img?src=aGk=&src=x":         false,
		"https://else.test/?https://talk.test/img?src": false,
	} {
		for _, made := range [][]node.Node{
			markup.HTML(`<img src="`+url+`" alt="x">`, options),
			markup.Markdown("![x](<"+url+">)", options).Body,
		} {
			if html := node.HTMLOf(made); strings.Contains(html, "<img") != shown {
				t.Errorf("%s becomes %s", url, html)
			}
		}
	}
}
