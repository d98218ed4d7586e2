package markdown

import (
	"regexp"
	"strings"
	"testing"

	"afterword/wasm/markup"
	"afterword/wasm/node"
)

// meanings are HTML as exports have it, and the Markdown that means the same.
var meanings = []struct{ html, markdown string }{
	{`<p>Hello <b>bold</b> and <i>slanted</i>.</p><p>two<br>lines</p>`, "Hello **bold** and *slanted*.\n\ntwo  \nlines"},
	{"<p>\n    an indented body\n    in one paragraph\n</p>", "an indented body in one paragraph"},
	{`1. no list<br># no heading<br>- no list<br>&gt; no quotation<br>+ no<br>=== no`,
		"1\\. no list  \n\\# no heading  \n\\- no list  \n\\> no quotation  \n\\+ no  \n\\=== no"},
	{`x*y*z _a_ snake_case ~~no~~ [x](y) ![i](j) a|b`, `x\*y\*z \_a\_ snake_case \~\~no\~\~ \[x\](y) !\[i\](j) a\|b`},
	{`&amp;copy; &amp;amp; R&amp;D &lt;b&gt; 1 &lt; 2`, `\&copy; \&amp; R&D \<b> 1 < 2`},
	{`C:\new \*`, `C:\\new \\\*`},
	{`<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><ol start="3"><li>x</li></ol>`, "- a\n- b\n  \n  - c\n\n3. x"},
	{"<pre><code class=\"language-go\">a\n\n\n```\n*b* &lt;</code></pre>", "````go\na\n\n\n```\n*b* <\n````"},
	{`<blockquote><p>q</p><blockquote>r</blockquote></blockquote>after`, "> q\n> \n> > r\n\nafter"},
	{`<code>a*b &lt;</code>`, "`a*b <`"},
	{`<table><thead><tr><th>a</th><th>b|c</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>`,
		"| a | b\\|c |\n|---|---|\n| 1 | 2 |"},
	{`see <a href="https://example.com/a_b(c)?x=1&amp;y=2">this <b>one</b></a>.`, `see [this **one**](<https://example.com/a_b(c)?x=1\&y=2>).`},
	{`<a href="/rel">r</a>`, `[r](/rel)`},
	{`<h2>C# is</h2>x`, "## C# is\n\nx"},
	{`<del>a</del> <s>b</s>`, `~~a~~ ~~b~~`},
	{`a<script>x()</script><style>y{}</style>b`, `ab`},
	{`<b>a<br>b</b>`, "**a**  \n**b**"},
	{`a <b> b </b> c`, `a **b** c`},
	{`a<hr>b`, "a\n\n---\n\nb"},
}

func TestMeaning(t *testing.T) {
	o := markup.Options{Policy: markup.Comments, Base: node.Base("https://page.invalid/"), Level: 2}
	for _, m := range meanings {
		got := FromHTML(m.html)
		if got != m.markdown {
			t.Errorf("%s\nis  %q\nnot %q", m.html, got, m.markdown)
		}
		if html, markdown := outline(markup.HTML(m.html, o)), outline(markup.Markdown(got, o).Body); html != markdown {
			t.Errorf("%s\nas HTML     %s\nas Markdown %s", m.html, html, markdown)
		}
	}
}

var (
	attributes = regexp.MustCompile(`<(\w+)[^>]*?(?: href="([^"]*)")?[^>]*>`)
	spaces     = regexp.MustCompile(`\s+`)
	same       = strings.NewReplacer("<b>", "<strong>", "</b>", "</strong>", "<i>", "<em>", "</i>", "</em>", "<s>", "<del>", "</s>", "</del>",
		"<p>", "", "</p>", "", "<div>", "", "</div>", "", "</strong><br><strong>", "<br>")
)

// outline is what nodes show, without what HTML and Markdown write differently: paragraphs,
// white space, attributes.
func outline(nodes []node.Node) string {
	html := attributes.ReplaceAllString(node.HTMLOf(nodes), "<$1>$2")
	return same.Replace(same.Replace(spaces.ReplaceAllString(html, "")))
}

