package markdown

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

var (
	// reference is what the parser would take for a character.
	reference = regexp.MustCompile(`^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);`)
	// plainURL is an address in a text, which the widget makes a link of.
	plainURL = regexp.MustCompile(`^(https?://|www\.)[^\s<>]+`)
	// numbered is what would begin a list.
	numbered = regexp.MustCompile(`^[0-9]{1,9}[.)]`)
	// colons are what would begin a block or a definition.
	colons = regexp.MustCompile(`^(::|:\s)`)
)

// The converter would write "<" and ">" as entities. These stand for them until
// it is done; they mean nothing anywhere.
const (
	less = "\U000F0001"
	more = "\U000F0002"
)

var (
	angles  = strings.NewReplacer(less, "<", more, ">")
	nothing = strings.NewReplacer(less, "", more, "")
)

// escapeTexts escapes the texts of a tree, but those of code.
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

// escape takes their meaning from the characters of a text. The text counts as
// the beginning of a line: the converter has put all line breaks into elements.
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

// within tells whether a letter or digit stands before a place.
func within(text string, at int) bool { return at > 0 && wordly(text[at-1]) }

func wordly(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c >= 0x80
}

// escapeAll is a text in Markdown that has no marks at all.
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
