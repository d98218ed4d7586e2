//go:build js

package browser

import (
	"strconv"
	"strings"
	"syscall/js"
)

// piece is how many UTF-16 code units of a long text are read at once. The collector may
// take a number for a pointer; what that keeps alive is never larger than a piece.
const piece = 1 << 14

// text is a JavaScript text and, where it is long, a function that gives the rest of it
// piece by piece: the page has the whole text in memory already.
func (p *page) text(id, number int, value js.Value) (string, func() string) {
	whole := js.Global().Get("String").New(value) // an object, which has methods
	length := whole.Get("length").Int()
	if length <= piece {
		return value.String(), nil
	}
	key := strconv.Itoa(id) + " " + strconv.Itoa(number)
	p.host.Get("texts").Set(key, whole)
	at := 0
	next := func() string {
		if at >= length {
			p.host.Get("texts").Set(key, js.Undefined())
			return ""
		}
		whole := p.host.Get("texts").Get(key)
		end := min(at+piece, length)
		text := whole.Call("slice", at, end).String()
		if strings.HasSuffix(text, "\uFFFD") && end < length { // maybe the first half of a character
			end++
			text = whole.Call("slice", at, end).String()
		}
		at = end
		return text
	}
	return next(), next
}
