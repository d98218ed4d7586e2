package markup

import (
	"strings"
	"testing"

	"afterword/wasm/node"
)

var (
	article = Options{Policy: Articles, Base: site, Level: 1, Title: true, Words: english}
	remark  = Options{Policy: Comments, Base: site, Level: 2, Words: english}
)

const rel = ` rel="nofollow ugc noopener"`

func box(table string) string {
	return `<div class="table" role="group" tabindex="0" aria-label="Table">` + table + `</div>`
}

func headed(level, id, text string) string {
	return `<div class="heading"><h` + level + ` id="` + id + `">` + text + `</h` + level +
		`><a class="anchor" href="` + node.Fragment(id).String() + `" aria-label="Link to “` + text + `”"></a></div>`
}

type want struct{ source, html string }

func check(t *testing.T, render func(string) []node.Node, cases []want) {
	t.Helper()
	for _, c := range cases {
		if got := node.HTMLOf(render(c.source)); got != c.html {
			t.Errorf("%q\ngot  %s\nwant %s", c.source, got, c.html)
		}
	}
}

func asArticle(source string) []node.Node { return Markdown(source, article).Body }
func asRemark(source string) []node.Node  { return Markdown(source, remark).Body }
func asServed(source string) []node.Node  { return HTML(source, remark) }

func TestHeadings(t *testing.T) {
	check(t, asArticle, []want{
		{"# Title\n\n## A", headed("2", "a", "A")},
		{"x\n\n# A", "<p>x</p>" + headed("2", "a", "A")},
		{"# Title\n\n# A", headed("2", "a", "A")},
		{"### A", headed("3", "a", "A")},
		{"###### A", headed("6", "a", "A")},
		{"## Größe & Ÿ 漢字 B_c-d!", headed("2", "größe--ÿ-漢字-b_c-d", "Größe &amp; Ÿ 漢字 B_c-d!")},
		{"## A\n## A\n## A-1\n## A", headed("2", "a", "A") + headed("2", "a-1", "A") + headed("2", "a-1-1", "A-1") + headed("2", "a-2", "A")},
		{"## !", headed("2", "section", "!")},
		{"## Comment 1\n## fn-1", headed("2", "section-comment-1", "Comment 1") + headed("2", "section-fn-1", "fn-1")},
		{"a\n\n<h1 id=x>A</h1>", `<p>a</p><h2 id="x">A</h2>`},
	})
	check(t, asRemark, []want{
		{"# A\n## B\n###### C", "<h3>A</h3><h4>B</h4><h6>C</h6>"},
	})
	for source, title := range map[string]string{
		"# A *b*":               "A <em>b</em>",
		"A\n=\n\nx":             "A",
		"[a]: b\n\n# [a]":       `<a href="https://example.test/dir/b">a</a>`,
		"x\n\n# A":              "",
		"> # A":                 "",
		"## A":                  "",
		"# <script>x</script>A": "A",
	} {
		if got := node.HTMLOf(Markdown(source, article).Title); got != title {
			t.Errorf("%q: title %q", source, got)
		}
	}
}

