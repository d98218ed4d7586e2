package page

import (
	"strings"
	"testing"
)

// TestOwn has elements that differ from our own in one way, or stand where we put nothing.
// All of them stay.
func TestOwn(t *testing.T) {
	template := marked(`<template shadowrootmode="open"><p>ours</p></template>`)
	meta := marked(`<meta name="description" content="a">`)
	place := `<after-word article="a.md" thread="none">`
	for name, html := range map[string]string{
		"an element that never ends":        `<p>one</p><i data-afterword>text<p>two</p>` + place + `</after-word><footer>imprint</footer>`,
		"no value":                          place + `<template shadowrootmode="open" data-afterword><p>theirs</p></template></after-word>`,
		"another's sum":                     place + strings.Replace(template, "ours", "theirs", 1) + `</after-word>`,
		"a sum of what lies further":        place + strings.Replace(template, "</template>", "", 1) + `</after-word>`,
		"a template in the template":        place + marked(`<template shadowrootmode="open"><template></template></template>`) + `</after-word>`,
		"a template of no element":          `<p>` + template + `</p>`,
		"a template with text before it":    place + `text` + template + `</after-word>`,
		"a template in another element":     place + `<b>` + template + `</b></after-word>`,
		"in a comment":                      `<!-- ` + place + template + meta + ` -->`,
		"in raw text":                       `<textarea>` + place + template + `</textarea>`,
		"in the text of a script":           `<script>"` + place + template + meta + `"</script>`,
		"in an attribute":                   `<p title='` + place + template + meta + `'>`,
		"in a template":                     `<template>` + place + template + meta + `</template>`,
		"in noscript":                       `<noscript>` + place + template + `</noscript>`,
		"in SVG":                            `<svg>` + place + template + `</svg>`,
		"in SVG's own character data":       `<svg><![CDATA[ > ` + place + template + ` ]]></svg>`,
		"in the body":                       `<body>` + meta + marked(`<title>a</title>`) + marked(`<script type="application/ld+json">{}</script>`),
		"a script without an end":           `<p>` + strings.Replace(marked(`<script>{}</script>`), "</script>", "", 1),
		"the mark in an attribute's text":   `<meta content=' data-afterword="0000000000000000">'>`,
		"other elements":                    marked(`<base href="/">`) + marked(`<style>p{}</style>`) + marked(`<p>a</p>`),
		"other attributes":                  `<div data-afterword="1" data-afterword-count="local:x" data-afterwords>text</div>`,
		"capital letters":                   `<META NAME="description" CONTENT="a" DATA-AFTERWORD="` + sum(`<META NAME="description" CONTENT="a">`) + `">`,
		"what an earlier version left":      `<meta name="a" content="b" data-afterword>` + "\n",
		"a mark that is not the last":       `<meta data-afterword="` + sum(`<meta name="a">`) + `" name="a">`,
		"nothing but the beginning of ours": `<meta name="a" data-afterword="0123456789abcdef"`,
	} {
		if got := string(strip([]byte(html))); got != html {
			t.Errorf("%s: of\n%s\nis left\n%s", name, html, got)
		}
	}
	for name, c := range map[string]struct{ html, want string }{
		"in its place":       {place + template + `</after-word>`, place + `</after-word>`},
		"with a slash":       {`<after-word article="a.md" />` + template, `<after-word article="a.md" />`},
		"in HTML within SVG": {`<svg><foreignObject>` + place + template, `<svg><foreignObject>` + place},
		"in the head":        {"<head>" + meta + "\n" + marked(`<title>a</title>`) + "\n\n</head>", "<head>\n</head>"},
	} {
		if got := string(strip([]byte(c.html))); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestTaken(t *testing.T) {
	theirs := `<template shadowrootmode="open"><p>theirs</p></template>`
	for html, want := range map[string]bool{
		`<after-word article="a.md">` + theirs + `</after-word>`:                                        true,
		`<after-word article="a.md"> text ` + theirs + `</after-word>`:                                  true,
		`<after-word article="a.md"></after-word><div>` + theirs + `</div>`:                             false,
		`<after-word article="a.md"><template>a</template></after-word>`:                                false,
		`<after-word article="a.md">` + marked(`<template shadowrootmode="open">a</template>`) + `</a>`: false,
	} {
		if p := Read([]byte(html)); p.Places[0].Taken != want {
			t.Errorf("%s: %v", html, !want)
		}
	}
}

func TestHeldBack(t *testing.T) {
	for kind, want := range map[string]int{
		``: 1, ` type`: 1, ` type=""`: 1, ` type=module`: 1, ` type="text/javascript"`: 1, ` type=" Application/X-JavaScript "`: 1,
		` type="text/plain"`: 0, ` type="text/javascript;charset=utf-8"`: 0, ` type="text/template"`: 0, ` type=importmap`: 0,
	} {
		html := `<body><script` + kind + ` src="afterword.js" data-article="a.md"></script>`
		if got := len(Read([]byte(html)).Places); got != want {
			t.Errorf("%s: %d", html, got)
		}
	}
}
