package wordpress

import (
	"strings"

	"afterword/wasm/source"
)

// marks are what of a comment's HTML stands for in Markdown: that of comments that
// were written here, for the most part.
var marks = [...][2]string{
	{"<p>", ""}, {"</p>", "\n\n"}, {"<br>", "\n"}, {"<br />", "\n"}, {"\n\n\n", "\n\n"},
	{"<strong>", "**"}, {"</strong>", "**"}, {"<em>", "*"}, {"</em>", "*"}, {"<code>", "`"}, {"</code>", "`"},
}

// markdown is a comment's HTML as Markdown, and reports false where there is more in
// it than we know to say.
func markdown(html string) (string, bool) {
	text := html
	for _, mark := range marks {
		text = strings.ReplaceAll(text, mark[0], mark[1])
	}
	if strings.Contains(text, "<") {
		return "", false
	}
	return strings.TrimSpace(source.Plain(text)), html != ""
}