func TestPolicies(t *testing.T) {
	img := ` loading="lazy" decoding="async" referrerpolicy="no-referrer"`
	check(t, asArticle, []want{
		{"[a](/b 'c')", `<p><a href="https://example.test/b" title="c">a</a></p>`},
		{"[a](#b)", `<p><a href="#b">a</a></p>`},
		{"![a *b*](c.png 'd')", `<p><img src="https://example.test/dir/c.png"` + img + ` alt="a b" title="d"></p>`},
		{"![a](data:image/svg+xml,x)", "<p>a</p>"},
		{"![a](data:image/png;base64,x)", `<p><img src="data:image/png;base64,x"` + img + ` alt="a"></p>`},
		{"[*a*](javascript:x)", "<p><em>a</em></p>"},
		{"[a](java&#10;script:x) [a](&#106;avascript:x) [a](JAVASCRIPT:x)", `<p><a href="https://example.test/dir/java%0Ascript:x">a</a> a a</p>`},
		{"[a](vbscript:x) [a](data:text/html,x) <javascript:x>", "<p>a a javascript:x</p>"},
		{"[a](//other.test/x)", `<p><a href="https://other.test/x">a</a></p>`},
		{"[a](&#38;lt;)", `<p><a href="https://example.test/dir/&amp;lt;">a</a></p>`},
		{"```go hl\na\n```", `<pre tabindex="0"><code class="language-go">a` + "\n" + `</code></pre>`},
	})
	check(t, asRemark, []want{
		{"[a](/b)", `<p><a href="https://example.test/b"` + rel + `>a</a></p>`},
		{"![a](c.png) ![](d.png)", `<p><a href="https://example.test/dir/c.png"` + rel + `>a</a> <a href="https://example.test/dir/d.png"` + rel + `>d.png</a></p>`},
		{"[![a](b.png)](c)", `<p><a href="https://example.test/dir/c"` + rel + `>a</a></p>`},
		{"www.a.com <b@c.de>", `<p><a href="http://www.a.com"` + rel + `>www.a.com</a> <a href="mailto:b@c.de"` + rel + `>b@c.de</a></p>`},
		{"a <b>c</b> <script>x</script>", "<p>a &lt;b&gt;c&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;</p>"},
		{"a\nb  \n*c\nd*\n- e\nf\n# g", "<p>a<br>\nb<br>\n<em>c<br>\nd</em></p><ul><li>e<br>\nf</li></ul><h3>g</h3>"},
		{"<div>\na &amp; b\n</div>", "<p>&lt;div&gt;<br>a &amp;amp; b<br>&lt;/div&gt;</p>"},
		{"a[^1]\n\n[^1]: b", `<p>a<a href="https://example.test/dir/b"` + rel + `>^1</a></p>`},
	})
}

// TestLegible checks that no control character can change how a link's text reads.
func TestLegible(t *testing.T) {
	check(t, asArticle, []want{
		{"\u202Ea [b\u202Ec\x01 *d\u2066e*\nf](https://a.test 'g\u202Eh') i\u202E", "<p>\u202Ea <a href=\"https://a.test\" title=\"gh\">bc <em>de</em>\nf</a> i\u202E</p>"},
		{"<a href=https://a.test title='b\u202Ec'>d\u202Ee</a>", `<p><a href="https://a.test" title="bc">de</a></p>`},
	})
	check(t, asRemark, []want{
		{"https://a.test/\u202Egpj.exe", `<p><a href="https://a.test/%E2%80%AEgpj.exe"` + rel + `>https://a.test/gpj.exe</a></p>`},
		{"![a\u202Eb](/c)", `<p><a href="https://example.test/c"` + rel + `>ab</a></p>`},
	})
	check(t, asServed, []want{
		{"<a href=https://a.test>b&#x202E;c<b>\u202Ed</b></a>", `<a href="https://a.test"` + rel + `>bc<b>d</b></a>`},
	})
}

func TestCaptions(t *testing.T) {
	img := `<img src="https://example.test/dir/c.png" loading="lazy" decoding="async" referrerpolicy="no-referrer" alt="a">`
	check(t, asArticle, []want{
		{"![a](c.png)\n*b **c** [d](e)*", "<figure>" + img + `<figcaption>b <strong>c</strong> <a href="https://example.test/dir/e">d</a></figcaption></figure>`},
		{"> ![a](c.png)\n> _b_", "<blockquote><figure>" + img + "<figcaption>b</figcaption></figure></blockquote>"},
		{"![a](c.png)\n*b*\n\n*c*", "<figure>" + img + "<figcaption>b</figcaption></figure><p><em>c</em></p>"},
		{"![a](c.png)\n**b**", "<p>" + img + "\n<strong>b</strong></p>"},
		{"![a](c.png)\n*b* c", "<p>" + img + "\n<em>b</em> c</p>"},
		{"![a](c.png) *b*", "<p>" + img + " <em>b</em></p>"},
		{"![a](c.png), \n*b*", "<p>" + img + ",\n<em>b</em></p>"},
		{"![a](javascript:x)\n*b*", "<p>a\n<em>b</em></p>"},
	})
	check(t, asRemark, []want{
		{"![a](c.png)\n*b*", `<p><a href="https://example.test/dir/c.png"` + rel + ">a</a><br>\n<em>b</em></p>"},
	})
}

