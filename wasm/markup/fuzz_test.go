package markup

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"afterword/wasm/node"
	"afterword/wasm/node/nodetest"

	"golang.org/x/net/html"
)

// policies are all ways in which a text can be shown.
var policies = []Options{article, remark}

// seeds adds inputs that reach far into the code, and those of the other tests.
func seeds(f *testing.F) {
	for _, e := range load[[]example](f, "commonmark-0.31.2.json") {
		f.Add(e.Markdown)
	}
	for _, e := range load[[]example](f, "gfm.json") {
		f.Add(e.Markdown)
	}
	for _, make := range extremes() {
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
	for _, texts := range hostile(f, "text", "article") {
		for _, text := range texts {
			if len(text) < 1000 {
				f.Add(text)
			}
		}
	}
}

// mayBe lists what may be in a tree, by name. It repeats the tables on purpose, so that a
// line added to a table by mistake makes a test fail. The browser tests read the list, too.
var mayBe = sync.OnceValue(func() (names struct{ Comment, Article, Attributes []string }) {
	data, err := os.ReadFile("testdata/allowed.json")
	if err == nil {
		err = json.Unmarshal(data, &names)
	}
	if err != nil {
		panic(err)
	}
	return names
})

// raster matches a data: URL of a picture whose format cannot run scripts.
var raster = regexp.MustCompile(`^data:image/(png|jpeg|gif|webp|avif)[;,]`)

// sound fails if the nodes break a rule that holds for every text.
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
			if n.Kind() == node.Text {
				if !utf8.ValidString(n.Data()) || strings.ContainsAny(n.Data(), "\x00\r") {
					t.Errorf("text %q", n.Data())
				}
				if i > 0 && nodes[i-1].Kind() == node.Text {
					t.Errorf("text after text %q", n.Data())
				}
				if len(open) > 0 && structural(open[len(open)-1]) {
					t.Errorf("text %q in %s", n.Data(), open[len(open)-1])
				}
				continue
			}
			stands(t, n.Tag, open)
			name := n.Tag.String()
			if !slices.Contains(mayBe().Comment, name) && !(o.Policy == Articles && slices.Contains(mayBe().Article, name)) {
				t.Errorf("element %s", name)
			}
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
	if differs := nodetest.Differs(nodes); differs != "" {
		t.Errorf("a browser reads another tree: %s", differs)
	}
	if Rendering != 0 {
		t.Error("still rendering")
	}
}

// stands fails if an element is where it may not be.
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

// dropped tells whether a browser drops a character before it reads a URL.
// https://url.spec.whatwg.org/#concept-basic-url-parser
func dropped(r rune) bool { return r < ' ' }

// allowed fails if the policy does not allow an attribute.
func allowed(t *testing.T, n node.Node, a node.Attr, o Options) {
	value := a.Value()
	switch a.Name.String() {
	case "href", "src":
		ok := strings.HasPrefix(value, "https:") || strings.HasPrefix(value, "http:") || strings.HasPrefix(value, "#") ||
			n.Tag == node.A && (strings.HasPrefix(value, "mailto:") || strings.HasPrefix(value, "tel:")) ||
			n.Tag == node.Img && raster.MatchString(value)
		if !ok || strings.ContainsFunc(value, dropped) {
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
		if !strings.HasPrefix(value, "language-") && !contains(" table heading anchor note footnotes tasks label alert-note alert-tip alert-important alert-warning alert-caution ", value) || strings.ContainsAny(value, " \t\n\f\r") {
			t.Errorf("class %q", value)
		}
	case "type":
		if n.Tag == node.Input && value != "checkbox" {
			t.Errorf("type %q", value)
		}
	default:
		if !slices.Contains(mayBe().Attributes, a.Name.String()) {
			t.Errorf("attribute %s", a.Name)
		}
	}
	if n.Tag == node.Img && !o.Policy.Images || n.Tag == node.Input && a.Name == node.Type && value != "checkbox" {
		t.Errorf("%s", n.HTML())
	}
}

// stable fails unless the HTML of the nodes gives the same nodes again: what was allowed
// once must be allowed again and mean the same.
func stable(t *testing.T, nodes []node.Node, o Options) {
	o.Level = o.Policy.Top - 1 // no shift of headings
	once := HTML(node.HTMLOf(unboxed(nodes)), o)
	if was, is := node.PlainTextOf(nodes), node.PlainTextOf(once); was != is {
		t.Errorf("the text %q became %q", was, is)
	}
	first := node.HTMLOf(once)
	if second := node.HTMLOf(HTML(node.HTMLOf(unboxed(once)), o)); second != first {
		t.Errorf("%s\nbecame %s", first, second)
	}
}

// unboxed removes the scroll boxes of tables, since rendering again adds them again.
func unboxed(nodes []node.Node) []node.Node {
	var bare []node.Node
	for _, n := range nodes {
		if n.Kind() == node.Element {
			n = node.El(n.Tag, n.Attrs, unboxed(n.Children)...)
		}
		if n.Tag == node.Div && len(n.Children) == 1 && n.Children[0].Tag == node.Table {
			n = n.Children[0]
		}
		bare = append(bare, n)
	}
	return bare
}

// escaped returns HTML that shows a text literally.
func escaped(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(text)
}

// backslashed returns Markdown that shows a text literally, but without indentation.
func backslashed(text string) string {
	text = regexp.MustCompile(`(?m)^\s+`).ReplaceAllString(clean(text), "")
	return regexp.MustCompile("[!-/:-@[-`{-~]").ReplaceAllString(text, `\$0`)
}

// ink returns a text without white space, which may change in layout.
func ink(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// spoken returns the text between the tags of HTML, as another tokenizer finds it. It
// reports whether all of that text must show: no element vanishes with its content, and no
// image has text instead.
func spoken(source string) (text string, all bool) {
	source = clean(source)
	if strings.Contains(source, "<?") || strings.Contains(source, "<![CDATA[") {
		// The other tokenizer ends these elsewhere than CommonMark.
		return "", false
	}
	tokens := html.NewTokenizer(strings.NewReader(source))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return text, true
		case html.TextToken:
			text += tokens.Token().Data
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := tokens.TagName()
			e, _ := Articles.lookup(string(name))
			if e.content == whole || e.content == raw || e.tag == node.Img {
				return "", false
			}
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, source string) {
		for _, o := range policies {
			document := Markdown(source, o)
			sound(t, source, document.Body, o)
			sound(t, source, document.Title, o)
			stable(t, document.Body, o)
			typed := Markdown(backslashed(source), o)
			if shown := node.PlainTextOf(typed.Body); ink(shown) != ink(clean(source)) {
				t.Errorf("escaped, it is shown as %q", shown)
			}
		}
	})
}

func FuzzHTML(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, source string) {
		for _, o := range policies {
			nodes := HTML(source, o)
			sound(t, source, nodes, o)
			stable(t, nodes, o)
			if shown := node.PlainTextOf(HTML(escaped(source), o)); shown != clean(source) {
				t.Errorf("escaped, it is shown as %q", shown)
			}
			if text, all := spoken(source); all && ink(text) != ink(node.PlainTextOf(nodes)) {
				t.Errorf("the text %q is shown as %q", text, node.PlainTextOf(nodes))
			}
		}
	})
}
