package markup

import (
	"strings"
	"testing"
)

// remarkOf300 is a comment of about 300 bytes as people write them.
const remarkOf300 = "I **really** like this part, but see [the docs](https://example.com/docs?a=1&b=2):\n\n" +
	"> quoting the *article* here\n\n- one `code` thing\n- another thing that runs on for a while\n\n" +
	"Thanks for writing it! It's about time that someone did, and www.example.org agrees & so do I.\n"

func BenchmarkComment(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Markdown(remarkOf300, remark)
	}
}

func BenchmarkServedHTML(b *testing.B) {
	source := `<p>I <strong>really</strong> like this part, but see <a href="https://example.com/docs?a=1&amp;b=2" class="x">the docs</a>:</p>` +
		strings.Repeat("<p>It&#39;s about time that someone did, and <code>so</code> do I.</p>", 3)
	b.ReportAllocs()
	for b.Loop() {
		HTML(source, remark)
	}
}

func BenchmarkArticle(b *testing.B) {
	source := strings.Repeat("## A heading\n\n"+remarkOf300, 400)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		Markdown(source, article)
	}
}