func TestTypography(t *testing.T) {
	set := func(lang string) func(string) []node.Node {
		o := article
		o.Quotes = QuotesOf(lang)
		return func(source string) []node.Node { return Markdown(source, o).Body }
	}
	check(t, set("en-GB"), []want{
		{`"It's 'so'," she said -- in the '90s...`, "<p>“It’s ‘so’,” she said – in the ’90s…</p>"},
		{`("a") *"b"* **'c'**`, "<p>(“a”) <em>“b”</em> <strong>‘c’</strong></p>"},
		{`a---b ---- -- c`, "<p>a—b ---- – c</p>"},
		{`\"a\" &quot;b&quot; \... "c"`, `<p>"a" "b" ... “c”</p>`},
		{"`\"a\" -- b` <https://a.test/--b>", `<p><code>"a" -- b</code> <a href="https://a.test/--b">https://a.test/--b</a></p>`},
		{"the dogs' \"[x](/--y)\"\n\n    -- \"a\"", `<p>the dogs’ “<a href="https://example.test/--y">x</a>”</p><pre tabindex="0"><code>-- "a"` + "\n</code></pre>"},
		{`5" 'a *b* c'`, `<p>5” ‘a <em>b</em> c’</p>`},
	})
	check(t, set("de-AT"), []want{{`"a 'b' geht's"`, "<p>„a ‚b‘ geht’s“</p>"}})
	check(t, set("fr"), []want{{`"a"`, "<p>« a »</p>"}})
	check(t, set("zh-Hant-TW"), []want{{`"a"`, "<p>「a」</p>"}})
	check(t, set(""), []want{{`"a"`, "<p>“a”</p>"}})
	check(t, asArticle, []want{{`"a" -- 'b'...`, `<p>"a" -- 'b'...</p>`}})
}

func TestFootnotes(t *testing.T) {
	check(t, asArticle, []want{{
		"a[^x] b[^y] c[^x]\n\n[^x]: one\n[^y]: two\n[^z]: none",
		`<p>a<sup class="note"><a id="fnref-1" href="#fn-1" role="doc-noteref">1</a></sup>` +
			` b<sup class="note"><a id="fnref-2" href="#fn-2" role="doc-noteref">2</a></sup>` +
			` c<sup class="note"><a id="fnref-1-2" href="#fn-1" role="doc-noteref">1</a></sup></p>` +
			`<section class="footnotes" role="doc-endnotes" aria-label="Footnotes"><ol>` +
			`<li id="fn-1"><p>one&nbsp;<a href="#fnref-1" role="doc-backlink" aria-label="Back to reference 1">↩` + "\uFE0E" + `</a>` +
			`&nbsp;<a href="#fnref-1-2" role="doc-backlink" aria-label="Back to reference 1-2">↩` + "\uFE0E" + `2</a></p></li>` +
			`<li id="fn-2"><p>two&nbsp;<a href="#fnref-2" role="doc-backlink" aria-label="Back to reference 2">↩` + "\uFE0E" + `</a></p></li>` +
			`</ol></section>`,
	}, {"a[^x]", "<p>a[^x]</p>"}})
	check(t, asArticle, []want{{
		"a[^Ä  b]\n\n[^ä B]: c",
		`<p>a<sup class="note"><a id="fnref-1" href="#fn-1" role="doc-noteref">1</a></sup></p>` +
			`<section class="footnotes" role="doc-endnotes" aria-label="Footnotes"><ol><li id="fn-1"><p>c&nbsp;` +
			`<a href="#fnref-1" role="doc-backlink" aria-label="Back to reference 1">↩` + "\uFE0E</a></p></li></ol></section>",
	}})
}

