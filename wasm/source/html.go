package source

import "strings"

// escapes are the characters that mean something in HTML, each with its escape. The & is
// escaped first and unescaped last.
var escapes = [...]string{"&&amp;", "<&lt;", ">&gt;", `"&#34;`}

// HTML is a text as HTML, for sources that add to what their server wrote. The result
// still goes through the policy of comments.
func HTML(text string) string {
	for _, e := range escapes {
		text = strings.ReplaceAll(text, e[:1], e[1:])
	}
	return text
}

// Anchor is a link as HTML.
func Anchor(url, text string) string {
	return `<a href="` + HTML(url) + `">` + HTML(text) + `</a>`
}

// Folded is HTML that is folded away, below a line that says why. Readers can open it.
func Folded(why, html string) string {
	return "<details><summary>" + HTML(why) + "</summary>" + html + "</details>"
}

// Plain is a text that a server has escaped for HTML.
func Plain(text string) string {
	for i := len(escapes) - 1; i >= 0; i-- {
		text = strings.ReplaceAll(text, escapes[i][1:], escapes[i][:1])
	}
	return text
}
