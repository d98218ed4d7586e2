package node

import "testing"

func TestHTML(t *testing.T) {
	link, _ := Base("https://example.test/").Link("a?b&c=\"d\"")
	for _, c := range []struct {
		name string
		node Node
		want string
	}{
		{"nothing", Node{}, ""},
		{"empty text", Txt(""), ""},
		{"text", Txt("a < b > c & d \u00a0 \" ' \u2028"), "a &lt; b &gt; c &amp; d &nbsp; \" ' \u2028"},
		{"markup as text", Txt("</p><script>&lt;"), "&lt;/p&gt;&lt;script&gt;&amp;lt;"},
		{"element", El(P, nil, Txt("a"), Node{}, El(Br, nil), Txt("b")), "<p>a<br>b</p>"},
		{"value", El(P, []Attr{At(Title, "\"a\" <b> & 'c'\u00a0\n")}), "<p title=\"&quot;a&quot; &lt;b&gt; &amp; 'c'&nbsp;\n\"></p>"},
		{"URL", El(A, []Attr{Href(link)}), `<a href="https://example.test/a?b&amp;c=&quot;d&quot;"></a>`},
		{"switches", El(Input, []Attr{On(Checked), On(Disabled), At(Value, "")}), `<input checked disabled value="">`},
		{"void", El(Img, []Attr{At(Alt, "")}, Txt("lost")), `<img alt="">`},
		{"textarea", El(Textarea, []Attr{At(ID, "a"), At(Value, "\n</textarea>")}), "<textarea id=\"a\">\n\n&lt;/textarea&gt;</textarea>"},
		{"pre", El(Pre, nil, Txt("a\n")), "<pre>a\n</pre>"},
		{"pre with a first line that is empty", El(Pre, nil, Txt("\na")), "<pre>\n\na</pre>"},
		{"memo", El(P, nil, Memo(1, func() Node { return El(B, nil, Txt("a")) }).Keyed("k")), "<p><b>a</b></p>"},
		{"URL's name without a URL", El(A, []Attr{At(href, "javascript:x")}), `<a title=""></a>`},
	} {
		if got := c.node.HTML(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := HTMLOf([]Node{Txt("a"), El(Hr, nil), {}}); got != "a<hr>" {
		t.Error(got)
	}
}

func TestPlainText(t *testing.T) {
	n := El(P, []Attr{At(Title, "no")}, Txt("a "), El(B, nil, Memo(1, func() Node { return El(I, nil, Txt("b")) })), Node{}, Txt("<c>"))
	if got := n.PlainText(); got != "a b<c>" {
		t.Error(got)
	}
	if got := PlainTextOf([]Node{n, Txt("!")}); got != "a b<c>!" {
		t.Error(got)
	}
}

func TestMemo(t *testing.T) {
	asked := 0
	memo := func(depends any) Node {
		return Memo(depends, func() Node { asked++; return El(P, nil, Txt("a")) })
	}
	one, two := memo("1").Keyed("k"), memo("1")
	if !one.Same(two) || one.Same(memo("2")) || one.Same(El(P, nil)) || El(P, nil).Same(El(P, nil)) {
		t.Error("Same")
	}
	if asked > 0 {
		t.Error("a memo was built before it was needed")
	}
	if built := one.Build(); built.Key() != "k" || built.Kind() != Element || asked != 1 {
		t.Errorf("built %+v, asked %d times", built, asked)
	}
}

// TestTables holds the names to their numbers: each name is there once, and
// none of them runs code or reaches another document.
func TestTables(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range append(Tags[:], Names[:]...) {
		if name == "" {
			t.Error("a number without a name")
		}
	}
	for tag, name := range map[Tag]string{A: "a", H6: "h6", Img: "img", Textarea: "textarea", Wbr: "wbr"} {
		if tag.String() != name {
			t.Errorf("%d is %s, not %s", tag, tag, name)
		}
	}
	for name, text := range map[Name]string{Align: "align", Width: "width", Disabled: "disabled", Value: "value", href: "href", src: "src"} {
		if name.String() != text {
			t.Errorf("%d is %s, not %s", name, name, text)
		}
	}
	for _, tag := range Tags {
		switch tag {
		case "script", "style", "template", "iframe", "object", "embed", "link", "meta", "base", "svg", "math", "noscript", "frame":
			t.Errorf("there is a %s", tag)
		}
		if seen[tag] {
			t.Errorf("%s is there twice", tag)
		}
		seen[tag] = true
	}
	seen = map[string]bool{}
	for _, name := range Names {
		if seen[name] || len(name) > 2 && name[:2] == "on" {
			t.Errorf("the attribute %s", name)
		}
		switch name {
		case "style", "srcset", "srcdoc", "action", "formaction", "ping", "target", "is", "slot", "http-equiv":
			t.Errorf("the attribute %s", name)
		}
		seen[name] = true
	}
}
