package markup

import (
	"strings"
	"testing"

	"afterword/wasm/node"
)

// marked returns the text of nodes, with links in ‹›, and with strong, em and del as in
// Markdown.
func marked(nodes []node.Node) string {
	signs := map[node.Tag][2]string{
		node.A: {"‹", "›"}, node.Strong: {"**", "**"}, node.Em: {"*", "*"}, node.Del: {"~~", "~~"},
	}
	var text strings.Builder
	for _, n := range nodes {
		around := signs[n.Tag]
		if n.Kind() == node.Text {
			text.WriteString(n.Data())
			continue
		}
		text.WriteString(around[0] + marked(n.Children) + around[1])
	}
	return text.String()
}

// TestBareURLs finds exactly the URLs between ‹›, also where Chinese, Japanese or quotation
// marks touch them.
func TestBareURLs(t *testing.T) {
	unmarked := strings.NewReplacer("‹", "", "›", "")
	for _, text := range []string{
		"见‹https://example.com/a›。邮箱：‹me@example.com›（‹https://example.com/b›）",
		`"‹https://example.com/c›"后面 “‹https://example.com/d›”，'‹https://example.com/e›'`,
		"「‹https://example.com/a›」、『‹www.example.com›』は‹https://example.com›です",
		"网址‹https://zh.wikipedia.org/wiki/中文_(语言)›；‹https://ja.wikipedia.org/wiki/ジョン・レノン›！",
		"邮箱：‹foo_bar@example.com›后面，**‹https://example.com/a›**后面",
		"（‹https://example.com/(a)›）(‹https://example.com/a›)后",
		"'‹https://example.com/a›'和'‹www.example.com›'和'‹me@example.com›' ~~‹https://example.com/a›~~后 ‹https://example.com/~a›",
		"‹https://example.com/a›～ ‹https://example.com/b›｜＜‹https://example.com/c›＞后 ‹https://example.com/ａ１›＝b ‹https://example.com/c›\u200B后",
		"：‹mailto:me@example.com›。‹MAILTO:me@example.com›",
		"«‹https://example.com/a›» — ‹https://example.com/b›… ‹https://example.com/c›—d",
		"‹http://localhost› ‹http://localhost:8080/a› ‹HTTP://example.com› ‹WWW.example.com› ‹Https://example.com›",
		"‹http://例子.中国/路径› ‹http://bücher.example› ‹https://example.com/a›　b",
		"‹foo_bar@example.com› ‹a.b-c+d@example.com›. x/a@example.com a@b a@b.c_",
		"fetch(\"‹https://example.com/a›\"); ‹https://example.com/b›; some-package@1.2.3 a@b.c4 ‹a@4b.c›;",
		"xhttp://a.com http:/a.com http://_a http:// :// x.www.a.com awww.b.c a@ @b.c",
		"ok: 10:30, e.g. this. www",
	} {
		if got := marked(asArticle(unmarked.Replace(text))); got != text {
			t.Errorf("got  %s\nwant %s", got, text)
		}
	}
	check(t, asArticle, []want{
		{"：WWW.a.example", `<p>：<a href="http://WWW.a.example">WWW.a.example</a></p>`},
		{"HTTP://a.example/B", `<p><a href="http://a.example/B">HTTP://a.example/B</a></p>`},
		{"：a_b@c.example", `<p>：<a href="mailto:a_b@c.example">a_b@c.example</a></p>`},
		{`<a href="https://a.example">https://a.example</a>.`, `<p><a href="https://a.example">https://a.example</a>.</p>`},
		{"Mailto:a@b.example", `<p><a href="mailto:a@b.example">Mailto:a@b.example</a></p>`},
	})
}

// TestEastAsianEmphasis checks that emphasis works as its writers meant it, without spaces
// around it.
func TestEastAsianEmphasis(t *testing.T) {
	for _, text := range []string{
		"**重点。**后面",
		"前面**「重点」**后面",
		"**一。**二**三。**四",
		"**注意（重要）**です。*「これ」*も",
		"**[链接]** **“引用”**后面",
		"**한국어(Korean)**는",
		"~~删除。~~后面",
	} {
		body := asArticle(text)
		if got := marked(body); got != text || strings.ContainsAny(node.PlainTextOf(body), "*~") {
			t.Errorf("got  %s\nwant %s", got, text)
		}
	}
	check(t, asArticle, []want{{"a**“b”**c", "<p>a**“b”**c</p>"}})
}

func TestStrikethrough(t *testing.T) {
	check(t, asArticle, []want{
		{"~one~~", "<p>~one~~</p>"},
		{"~~two~", "<p>~~two~</p>"},
		{"~one~ ~~two~~", "<p><del>one</del> <del>two</del></p>"},
	})
}

func TestNoTable(t *testing.T) {
	check(t, asArticle, []want{
		{"> quoted words\n--", "<blockquote><p>quoted words\n--</p></blockquote>"},
		{"> | a | b |\n| - | - |", "<blockquote><p>| a | b |\n| - | - |</p></blockquote>"},
		{"> | a |\n> | - |", "<blockquote>" + box("<table><thead><tr><th>a</th></tr></thead></table>") + "</blockquote>"},
		{"> a\nb\n--", "<blockquote><p>a\nb\n--</p></blockquote>"},
		{"> a\nb | c\n:- | -", "<blockquote><p>a\nb | c\n:- | -</p></blockquote>"},
		{"- a\n--", "<ul><li>a\n--</li></ul>"},
		{"1. a | b\n--|--", "<ol><li>a | b\n--|--</li></ol>"},
		{"- a\n  - b\n  --", "<ul><li>a\n<ul><li>b\n--</li></ul></li></ul>"},
		{"> - a\n> --", "<blockquote><ul><li>a\n--</li></ul></blockquote>"},
		{"a\n: b\n--", "<dl><dt>a</dt><dd>b\n--</dd></dl>"},
		{"a[^b]\n\n[^b]: c\n--", `<p>a<sup class="note"><a id="fnref-1" href="#fn-1" role="doc-noteref">1</a></sup></p>` +
			`<section class="footnotes" role="doc-endnotes" aria-label="Footnotes"><ol><li id="fn-1"><p>c` + "\n--&nbsp;" +
			`<a href="#fnref-1" role="doc-backlink" aria-label="Back to reference 1">↩` + "\uFE0E</a></p></li></ol></section>"},
		{"- | a |\n  | - |", "<ul><li>" + box("<table><thead><tr><th>a</th></tr></thead></table>") + "</li></ul>"},
		{"- a\n\n\t| b |\n\t| - |", "<ul><li>a\n" + box("<table><thead><tr><th>b</th></tr></thead></table>") + "</li></ul>"},
		{"- > | a |\n  > | - |", "<ul><li><blockquote>" + box("<table><thead><tr><th>a</th></tr></thead></table>") + "</blockquote></li></ul>"},
		{"> - | a |\n>   | - |", "<blockquote><ul><li>" + box("<table><thead><tr><th>a</th></tr></thead></table>") + "</li></ul></blockquote>"},
		{">> | a |\n>> | - |", "<blockquote><blockquote>" + box("<table><thead><tr><th>a</th></tr></thead></table>") + "</blockquote></blockquote>"},
	})
}
