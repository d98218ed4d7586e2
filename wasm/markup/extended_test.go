package markup

import (
	"strings"
	"testing"

	"afterword/wasm/node"
)

// at is a heading with an id that does not come from its text.
func at(level, id, text string) string {
	return strings.Replace(headed(level, id, text), "”\"></a></div>", "”\"></a></div>", 1)
}

func TestOwnIDs(t *testing.T) {
	check(t, asArticle, []want{
		{"## A heading {#short}", at("2", "short", "A heading")},
		{"## A heading {/*short*/}", at("2", "short", "A heading")},
		{"## A heading {/* #short */}", at("2", "short", "A heading")},
		{"## A heading {: #short}", at("2", "short", "A heading")},
		{"## A heading {: .no_toc #short data-x=\"1\"}", at("2", "short", "A heading")},
		{"## A heading {#short .wide} ##", at("2", "short", "A heading")},
		{"## A heading { #short .wide }", at("2", "short", "A heading")},
		{"## A heading {/* for editors */}", headed("2", "a-heading", "A heading")},
		{"## A heading {.wide}", headed("2", "a-heading", "A heading")},
		{"## 標題{#short}", at("2", "short", "標題")},
		{"A heading {#a_b_c}\n---", at("2", "a_b_c", "A heading")},
		{"## A heading\n{: #short}\n\nText", at("2", "short", "A heading") + "<p>Text</p>"},
		{"## A heading\n{:.no_toc}\nText", headed("2", "a-heading", "A heading") + "<p>Text</p>"},
		{"## {a} {b c}\n## \\{#d}\n## `{#e}`\n## {{#if x}}", headed("2", "a-b-c", "{a} {b c}") + headed("2", "d", "{#d}") +
			strings.ReplaceAll(headed("2", "e", "{#e}"), ">{#e}<", "><code>{#e}</code><") + headed("2", "if-x", "{{#if x}}")},
		{"## Short\n## A {#short}\n## B {#short}", at("2", "short-1", "Short") + at("2", "short", "A") + headed("2", "b", "B")},
		{"## A {#comments}\n## B {#comment-1}\n## C {#fn-1}\n## D {#title:}\n[d](#title:)", at("2", "section-comments", "A") +
			at("2", "section-comment-1", "B") + at("2", "section-fn-1", "C") + at("2", "title-", "D") + `<p><a href="#title-">d</a></p>`},
		{"## A\n{:toc}", headed("2", "a", "A")},
		{"Text\n{: .lead}", "<p>Text</p>"},
		{"{: .note}\nText", "<p>Text</p>"},
		{"* TOC\n{:toc}\n\n## A", headed("2", "a", "A")},
		{"1. Contents\n{:toc}\n\n{:toc}", ""},
		{"{/* a *b* */}\n\nc\n{/* d */}", "<p>c</p>"},
		{"{: a}\nb\n{c}", "<p>b\n{c}</p>"},
	})
	check(t, asRemark, []want{
		{"## A {#b}", "<h4>A {#b}</h4>"},
		{"a\n{:toc}", "<p>a<br>\n{:toc}</p>"},
	})
}

