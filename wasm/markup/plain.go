package markup

import (
	"strings"
	"unicode/utf8"

	"afterword/wasm/node"
)

var plainAttrs = []node.Attr{node.At(node.Class, "plain")}

// Plain returns a text as it was typed, with its line breaks. It is for text that trapped
// when it was rendered, so it does as little as possible.
func Plain(source string) []node.Node {
	return []node.Node{node.El(node.Div, plainAttrs, node.Txt(clean(source)))}
}

// clean returns a text with line feeds for all line endings, and with U+FFFD for NUL and
// for invalid UTF-8.
// https://spec.commonmark.org/0.31.2/#insecure-characters
func clean(source string) string {
	if utf8.ValidString(source) && strings.IndexByte(source, 0) < 0 && strings.IndexByte(source, '\r') < 0 {
		return source
	}
	kept := make([]byte, 0, len(source)+16)
	for i := 0; i < len(source); {
		switch c := source[i]; {
		case c == '\r':
			kept = append(kept, '\n')
			if i+1 < len(source) && source[i+1] == '\n' {
				i++
			}
			i++
		case c == 0:
			kept = append(kept, "\uFFFD"...)
			i++
		case c < utf8.RuneSelf:
			kept = append(kept, c)
			i++
		default:
			r, size := utf8.DecodeRuneInString(source[i:])
			kept = utf8.AppendRune(kept, r)
			i += size
		}
	}
	return string(kept)
}
