package markup

import (
	"strings"
	"testing"
	"unicode/utf8"

	"afterword/wasm/node"
)

// seeds are inputs that reach far into the code; those of the other tests are
// seeds too.
func seeds(f *testing.F) {
	for _, e := range load[[]example](f, "commonmark-0.31.2.json") {
		f.Add(e.Markdown)
	}
	for _, e := range load[[]example](f, "gfm.json") {
		f.Add(e.Markdown)
	}
	for _, make := range extremes {
		f.Add(make(200))
	}
	for _, s := range []string{
		"<details><summary>x</summary>\n\n*a <b>c* d\n\n</details>",
		"<table><tr><td>\n\n|a|\n|-|\n|<ul><li>b|\n\n<caption>",
		"<svg>\n\n- <svg> </svg> a\n\n</svg> b",
		"[a <a href=b>c](d) <img src=e alt=f></a>",
		"<p><a href=x><table>a<tr>b<p>c<td><a href=y><li>d<dl><dd><rt>e",
		"<ruby><rt><rb><rp></ruby><dl><dd><dt></p></br><hr></td>",
		"x[^1]\n\n[^1]: <script>y\n\n    # z\n\n[^2]: [^1]",
		"<a href=&#106&#97vascript:x>a</a><a href='\x01java\nscript:x'>",
		"<math><mi><mglyph><style><!--</style><img title=--></mglyph>",
		"&#XD &#0 &#13; a&#10;b",
		"<table>0<li>1<summary>2<rt>3",
		"<!--><b>--!><!----!><i>-->",
	} {
		f.Add(s)
	}
}

// sound fails unless the nodes are what they must be for every text.
func sound(t *testing.T, source string, nodes []node.Node, o Options) {
	count, depth := size(nodes)
	if depth > deepest+5 {
		t.Errorf("%d levels deep", depth)
	}
	if count > 16*len(source)+100 {
		t.Errorf("%d nodes of %d bytes", count, len(source))
	}
	var walk func(nodes []node.Node, open []node.Tag)
	walk = func(nodes []node.Node, open []node.Tag) {
		for i, n := range nodes {
			if n.Kind == node.Text {
				if !utf8.ValidString(n.Data()) || strings.ContainsAny(n.Data(), "\x00\r") {
					t.Errorf("text %q", n.Data())
				}
				if i > 0 && nodes[i-1].Kind == node.Text {
					t.Errorf("text after text %q", n.Data())
				}
				if len(open) > 0 && structural(open[len(open)-1]) {
					t.Errorf("text %q in %s", n.Data(), open[len(open)-1])
				}
				continue
			}
			stands(t, n.Tag, open)
			for _, a := range n.Attrs {
				allowed(t, n, a, o)
			}
			if n.Tag.Void() && len(n.Children) > 0 {
				t.Errorf("content in %s", n.Tag)
			}
			walk(n.Children, append(open[:len(open):len(open)], n.Tag))
		}
	}
	walk(nodes, nil)
	if Rendering != 0 {
		t.Error("still rendering")
	}
}

// stands fails if an element may not be where it is.
func stands(t *testing.T, tag node.Tag, open []node.Tag) {
	parent := node.Tag(255)
	if len(open) > 0 {
		parent = open[len(open)-1]
	}
	if len(open) > 0 && structural(parent) != tablePart(tag) || tablePart(tag) && !holds(parent, tag) {
		t.Errorf("%s in %v", tag, open)
	}
	switch tag {
	case node.Li, node.Dt, node.Dd:
		if !holds(parent, tag) {
			t.Errorf("%s in %v", tag, open)
		}
	case node.Summary:
		if parent != node.Details {
			t.Errorf("%s in %v", tag, open)
		}
	}
	for i := len(open) - 1; i >= 0; i-- {
		if tag == node.A && open[i] == node.A {
			t.Errorf("link in link: %v", open)
		}
	}
	for i := len(open) - 1; i >= 0 && !cell(open[i]); i-- {
		if open[i] == node.P && !phrasing(tag) {
			t.Errorf("%s in %v", tag, open)
		}
		if !phrasing(open[i]) {
			break
		}
	}
}

// allowed fails if an attribute is not what the policy says.
func allowed(t *testing.T, n node.Node, a node.Attr, o Options) {
	value := a.Value()
	switch a.Name.String() {
	case "href", "src":
		ok := strings.HasPrefix(value, "https:") || strings.HasPrefix(value, "http:") || strings.HasPrefix(value, "#") ||
			n.Tag == node.A && (strings.HasPrefix(value, "mailto:") || strings.HasPrefix(value, "tel:")) ||
			n.Tag == node.Img && strings.HasPrefix(value, "data:image/")
		if !ok {
			t.Errorf("%s %q", a.Name, value)
		}
		if n.Tag == node.A && o.Policy.Rel != "" && !strings.Contains(n.HTML(), ` rel="`+o.Policy.Rel+`"`) {
			t.Errorf("no rel: %s", n.HTML())
		}
	case "id":
		if !o.Policy.Anchors || strings.HasPrefix(value, "comment-") {
			t.Errorf("id %q", value)
		}
	case "class":
		if !strings.HasPrefix(value, "language-") && !contains(" table heading anchor note footnotes tasks ", value) || strings.ContainsAny(value, " \t\n\f\r") {
			t.Errorf("class %q", value)
		}
	case "type":
		if n.Tag == node.Input && value != "checkbox" {
			t.Errorf("type %q", value)
		}
	case "align", "alt", "aria-label", "colspan", "datetime", "decoding", "dir", "height", "lang", "loading", "open",
		"referrerpolicy", "rel", "reversed", "role", "rowspan", "scope", "span", "start", "tabindex", "title", "translate",
		"width", "disabled", "checked":
	default:
		t.Errorf("attribute %s", a.Name)
	}
	if n.Tag == node.Img && !o.Policy.Images || n.Tag == node.Input && a.Name == node.Type && value != "checkbox" {
		t.Errorf("%s", n.HTML())
	}
}

func FuzzMarkdown(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, source string) {
		for _, o := range []Options{article, remark} {
			document := Markdown(source, o)
			sound(t, source, document.Body, o)
			sound(t, source, document.Title, o)
		}
	})
}

func FuzzHTML(f *testing.F) {
	seeds(f)
	served := article
	served.Policy = Articles
	f.Fuzz(func(t *testing.T, source string) {
		for _, o := range []Options{served, remark} {
			nodes := HTML(source, o)
			sound(t, source, nodes, o)
			// What was allowed once is allowed again, and says the same.
			text := node.PlainTextOf(nodes)
			if again := node.PlainTextOf(HTML(node.HTMLOf(nodes), o)); again != text {
				t.Errorf("%q became %q", text, again)
			}
		}
	})
}