func TestPlaces(t *testing.T) {
	check(t, asArticle, []want{
		{"<a name=\"here\"></a>\n\n<h2 id=\"there\">Heading</h2>\n\n[a](#here) [b](#there)",
			`<p><a id="here"></a></p><h2 id="there">Heading</h2>` + "\n" + `<p><a href="#here">a</a> <a href="#there">b</a></p>`},
		{"<a id=x name=y>a</a> <a id=x>b</a> <a name='a b'>c</a> <a id>d</a>", `<p><a id="x"></a>a b c d</p>`},
		{"<a name=x />\n\n<a name='y'/>b [x](#x) <a name=z>\n\n[y](#y)", `<a id="x"></a>` + "\n" + `<p><a id="y"></a>b <a href="#x">x</a> <a id="z"></a></p><p><a href="#y">y</a></p>`},
		{"<a href=/u>a <a name=x></a>b</a>", `<p><a href="https://example.test/u">a </a><a id="x"></a>b</p>`},
		{"<a href=/u id=x>a</a> <span id=comments>b</span> <b id=title:>c</b>",
			`<p><a href="https://example.test/u" id="x">a</a> <span id="section-comments">b</span> <b id="title-">c</b></p>`},
		{"<a id=a></a>\n## A", `<p><a id="a"></a></p>` + headed("2", "a-1", "A")},
		{"[a](#comments) [b](#a:b)", `<p><a href="#comments">a</a> <a href="#a:b">b</a></p>`},
		{"[a](#comments) [b](#a:b) [c](#comment-%C3%A9)\n## A {#comments}\n## B {#a:b}\n## Comment é",
			`<p><a href="#section-comments">a</a> <a href="#a-b">b</a> <a href="#section-comment-%C3%A9">c</a></p>` +
				at("2", "section-comments", "A") + at("2", "a-b", "B") + at("2", "section-comment-é", "Comment é")},
	})
	for source, title := range map[string]string{
		"# A {#x}\n\n[x](#x)":                           `<a id="x"></a>A`,
		"<h1 id=x align=center>\n  A\n</h1>\n\n[x](#x)": `<a id="x"></a>` + "\n  A\n",
	} {
		if got := node.HTMLOf(Markdown(source, article).Title); got != title {
			t.Errorf("%q: title %q", source, got)
		}
	}
	check(t, asServed, []want{{"<a id=x>a</a><h2 id=y>b</h2>", "a<h4>b</h4>"}})
}

func alerted(kind, label, text string) string {
	return `<aside class="alert-` + kind + `" role="note"><p class="label">` + label + "</p>" + text + "</aside>"
}

func TestAlerts(t *testing.T) {
	gap := alerted("note", "Note", "<p>Mind the gap.</p>")
	check(t, asArticle, []want{
		{"> [!NOTE]\n> Mind the gap.", gap},
		{"> [!note]  \n>\n> Mind the gap.", gap},
		{"> [!NOTE]\nMind the gap.", gap},
		{"- a\n\n  > [!NOTE]\n  > Mind the gap.", "<ul><li><p>a</p>" + gap + "</li></ul>"},
		{"> > [!NOTE]\n> > Mind the gap.", "<blockquote>" + gap + "</blockquote>"},
		{"> [!TIP]\n> a\n>\n> - b", alerted("tip", "Tip", "<p>a</p><ul><li>b</li></ul>")},
		{"> [!IMPORTANT]\n> a", alerted("important", "Important", "<p>a</p>")},
		{"> [!WARNING]\n> a", alerted("warning", "Warning", "<p>a</p>")},
		{"> [!CAUTION]\n> a", alerted("caution", "Caution", "<p>a</p>")},
		{"> [!danger]- What *this* is\n> a", alerted("caution", "What <em>this</em> is", "<p>a</p>")},
		{"> [!abstract]\n> a", alerted("note", "Note", "<p>a</p>")},
		{"> a\n> [!NOTE]", "<blockquote><p>a\n[!NOTE]</p></blockquote>"},
		{"> [!NOTE]x\n\n> [!]\n\n[!NOTE]", "<blockquote><p>[!NOTE]x</p></blockquote><blockquote><p>[!]</p></blockquote><p>[!NOTE]</p>"},
		{":::note\nMind the gap.\n:::", gap},
		{"::: note\n\nMind the gap.\n\n:::\n\nb", gap + "<p>b</p>"},
		{":::note Mind *the*\na\n:::", alerted("note", "Mind <em>the</em>", "<p>a</p>")},
		{":::tip[My title]{.x}\na\n:::", alerted("tip", "My title", "<p>a</p>")},
		{":::info\na\n:::\n:::danger\nb\n:::", alerted("note", "Note", "<p>a</p>") + alerted("caution", "Caution", "<p>b</p>")},
		{"::::note\na\n:::tip\nb\n:::\nc\n::::\nd", alerted("note", "Note", "<p>a</p>"+alerted("tip", "Tip", "<p>b</p>")+"<p>c</p>") + "<p>d</p>"},
		{":::note\n:::tip\na\n:::\nb\n:::\nc", alerted("note", "Note", alerted("tip", "Tip", "<p>a</p>")+"<p>b</p>") + "<p>c</p>"},
		{"- a\n\n  :::note\n  Mind the gap.\n  :::\n\n- b", "<ul><li><p>a</p>" + gap + "</li><li><p>b</p></li></ul>"},
		{":::note\n```\n:::\n```\n:::\na", alerted("note", "Note", `<pre tabindex="0"><code>:::`+"\n</code></pre>") + "<p>a</p>"},
		{":::note\n- a\n:::\nb", alerted("note", "Note", "<ul><li>a</li></ul>") + "<p>b</p>"},
		{"a\n:::note\nMind the gap.", "<p>a</p>" + gap},
		{":::\n\n::note\n\n::: {.x}", "<p>:::</p><p>::note</p><p>::: {.x}</p>"},
	})
	check(t, asRemark, []want{
		{"> [!NOTE]\n> a", "<blockquote><p>[!NOTE]<br>\na</p></blockquote>"},
		{":::note\na\n:::", "<p>:::note<br>\na<br>\n:::</p>"},
	})
}