// gifts are HTML that Markdown, or the widget, cannot show as it is, and what becomes of
// it.
var gifts = []struct{ html, markdown string }{
	{`a<b>“b.”</b>c`, `a“b.”c`}, // Markdown would show the asterisks
	{`<a href="https://disq.us/url?url=https%3A%2F%2Fexample.com%2Flong%2Fpath%3AabcDEF&cuid=1">example.com/long...</a>`,
		"<https://example.com/long/path>"},
	{`<a href="https://example.com/">and so on...</a>`, `[and so on...](https://example.com/)`},
	{`<img src="https://x.example/a.png" alt="A [pic]">`, `[A \[pic\]](https://x.example/a.png)`},
	{`<a href="https://x.example/"><img src="https://x.example/a.png"></a>`, `[https://x.example/a.png](https://x.example/)`},
	{`<img class="wp-smiley" src="https://x.example/s.gif" alt=":-)">`, `:-)`},
	{`<iframe src="https://films.example/embed/1"></iframe>`, `<https://films.example/embed/1>`},
	{`<a href="javascript:x()">js</a> <a href="mailto:ada@mail.example">mail</a>`, `js mail`},
	{`<details><summary>S</summary>T</details>`, "S\n\nT"},
	{`<q>so</q> H<sub>2</sub>O <u>under</u>`, `“so” H2O under`},
	{`<dl><dt>a</dt><dd>b</dd></dl>`, "a\n\nb"},
	{`<table><tr><td>x</td><td colspan=1000000>y</td></table>`, "| x | y |\n|---|---|"},
	{`line<br><br><br>x`, "line\n\nx"},
	{`:::note<br>: x<br>a: b`, "\\:::note  \n\\: x  \na: b"},
	{`<p> </p>`, ``},
	{strings.Repeat("<b>", 1000) + "deep", `deep`},
}

func TestGifts(t *testing.T) {
	for _, g := range gifts {
		if got := FromHTML(g.html); got != g.markdown {
			t.Errorf("%.80s\nis  %q\nnot %q", g.html, got, g.markdown)
		}
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a\n\nb\nc <b>x</b>\n<pre>x\n\ny</pre>\nz\n", "a\n\nb  \nc **x**\n\n```\nx\n\ny\n```\n\nz"},
		{"\r\n    indented\r\n    two\r\n\r\n    three", "indented  \ntwo\n\nthree"},
		{"<blockquote>\nq\n</blockquote>\n\nr", "> q\n\nr"},
		{"<p>a</p>\n<p>b</p>\n", "a\n\nb"},
		{"<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "- a\n- b"},
		{"`a\n<code>b\nc</code>", "\\`a  \n`b c`"},
	} {
		if got := FromLines(c.text); got != c.want {
			t.Errorf("%q\nis  %q\nnot %q", c.text, got, c.want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a *b*\r\nc < d\n", "a *b*\nc < d"},
		{"x <b>y</b> and `<b>`\nz", "x **y** and `<b>`  \nz"},
		{"<details>\n<summary>s</summary>\n\n*t*\n</details>\n", "s\n\n*t*"},
		{"`<b>` <https://x.example>", "`<b>` <https://x.example>"},
		{"    code stays\n\n- [x] done", "    code stays\n\n- [x] done"},
		{"<!-- a note to myself -->\nText", "Text"},
	} {
		if got := FromMarkdown(c.text); got != c.want {
			t.Errorf("%q\nis  %q\nnot %q", c.text, got, c.want)
		}
	}
}

// FuzzHTML checks that the widget shows the same text of the Markdown as the HTML has.
func FuzzHTML(f *testing.F) {
	for _, m := range append(meanings, gifts...) {
		f.Add(m.html)
	}
	f.Fuzz(func(t *testing.T, source string) {
		root, err := parse(strings.ToValidUTF8(source, "\uFFFD"))
		if err != nil {
			return
		}
		tidy(root)
		if got, want := shown(FromHTML(source)), letters(textOf(root)); got != want {
			t.Errorf("%q\nis %q,\nshows %q,\nnot %q", source, FromHTML(source), got, want)
		}
	})
}
