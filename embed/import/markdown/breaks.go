package markdown

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// breaks turns the line breaks of a text into elements. It leaves those in code, and those
// beside blocks, since a block ends its line anyway.
func breaks(source string) string {
	var b strings.Builder
	reader := html.NewTokenizer(strings.NewReader(strings.ReplaceAll(source, "\r\n", "\n")))
	depth, beside := 0, true
	for {
		kind := reader.Next()
		raw := string(reader.Raw())
		switch kind {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if depth == 0 {
				raw = broken(raw, beside)
			}
			beside = false
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := reader.TagName()
			tag := atom.Lookup(name)
			if tag == atom.Pre || tag == atom.Code {
				switch kind {
				case html.StartTagToken:
					depth++
				case html.EndTagToken:
					depth = max(depth-1, 0)
				}
			}
			beside = tag == atom.Br || isBlock(&html.Node{DataAtom: tag})
			if beside {
				trimBreaks(&b)
			}
		}
		b.WriteString(raw)
	}
}

const br = "<br>\n"

// broken is a text with elements in place of its line breaks. Beside a block, the line
// breaks at its beginning go.
func broken(text string, beside bool) string {
	if beside {
		text = strings.TrimLeft(text, " \t\n")
	}
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.Trim(lines[i], "\t\r")
		if i > 0 {
			lines[i] = strings.TrimLeft(lines[i], " ")
		}
	}
	return strings.Join(lines, br)
}

// trimBreaks removes the line breaks before a block.
func trimBreaks(b *strings.Builder) {
	text := b.String()
	kept := text
	for {
		shorter := strings.TrimSuffix(strings.TrimRight(kept, " \n"), strings.TrimSpace(br))
		if shorter == strings.TrimRight(kept, " \n") {
			break
		}
		kept = shorter
	}
	if len(kept) < len(text) {
		b.Reset()
		b.WriteString(kept)
	}
}