func TestDefinitions(t *testing.T) {
	check(t, asArticle, []want{
		{"Term\n: What it *means*", "<dl><dt>Term</dt><dd>What it <em>means</em></dd></dl>"},
		{"a\nb\n: c\n: d\n\ne\n\n:   f\n\n    g\n\nh", "<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd><dt>e</dt><dd><p>f</p><p>g</p></dd></dl><p>h</p>"},
		{"a\n:   - b\n    - c\n\n      d", "<dl><dt>a</dt><dd><ul><li><p>b</p></li><li><p>c</p><p>d</p></li></ul></dd></dl>"},
		{"a\n:   ```\n    b\n      c\n    ```", `<dl><dt>a</dt><dd><pre tabindex="0"><code>b` + "\n  c\n</code></pre></dd></dl>"},
		{"a\n:\t- b\n\t- c", "<dl><dt>a</dt><dd><ul><li>b</li><li>c</li></ul></dd></dl>"},
		{"a\n:   b\n\n  c\n\nd", "<dl><dt>a</dt><dd><p>b</p><p>c</p></dd></dl><p>d</p>"},
		{"a\n:       b\n\n        c", "<dl><dt>a</dt><dd><p>b</p><p>c</p></dd></dl>"},
		{"a\n: b\n  - c", "<dl><dt>a</dt><dd><p>b</p><ul><li>c</li></ul></dd></dl>"},
		{"- a\n  : b\n- c", "<ul><li><dl><dt>a</dt><dd>b</dd></dl></li><li>c</li></ul>"},
		{": a\n\n# b\n: c\n\n- d\n\n: e", "<p>: a</p>" + headed("2", "b", "b") + "<p>: c</p><ul><li>d</li></ul><p>: e</p>"},
		{"a\n:b\n\nc\n:", "<p>a\n:b</p><p>c\n:</p>"},
		{"| a |\n| - |\n: b", box("<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>: b</td></tr></tbody></table>")},
		{"<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>"},
	})
	check(t, asRemark, []want{{"a\n: b", "<p>a<br>\n: b</p>"}})
}

