package view

import (
	"strconv"
	"unicode/utf8"

	"afterword/wasm/app"
	"afterword/wasm/comment"
	"afterword/wasm/node"
)

// hues is how many colours drawn initials have; the style sheet knows them.
const hues = 8

// avatar is a person's picture, or the first letter of the name on a colour
// of its own: drawn here, so that no third party learns who reads.
func avatar(s *app.State, c *comment.Comment) node.Node {
	if url, ok := s.Base().Image(c.Author.Avatar); ok && c.Author.Avatar != "" {
		return node.El(node.Img, attrs(
			node.Src(url), node.At(node.Alt, ""), node.At(node.Class, "avatar"),
			node.At(node.Width, "32"), node.At(node.Height, "32"),
			node.At(node.Loading, "lazy"), node.At(node.Decoding, "async"),
			node.At(node.Referrerpolicy, "no-referrer"),
		))
	}
	return letter(name(s, c))
}

func letter(name string) node.Node {
	first, hue := initial(name)
	return node.El(node.Span, attrs(
		node.At(node.Class, "avatar hue-"+strconv.Itoa(hue)),
		node.At(node.AriaHidden, "true"),
	), node.Txt(first))
}

func initial(name string) (string, int) {
	hue := uint32(0)
	for i := 0; i < len(name); i++ {
		hue = hue*31 + uint32(name[i])
	}
	_, size := utf8.DecodeRuneInString(name)
	return name[:size], int(hue % hues)
}
