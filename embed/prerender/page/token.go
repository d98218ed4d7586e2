package page

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// token is a token of a page with its position.
type token struct {
	html.Token
	start, end int
	head       bool // the head has not ended
	asleep     bool // in a template, in noscript, or not HTML
}

// tokens are the tokens of a page. head is where the page's head ends.
func tokens(data []byte) (all []token, head int) {
	// The tokenizer changes what it reads.
	z := html.NewTokenizer(bytes.NewReader(data))
	var in surroundings
	head = -1
	for at := 0; ; {
		z.AllowCDATA(in.foreign())
		if z.Next() == html.ErrorToken {
			break
		}
		n := len(z.Raw())
		t := token{Token: z.Token(), start: at, end: at + n}
		t.asleep = in.pass(&t)
		if head < 0 && !t.asleep && endsHead(all, &t) {
			head = at
		}
		if t.Type == html.StartTagToken && in.foreign() {
			z.NextIsNotRawText()
		}
		t.head = head < 0
		all = append(all, t)
		at += n
	}
	if head < 0 {
		head = len(data)
	}
	return all, head
}

var (
	inHead = strings.Fields("html head title meta link base script style template noscript bgsound basefont")
	// endHead are the end tags that a head does not ignore.
	// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inhead
	endHead = strings.Fields("head body html br")
	raw     = strings.Fields("title script style template noscript")
)

// endsHead tells whether a token is the first one after the head.
func endsHead(before []token, t *token) bool {
	switch t.Type {
	case html.StartTagToken, html.SelfClosingTagToken:
		return !slices.Contains(inHead, t.Data)
	case html.EndTagToken:
		return slices.Contains(endHead, t.Data)
	case html.TextToken:
		inside := len(before) > 0 && before[len(before)-1].Type == html.StartTagToken && slices.Contains(raw, before[len(before)-1].Data)
		return !inside && strings.TrimSpace(t.Data) != ""
	}
	return false
}

// opens tells whether it is the start tag of an element. HTML ignores a slash in a start
// tag.
func (t *token) opens(name string) bool {
	return (t.Type == html.StartTagToken || t.Type == html.SelfClosingTagToken) && t.Data == name
}

// attr is the value of an attribute, and whether the attribute is there.
func (t *token) attr(name string) (string, bool) {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}