func TestFormulas(t *testing.T) {
	check(t, asArticle, []want{
		{"Inline $a*b*c$ and\n\n$$\nx_1 * y * z\n$$", "<p>Inline $a*b*c$ and</p><p>$$\nx_1 * y * z\n$$</p>"},
		{"$\\alpha_1, \\{b_2\\}$ $$a*b*$$ $[x](y)$", "<p>$\\alpha_1, \\{b_2\\}$ $$a*b*$$ $[x](y)$</p>"},
		{"a\n$$\n- b\n= c\n> d $$\ne", "<p>a</p><p>$$\n- b\n= c\n&gt; d $$</p><p>e</p>"},
		{"$$ a *b*\n*c* $$\nd", "<p>$$ a *b*\n*c* $$</p><p>d</p>"},
		{"$$\n*a*\n\n*b*", "<p>$$\n*a*\n</p><p><em>b</em></p>"},
		{"$5 and $6, *a*, $7 or *b* 8$ c$9", "<p>$5 and $6, <em>a</em>, $7 or <em>b</em> 8$ c$9</p>"},
		{"$1 + 2*a*b$ $2\\, \\{b\\}$ $3 \\times a*b*c$ $x$", "<p>$1 + 2*a*b$ $2\\, \\{b\\}$ $3 \\times a*b*c$ $x$</p>"},
		{"$1 or *a* 2$ $3 и *b* 4$ $5 *or* 6$ $7, *c*, $x$", "<p>$1 or <em>a</em> 2$ $3 и <em>b</em> 4$ $5 <em>or</em> 6$ $7, <em>c</em>, $x$</p>"},
		{"$ *a*$ $*b* $ `$*c*` *d$*", "<p>$ <em>a</em>$ $<em>b</em> $ <code>$*c*</code> <em>d$</em></p>"},
		{"\\$a*b*c$", "<p>$a<em>b</em>c$</p>"},
		{"> $$\n> *a*\n> $$", "<blockquote><p>$$\n*a*\n$$</p></blockquote>"},
	})
	check(t, asRemark, []want{{"$a*b*c$", "<p>$a<em>b</em>c$</p>"}})
}

func TestEmbeds(t *testing.T) {
	link := func(url, name string) string { return `<a href="` + url + `">` + name + "</a>" }
	check(t, asArticle, []want{
		{`<iframe src="https://video.example/1?a=b" title="The talk"></iframe>`, "<p>" + link("https://video.example/1?a=b", "The talk") + "</p>"},
		{`<video src="a.mp4" controls></video>`, "<p>" + link("https://example.test/dir/a.mp4", "a.mp4") + "</p>"},
		{"<audio controls title='A &amp; B'><source src=a.ogg><source src=a.mp3>No sound.</audio>", "<p>" + link("https://example.test/dir/a.ogg", "A &amp; B") + "</p>"},
		{"a <embed src='//u@b.example:80/c'> d", "<p>a " + link("https://u@b.example:80/c", "b.example:80") + " d</p>"},
		{"<div><iframe src=https://a.example/></iframe></div>", "<div>" + link("https://a.example/", "a.example") + "</div>"},
		{"<p><iframe src=https://a.example/ ></iframe></p>\n\nb", "<p>" + link("https://a.example/", "a.example") + "</p>\n<p>b</p>"},
		{"<iframe src=https://a.example/ />\n\n*b*", "<p>" + link("https://a.example/", "a.example") + "</p>\n<p><em>b</em></p>"},
		{"<iframe src=javascript:x></iframe><iframe></iframe>\n\n<video></video>", "\n"},
		{"[a <video src=b></video>](c)", "<p>" + link("https://example.test/dir/c", "a b") + "</p>"},
		{"<video src=a>", "<p>" + link("https://example.test/dir/a", "a") + "</p>"},
		{"<script>a</script>\n\n<object data=a></object>\n\n<!-- a -->", "\n"},
		{"<object data=a><param name=b value=c><embed src=d></object>", "<p>" + link("https://example.test/dir/d", "d") + "</p>"},
		{"<object data=a><p>See <a href=a>a</a>.</p></object>", "<p>See " + link("https://example.test/dir/a", "a") + ".</p>"},
	})
	check(t, asServed, []want{{"a<iframe src=https://a.example/></iframe>", "a"}})
}