func TestRawHTML(t *testing.T) {
	check(t, asArticle, []want{
		{"<details><summary>x</summary>\n\n**md**\n\n</details>\n\ny", "<details><summary>x</summary>\n<p><strong>md</strong></p></details>\n<p>y</p>"},
		{"a <kbd>b</kbd> *c*", "<p>a <kbd>b</kbd> <em>c</em></p>"},
		{"a <b>c *d</b> e*", "<p>a <b>c <em>d e</em></b></p>"},
		{"*a <b>c* d</b>", "<p><em>a <b>c</b></em> d</p>"},
		{"a <div>b</div> <p>c", "<p>a b c</p>"},
		{"<div>\n\n- a\n\n</div>", "<div>\n<ul><li>a</li></ul></div>"},
		{"- <div>\n- a", "<ul><li><div>\n</div></li><li>a</li></ul>"},
		{"<figure><img src=a.png alt=b><figcaption>*c*</figcaption></figure>", `<figure><img src="https://example.test/dir/a.png" loading="lazy" decoding="async" referrerpolicy="no-referrer" alt="b"><figcaption>*c*</figcaption></figure>`},
		{"<img src=a width=10 height=20px style=x onerror=y srcset=z id=i name=n class=c>", `<img src="https://example.test/dir/a" loading="lazy" decoding="async" referrerpolicy="no-referrer" height="20" id="i" width="10">`},
		{"<td style='color:red;text-align: RIGHT'>x", "x"},
		{"<table><tr><td style='color:red;text-align: RIGHT'>x<th align=left style='text-align:center'>y</table>", box(`<table><tbody><tr><td align="right">x</td><th align="left">y</th></tr></tbody></table>`)},
		{"<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"},
		{"<a href=javascript:x>a</a> <a name=b>c</a>", `<p>a <a id="b"></a>c</p>`},
		{"<a href='x'>a [b](c) d</a>", `<p><a href="https://example.test/dir/x">a </a><a href="https://example.test/dir/c">b</a> d</p>`},
		{"<a href=x>[b](c)</a> <a href=x><svg></svg> </a>d", `<p><a href="https://example.test/dir/c">b</a> <span> </span>d</p>`},
		{"<h2><a id=x class=anchor href=#x></a>a</h2> b <a href=x></a> c", `<h2><span id="x"></span>a</h2> b <span></span> c`},
		{"<p><a href=x></a></p>", ""},
		{"[a <a href='x'>b</a> c](d)", `<p><a href="https://example.test/dir/d">a b c</a></p>`},
		{"a <script>*b*</script> c", "<p>a  c</p>"},
		{"a <script>*b*\n\nc", "<p>a &lt;script&gt;<em>b</em></p><p>c</p>"},
		{"<svg>\n\na", "&lt;svg&gt;\n<p>a</p>"},
		{"<svg>\n\na\n\n</svg>\n\nb", "\n<p>b</p>"},
		{"> <svg>\n\nb\n\n</svg>", "<blockquote>&lt;svg&gt;\n</blockquote><p>b</p>"},
		{"<math><mtext><style><a title='</style><img src=x onerror=y>'>", `<p>&lt;math&gt;<img src="https://example.test/dir/x" loading="lazy" decoding="async" referrerpolicy="no-referrer">'&gt;</p>`},
		{"<video src=x>a</video>b", `<p><a href="https://example.test/dir/x">x</a>b</p>`},
		{"<iframe srcdoc='<p>x'>a</iframe> b", " b"},
		{"<font color=red><center>a</center></font>", "<p>a</p>"},
		{"<form><input><button>a</button></form>", "a"},
		{"<time datetime=2024-01-01 class=x>a</time> <abbr title=b>c</abbr>", `<p><time datetime="2024-01-01">a</time> <abbr title="b">c</abbr></p>`},
		{"a <!-- b --> c <?d?> e <!F> g", "<p>a  c  e  g</p>"},
		{"<p align=center>\n\n## a\n\n</p>", headed("2", "a", "a")},
	})
}

