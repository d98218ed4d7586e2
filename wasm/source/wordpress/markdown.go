package wordpress

import (
	"strings"

	"afterword/wasm/source"
)

// marks are pieces of a comment's HTML and their Markdown, mostly of comments that were
// written here.
var marks = [...][2]string{
	{"<p>", ""}, {"</p>", "\n\n"}, {"<br>", "\n"}, {"<br />", "\n"}, {"\n\n\n", "\n\n"},
	{"<strong>", "**"}, {"</strong>", "**"}, {"<em>", "*"}, {"</em>", "*"}, {"<code>", "`"}, {"</code>", "`"},
}

// markdown is a comment's HTML as Markdown. It reports false where the HTML has something
// that it cannot translate.
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
