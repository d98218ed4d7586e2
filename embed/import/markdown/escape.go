package markdown

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

var (
	// reference matches what the parser would read as a character reference.
	reference = regexp.MustCompile(`^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);`)
	// plainURL matches an address in a text, which the widget would turn into a link.
	plainURL = regexp.MustCompile(`^(https?://|www\.)[^\s<>]+`)
	// numbered matches what would begin a numbered list.
	numbered = regexp.MustCompile(`^[0-9]{1,9}[.)]`)
	// colons matches what would begin a block or a definition.
	colons = regexp.MustCompile(`^(::|:\s)`)
)

// The converter would write "<" and ">" as entities. These private characters stand for
// them until it is done, and no text has them.
const (
	less = "\U000F0001"
	more = "\U000F0002"
)

var (
	angles  = strings.NewReplacer(less, "<", more, ">")
	nothing = strings.NewReplacer(less, "", more, "")
)

// escapeTexts escapes the texts of a tree, except those of code.
func escapeTexts(n *html.Node) {
	if n.Type == html.TextNode {
		n.Data = escape(n.Data)
		return
	}
	if isCode(n) {
		return
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		escapeTexts(child)
	}
}

// escape escapes the characters that mean something in Markdown. It treats the text as the
// beginning of a line, since the converter has turned all line breaks into elements.
func escape(text string) string {
	text = nothing.Replace(text)
	var b strings.Builder
	if n := len(numbered.FindString(text)); n > 0 {
		b.WriteString(text[:n-1] + `\` + text[n-1:n])
		text = text[n:]
	} else if text != "" && (strings.IndexByte("#+-=>", text[0]) >= 0 || colons.MatchString(text)) {
		b.WriteByte('\\')
	}
	for i := 0; i < len(text); {
		if url := plainURL.FindString(text[i:]); url != "" && !within(text, i) {
			b.WriteString(url)
			i += len(url)
			continue
		}
		switch c := text[i]; c {
		case '\\', '`', '*', '[', ']', '|', '~':
			b.WriteByte('\\')
		case '_':
			if !within(text, i) || !(i+1 < len(text) && wordly(text[i+1])) {
				b.WriteByte('\\')
			}
		case '&':
			if reference.MatchString(text[i:]) {
				b.WriteByte('\\')
			}
		case '<':
			if i+1 < len(text) && (wordly(text[i+1]) || strings.IndexByte("/!?", text[i+1]) >= 0) {
				b.WriteByte('\\')
			}
			b.WriteString(less)
			i++
			continue
		case '>':
			b.WriteString(more)
			i++
			continue
		}
		b.WriteByte(text[i])
		i++
	}
	return b.String()
}

// within tells whether a letter or digit stands before a position.
func within(text string, at int) bool { return at > 0 && wordly(text[at-1]) }

func wordly(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c >= 0x80
}

// escapeAll is a text as Markdown without any markup.
func escapeAll(text string) string {
	var b strings.Builder
	blank := false
	for line := range strings.Lines(text) {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" {
			blank = b.Len() > 0
			continue
		}
		switch {
		case blank:
			b.WriteString("\n\n")
		case b.Len() > 0:
			b.WriteString("  \n")
		}
		blank = false
		for i := range len(line) {
			if c := line[i]; c > ' ' && c < 0x7f && !wordly(c) {
				b.WriteByte('\\')
			}
			b.WriteByte(line[i])
		}
	}
	return b.String()
}
