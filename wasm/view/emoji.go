package view

import (
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// emoji are the pictures that a server has for words, such as :wave:, by the word.
type emoji map[string]node.URL

func emojiIn(c *comment.Comment, base node.Base) emoji {
	all := emoji{}
	said := strings.Fields(c.Emoji)
	for i := 1; i < len(said); i += 2 {
		if url, ok := base.Image(said[i]); ok {
			all[said[i-1]] = url
		}
	}
	return all
}

// has tells whether a picture is one of them.
func (e emoji) has(picture node.URL) bool {
	for _, url := range e {
		if url == picture {
			return true
		}
	}
	return false
}

// pictured is HTML with the pictures in the place of their words. Tags stay as they are.
func (e emoji) pictured(html string) string {
	var out []byte
	for html != "" {
		next := strings.IndexAny(html[1:], "<:") + 1
		switch {
		case html[0] == '<':
			next = strings.IndexByte(html, '>') + 1
		case html[0] == ':' && next > 0 && html[next] == ':':
			if word := html[:next+1]; e[word] != (node.URL{}) {
				out = append(out, inLine(word, e[word])...)
				html = html[next+1:]
				continue
			}
		}
		if next == 0 {
			next = len(html)
		}
		out = append(out, html[:next]...)
		html = html[next:]
	}
	return string(out)
}

// inLine is a picture that is as high as a line.
func inLine(word string, picture node.URL) string {
	word = source.HTML(word)
	return `<img src="` + source.HTML(picture.String()) + `" alt="` + word + `" title="` + word + `" width="20">`
}
