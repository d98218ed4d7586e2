package markup

import (
	"encoding/json"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"afterword/wasm/node"
)

type example struct {
	Example                 int
	Section, Markdown, HTML string
}

func load[T any](t testing.TB, name string) T {
	t.Helper()
	var v T
	data, err := os.ReadFile("testdata/" + name)
	if err == nil {
		err = json.Unmarshal(data, &v)
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}

var english = Words{
	Anchor: "Link to “{title}”", Table: "Table", Done: "Done", Open: "Not done",
	Notes: "Footnotes", Back: "Back to reference {number}",
	Alerts: "Note|Tip|Important|Warning|Caution",
}

const site = "https://example.test/dir/page"

// bare renders as the specification does: no anchors, no notes, no shift.
func bare() Options {
	policy := *Articles
	policy.Top, policy.Anchors, policy.Extended, policy.built = 1, false, false, nil
	return Options{Policy: &policy, Base: site, Level: 0, Words: english}
}

// normal removes what differs by design everywhere: the scroll box of tables, attributes of
// images and code, and space between blocks.
func normal(html string) string {
	for _, r := range []struct{ pattern, with string }{
		{`<div class="table"[^>]*>(?s:(.*?))</div>`, "$1"},
		{`<pre tabindex="0">`, "<pre>"},
		{` loading="lazy" decoding="async" referrerpolicy="no-referrer"`, ""},
		{` ?/>`, ">"},
		{`\n*(</?(?:p|h[1-6]|ul|ol|li|blockquote|pre|hr|table|thead|tbody|tr|th|td|div)(?: [^>]*)?>)\n*`, "$1"},
	} {
		html = regexp.MustCompile(r.pattern).ReplaceAllString(html, r.with)
	}
	html = regexp.MustCompile(`<(?:a|img) (?:href|src)="([^"]*)"`).ReplaceAllStringFunc(html, func(s string) string {
		name, value, _ := strings.Cut(s, "=")
		value = strings.ReplaceAll(strings.Trim(value, `"`), "&amp;", "&")
		u, ok := node.Base(site).Link(value)
		if !ok {
			return s
		}
		return name + "=" + strconv.Quote(u.String())
	})
	html = regexp.MustCompile(`<img [^>]*>`).ReplaceAllStringFunc(html, func(s string) string {
		out := "<img"
		for _, name := range []string{"src", "alt", "title"} {
			out += regexp.MustCompile(` ` + name + `="[^"]*"`).FindString(s)
		}
		return out + ">"
	})
	html = strings.ReplaceAll(html, "&nbsp;", "\u00a0")
	html = strings.ReplaceAll(html, "&quot;", `"`)
	return strings.TrimSpace(html)
}

func TestCommonMark(t *testing.T) {
	differences := map[int]string{}
	for _, d := range load[[]struct {
		Examples []int
		Reason   string
	}](t, "differences.json") {
		for _, n := range d.Examples {
			differences[n] = d.Reason
		}
	}
	examples := load[[]example](t, "commonmark-0.31.2.json")
	if len(examples) != 652 {
		t.Fatalf("%d examples", len(examples))
	}
	for _, e := range examples {
		got := normal(node.HTMLOf(Markdown(e.Markdown, bare()).Body))
		want := normal(e.HTML)
		reason, differs := differences[e.Example]
		switch {
		case got != want && !differs:
			t.Errorf("%d %s\n%q\ngot  %q\nwant %q", e.Example, e.Section, e.Markdown, got, want)
		case got == want && differs:
			t.Errorf("%d is listed as different (%s), but is not", e.Example, reason)
		}
	}
}

func TestGFM(t *testing.T) {
	for _, e := range load[[]example](t, "gfm.json") {
		got := normal(node.HTMLOf(Markdown(e.Markdown, bare()).Body))
		if want := normal(e.HTML); got != want {
			t.Errorf("%s %q\ngot  %q\nwant %q", e.Section, e.Markdown, got, want)
		}
	}
}
