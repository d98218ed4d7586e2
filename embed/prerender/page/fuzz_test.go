package page

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// pieces are pieces of pages that a reader of tokens may understand differently from a
// browser.
var pieces = []string{
	`<!doctype html>`, `<html lang=de>`, `<head>`, `</head>`, `<body>`, `</body>`, `<title>a</title>`, `<meta name="description" content="a">`,
	`<after-word article="a.md">`, `<after-word thread=none/>`, `</after-word>`, `text`, ` `, "\n", `<p>`, `</p>`, `<i data-afterword>`, `</i>`,
	`<svg>`, `</svg>`, `<foreignObject>`, `</foreignObject>`, `<style>`, `</style>`, `<![CDATA[`, `]]>`, `<!--`, `-->`, `<textarea>`, `</textarea>`,
	`<template>`, `</template>`, `<noscript>`, `</noscript>`, `<table>`, `<td>`, `</table>`, `<script>`, `</script>`, `<math>`, `<mi>`, `</math>`, `</>`, `<`, `"`, `'`, `&lt;`,
	`<a title="`, `">`, `<select>`, `</select>`, "\x00", "\r\n", `<plaintext>`, `<title>`, `</title>`, `<xmp>`, `</xmp>`,
	marked(`<template shadowrootmode="open"><p>ours</p></template>`), marked(`<meta name="a" content="b">`),
}

// FuzzFill fills pages, and checks with a parser that nothing else changed.
func FuzzFill(f *testing.F) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		var text strings.Builder
		for range 1 + random.IntN(14) {
			text.WriteString(pieces[random.IntN(len(pieces))])
		}
		f.Add(text.String())
	}
	filling := Filling{Head: []string{`<meta name="m" content="1">`, `<script type="application/ld+json">{}</script>`}}
	f.Fuzz(func(t *testing.T, text string) {
		p := Read([]byte(text))
		filling.Trees = nil
		for _, place := range p.Places {
			if place.script {
				return // its tag changes on purpose
			}
			filling.Trees = append(filling.Trees, "<p>A tree</p>")
		}
		if len(p.Places) == 0 {
			return
		}
		filled := p.Fill(filling)
		if again := Read(filled).Fill(filling); !bytes.Equal(again, filled) {
			t.Errorf("of %q a second run makes\n%q, not\n%q", text, again, filled)
		}
		if crossing.MatchString(text) {
			return // this parser loses what follows a template there
		}
		if want, got := without(t, p.html), without(t, filled); got != want {
			t.Errorf("%q is\n%s, filled it is\n%s", text, want, got)
		}
	})
}

// crossing is HTML within SVG or MathML.
var crossing = regexp.MustCompile(`(?is)<(?:svg|math).*<(?:foreignobject|desc|title|annotation-xml|m[inos]|mtext)`)

// without is the tree of a page, without the elements that have a mark, and without white
// space in the head.
func without(t *testing.T, data []byte) string {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Skip(err) // too deep
	}
	var ours []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data == "head" {
			ours = append(ours, n)
		}
		for _, a := range n.Attr {
			if a.Key == Mark && len(a.Val) == 16 && strings.ContainsAny(n.Data, "mst") {
				ours = append(ours, n)
			}
		}
	}
	for _, n := range ours {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	var tree bytes.Buffer
	if err := html.Render(&tree, root); err != nil {
		t.Skip(err)
	}
	return tree.String()
}