func TestUnended(t *testing.T) {
	check(t, asArticle, []want{
		{"The <title> of a *page* and its <style>.", "<p>The &lt;title&gt; of a <em>page</em> and its &lt;style&gt;.</p>"},
		{"A <title>b</title> c", "<p>A  c</p>"},
		{"<title>\nb *c*\n\nd", "&lt;title&gt;\nb *c*\n<p>d</p>"},
		{"a <template> b <svg> c</svg>", "<p>a &lt;template&gt; b </p>"},
	})
}

func TestAligned(t *testing.T) {
	img := `<img src="https://example.test/dir/a.png" loading="lazy" decoding="async" referrerpolicy="no-referrer"`
	check(t, asArticle, []want{
		{`<p align="center"><img src="a.png" width="50%"></p>`, `<p align="center">` + img + ` width="50%"></p>`},
		{"<div align=RIGHT>\n\na\n\n</div>", "<div align=\"right\">\n<p>a</p></div>"},
		{"<img src=a.png align=left width=300px height=101%>", img + ` align="left" width="300">`},
		{"<img src=a.png width=33.3% height=12.5>", img + ` height="12" width="33%">`},
		{"<p align=middle>a</p>\n\n<img src=a.png align=middle>", "<p align=\"center\">a</p>\n" + img + ">"},
		{"<h2 align=center>a</h2>\n\n<center>b</center>\n\n<p align=justify style='text-align:center'>c", "<h2 align=\"center\">a</h2>\n<div align=\"center\">b</div>\n<p>c</p>"},
	})
}

func TestTitle(t *testing.T) {
	for source, title := range map[string]string{
		"<!-- a -->\n\n# A":                                    "A",
		"<!-- a -->\n# A":                                      "A",
		"![a](b.png)\n\n# A":                                   "A",
		"![a](b.png)\n*c*\n\n# A":                              "A",
		"<p align=center><img src=b.png></p>\n\nA\n=":          "A",
		"<h1 align=\"center\">A <i>b</i></h1>\n\nc":            "A <i>b</i>",
		"<div align=center>\n<img src=a>\n<h1>A</h1></div>\nc": "A",
		"<div>\n\n# A\n\n</div>":                               "A",
		"# A {#b}":                                             `<a id="b"></a>A`,
		"a\n\n<h1>A</h1>":                                      "",
		"***\n\n# A":                                           "",
		"<h2>b</h2>\n\n# A":                                    "",
	} {
		document := Markdown(source, article)
		if got := node.HTMLOf(document.Title); got != title {
			t.Errorf("%q: title %q", source, got)
		}
		if strings.Contains(node.HTMLOf(document.Body), ">A") == (title != "") {
			t.Errorf("%q: body %q", source, node.HTMLOf(document.Body))
		}
	}
}

// TestSlugs checks that headings get the same ids as on GitHub.
func TestSlugs(t *testing.T) {
	for text, id := range map[string]string{
		"ما هذا؟":         "ما-هذا",
		"一、二［三］（四）":       "一二三四",
		"A 😀 b":           "a--b",
		"a＿b":             "a＿b",
		"① می\u200cخواهم": "-میخواهم",
		"Ünï — cødé…":     "ünï--cødé",
		"½ ² ª":           "--ª",
		"İki\nsatır":      "i̇kisatır",
		"हिन्दी।":         "हिन्दी",
	} {
		if got := slug(text); got != id {
			t.Errorf("%q: %q, want %q", text, got, id)
		}
	}
}

// TestLeftover checks two cases against GitHub: an item without a list loses its tag, and a
// table in a loose list stays a table.
func TestLeftover(t *testing.T) {
	table := `<div class="table" role="group" tabindex="0" aria-label="Table"><table><thead><tr><th>b</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table></div>`
	check(t, asArticle, []want{
		{"<li>a</li>", "a"},
		{"- a\n\n  |b|\n  |-|\n  |c|\n\n- d", "<ul><li><p>a</p>" + table + "</li><li><p>d</p></li></ul>"},
		{"- a\n\n- |b|\n  |-|\n  |c|\n", "<ul><li><p>a</p></li><li>" + table + "</li></ul>"},
	})
}