func TestServed(t *testing.T) {
	check(t, asServed, []want{
		{`<p><span class="h-card"><a href="https://a.test/@b" class="u-url mention">@<span>b</span></a></span> hi<br />x</p>`,
			`<p><span><a href="https://a.test/@b"` + rel + `>@<span>b</span></a></span> hi<br>x</p>`},
		{"<mx-reply><blockquote>a</blockquote></mx-reply>b", "b"},
		{"<p>a<p>b<div>c</div>", "<p>a</p><p>b</p><div>c</div>"},
		{"<a href=/x>a<a href=/y>b</a></a>", `<a href="https://example.test/x"` + rel + `>a</a><a href="https://example.test/y"` + rel + `>b</a>`},
		{"<td>a</td><li>b<dd>c<summary>d", "abcd"},
		{"<table>a<tr>b<td>c</table>", box("<table><tbody><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></tbody></table>")},
		{"<table><col><caption>a</caption><thead><tr><th scope=col>b</table>", box(`<table><colgroup><col></colgroup><caption>a</caption><thead><tr><th scope="col">b</th></tr></thead></table>`)},
		{"<ul><li>a<ul><li>b</ul><li>c</ul>", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"},
		{"<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"},
		{"<ruby>a<rp>(<rt>b<rp>)</ruby>", "<ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby>"},
		{"<h1><p>a<h3>b", "<h3><p>a</p></h3><h5>b</h5>"},
		{"<h1>a</h1><h6>b</h6>", "<h3>a</h3><h6>b</h6>"},
		{"<figure>a</figure><section>b</section>", "ab"},
		{"<pre>\na <code class=x>b</code></pre>", `<pre tabindex="0">a <code>b</code></pre>`},
		{"<ol start=3 reversed type=a><li>x</ol>", `<ol reversed start="3" type="a"><li>x</li></ol>`},
		{"<details open ontoggle=x><summary>a</summary>b</details>", "<details open><summary>a</summary>b</details>"},
		{"&lt;b&gt; &amp;amp; &notit; &notin; &#x80; &#0; &#xD800; &#99999999; &bogus; &", "&lt;b&gt; &amp;amp; ¬it; ∉ € \uFFFD \uFFFD \uFFFD &amp;bogus; &amp;"},
		{"<a href='?a=1&copy=2&amp;b'>x</a>", `<a href="https://example.test/dir/page?a=1&amp;copy=2&amp;b"` + rel + `>x</a>`},
		{"<a href=&#106;avascript&colon;x>a</a><a href='java\tscript:x'>b</a><a href=' \x01javascript:x'>c</a>", "abc"},
		{"a<!-->b<!--->c<!-- --!>d<!-- -- -->e<!-- <!-- -->f<!x>g<?x>h</>i</ x>j", "abcdefghij"},
		{"<![CDATA[<b>x</b>]]>y", "y"},
		{"a<!-- b", "a"},
		{"a < b <3 <", "a &lt; b &lt;3 &lt;"},
		{"a <b", "a "},
		{"<b/>a</b>", "<b>a</b>"},
		{"<B TITLE=x title=y>a</B>", `<b title="x">a</b>`},
		{`<b title="a>b" x='>' y=>c</b>`, `<b title="a&gt;b">c</b>`},
		{"<script>a</script >b<style>c</styles></style>d<textarea><b></textarea>e<xmp><i></xmp>f", "bdef"},
		{"<noscript><p title='</noscript><img src=x onerror=y>'>", `<a href="https://example.test/dir/x"` + rel + `>x</a>'&gt;`},
		{"<svg><p><style><!--</style><img src=x onerror=y>--></style></p></svg>a", "a"},
		{"<svg><svg></svg>a</svg>b<svg/>c", "bc"},
		{"<template><p>a</template>b", "b"},
		{"<select><option>a</select>b", "b"},
		{"a<plaintext>b</plaintext>", "a"},
		{"<b><i>a</b>b</i>", "<b><i>a</i></b>b"},
		{"<img src=a.png alt=b>", `<a href="https://example.test/dir/a.png"` + rel + `>b</a>`},
		{"<a href=/x><img src=a.png alt=b></a>", `<a href="https://example.test/x"` + rel + `>b</a>`},
	})
}

func TestPlain(t *testing.T) {
	got := node.HTMLOf(Plain("a <b>\r\nc\x00\xff"))
	if got != "<div class=\"plain\">a &lt;b&gt;\nc\uFFFD\uFFFD</div>" {
		t.Error(got)
	}
}

func TestRendering(t *testing.T) {
	Markdown("a", article)
	if Rendering != 0 {
		t.Error("not cleared")
	}
	if Fingerprint("a") != 0xaf63dc4c8601ec8c {
		t.Errorf("%x", Fingerprint("a"))
	}
}

func TestTablesAreInOrder(t *testing.T) {
	for i, e := range elements {
		if i > 0 && elements[i-1].name >= e.name {
			t.Errorf("%s follows %s", e.name, elements[i-1].name)
		}
	}
	for i, a := range attributes {
		if i > 0 && attributes[i-1].name >= a.name {
			t.Errorf("%s follows %s", a.name, attributes[i-1].name)
		}
		if a.words != "" && (!strings.HasPrefix(a.words, " ") || !strings.HasSuffix(a.words, " ")) {
			t.Errorf("%s: words need spaces around them", a.name)
		}
	}
}
