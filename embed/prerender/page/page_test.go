package page

import (
	"strings"
	"testing"
)

const whole = `<!DOCTYPE html>
<HTML lang=en><head><meta charset="UTF-8">
<title>A &amp; B</title><link rel="stylesheet" href="x.css"><link rel=canonical href="https://e.test/a/">
<meta name="Description" content=x>
<script src="afterword.js" data-article="in-head.md"></script>
</head><body class='x'  id=y><p lang=de>Straße<br>
<script  async src="/lib/afterword.js"
  data-article="a&amp;b.md" data-thread='json:t.json' data-other=1 ></script>
<noscript><after-word thread="json:no"></after-word></noscript>
<!-- <after-word thread="json:no"> --><textarea><after-word></textarea>
<template><after-word thread="json:no"></after-word></template>
</p><after-word article="b.md" THREAD=none><p>Before &copy;</p></after-word>
<script src="other.js" data-article="no.md"></script>
</body></HTML>
`

// TestRead finds the places for a widget in a page, with their attributes and
// languages, and what its head says.
func TestRead(t *testing.T) {
	p := Read([]byte(whole))
	if p.Title != "A & B" || p.Canonical != "https://e.test/a/" || p.Base != "" || p.Charset != "utf-8" || p.Schemed || len(p.Sheets) != 1 ||
		!p.HasMeta("description") || p.HasMeta("og:title") || p.Described() {
		t.Errorf("%+v", p)
	}
	if len(p.Places) != 2 {
		t.Fatalf("%+v", p.Places)
	}
	first, second := p.Places[0], p.Places[1]
	if first.Lang != "de" || first.Values["article"] != "a&b.md" || first.Values["thread"] != "json:t.json" || len(first.Values) != 2 {
		t.Errorf("%+v", first)
	}
	if second.Lang != "en" || second.Values["article"] != "b.md" || second.Values["thread"] != "none" {
		t.Errorf("%+v", second)
	}
}

// TestFill writes trees and a head into a page and changes nothing else. A second run
// changes nothing at all.
func TestFill(t *testing.T) {
	meta := `<meta name="m" content="1">`
	filling := Filling{Trees: []string{"<p>1</p>", "<p>2</p>"}, Head: []string{meta}}
	got := string(Read([]byte(whole)).Fill(filling))
	template := func(tree string) string {
		return marked(`<template shadowrootmode="open">` + tree + `</template>`)
	}
	want := strings.Replace(whole, "</head>", marked(meta)+"\n</head>", 1)
	want = strings.Replace(want, `<script  async src="/lib/afterword.js"
  data-article="a&amp;b.md" data-thread='json:t.json' data-other=1 ></script>`,
		`<script  async src="/lib/afterword.js" data-other=1 ></script><after-word article="a&amp;b.md" thread="json:t.json">`+template("<p>1</p>")+`</after-word>`, 1)
	want = strings.Replace(want, "THREAD=none>", "THREAD=none>"+template("<p>2</p>"), 1)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if again := string(Read([]byte(got)).Fill(filling)); again != got {
		t.Errorf("a second run gives\n%s", again)
	}
	// What is left to the browser stays as it was.
	if got := string(Read([]byte(whole)).Fill(Filling{Trees: []string{"", ""}})); got != whole {
		t.Errorf("got\n%s", got)
	}
}

// TestHead finds where the head ends in pages that leave out some of its tags.
func TestHead(t *testing.T) {
	const place, tag = `<after-word thread="json:t"></after-word>`, `<meta>`
	for _, c := range []struct{ html, want string }{
		{"<title>a</title>" + place, "<title>a</title>" + tag + "\n<after-word"},
		{"<!doctype html><meta charset=utf-8><p>" + place, "<meta charset=utf-8>" + tag + "\n<p>"},
		{"<html><head><style>p{color-scheme:dark}</style></head>" + place, "</style>" + tag + "\n</head>"},
		{"text " + place, tag + "\ntext "},
		{place, tag + "\n<after-word"},
		{"<title>a</title>text" + place, "</title>" + tag + "\ntext"},
	} {
		c.want = strings.Replace(c.want, tag, marked(tag), 1)
		got := string(Read([]byte(c.html)).Fill(Filling{Trees: []string{"x"}, Head: []string{tag}}))
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", c.html, got)
		}
	}
}

// TestSchemes tells whether a style sheet declares a color-scheme.
func TestSchemes(t *testing.T) {
	for css, want := range map[string]bool{
		":root{color-scheme: light dark}": true, "a{}html{color:red;color-scheme:dark}": true,
		"@media (prefers-color-scheme: dark) {}": false, "a{--my-color-scheme: x}": false, "": false,
	} {
		if Schemes(css) != want {
			t.Errorf("%q: %v", css, !want)
		}
	}
}

// TestText reads the text of an element by its id, as a browser does.
func TestText(t *testing.T) {
	p := Read([]byte(`<script type="text/markdown" id="a"># A <b></script><template id="b"># B &lt;</template><pre id=c>x<!-- y --><b>z</b></pre>`))
	for id, want := range map[string]string{"a": "# A <b>", "b": "# B <", "c": "xz"} {
		if got, ok := p.Text(id); !ok || got != want {
			t.Errorf("%s: %q", id, got)
		}
	}
	if _, ok := p.Text("d"); ok {
		t.Error("d")
	}
}
