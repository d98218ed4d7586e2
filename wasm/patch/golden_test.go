package patch

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"afterword/wasm/node"
)

func class(name string) []node.Attr { return []node.Attr{node.At(node.Class, name)} }

func text(s string) node.Node { return node.El(node.P, nil, node.Txt(s)) }

func div(children ...node.Node) node.Node { return node.El(node.Div, nil, children...) }

func row(key string) node.Node { return text(key).Keyed(key) }

func memo(depends, content string) node.Node {
	return node.Memo(depends, func() node.Node { return text(content) })
}

func rule(depends string) node.Node {
	return node.Memo(depends, func() node.Node { return node.El(node.Hr, nil) })
}

// operations are typical changes, and what each costs.
var operations = []struct {
	name     string
	old, new node.Node
	want     string
}{
	{"nothing", div(text("a")), div(text("a")), ""},
	{"text", div(text("a"), text("b")), div(text("a"), text("c")), `1/0: text "c"`},
	{"text of astral and broken characters", div(text("a")), div(text("👍\xff漢\x00")), `0/0: text "👍�漢\x00"`},
	{"text to an element", div(node.Txt("a")), div(text("a")), `from 0, 1 become p[]{"a"}`},
	{"text to nothing", div(node.Txt("a"), text("b")), div(node.Txt(""), text("b")), `from 0, 1 become`},
	{"nothing to text", div(node.Txt(""), text("b")), div(node.Txt("a"), text("b")), `from 0, 0 become "a"`},
	{"attribute", node.El(node.P, class("a")), node.El(node.P, class("b")), `class="b"`},
	{"attribute empty", node.El(node.P, class("a")), node.El(node.P, class("")), `class=""`},
	{"attribute gone", node.El(node.P, class("a")), node.El(node.P, nil), `no class`},
	{"attribute new", node.El(node.P, nil), node.El(node.P, class("b")), `class="b"`},
	{"property the same", node.El(node.Input, []node.Attr{node.At(node.Value, "a")}),
		node.El(node.Input, []node.Attr{node.At(node.Value, "a")}), `value="a"`},
	{"property gone", node.El(node.Input, []node.Attr{node.On(node.Checked)}), node.El(node.Input, nil), `no checked`},
	{"option selected after it is there", node.El(node.Select, []node.Attr{node.At(node.Value, "a")}),
		node.El(node.Select, []node.Attr{node.At(node.Value, "b")}, node.El(node.Option, nil)),
		"from 0, 0 become option[]{}\nvalue=\"b\""},
	{"one more at the end", div(row("a"), row("b")), div(row("a"), row("b"), row("c")), `from 2, 0 become p[]{"c"}`},
	{"one more at the front", div(row("a"), row("b")), div(row("c"), row("a"), row("b")), `from 0, 0 become p[]{"c"}`},
	{"one less", div(row("a"), row("b"), row("c")), div(row("a"), row("c")), `from 1, 1 become`},
	{"all gone", div(row("a"), row("b")), div(), `from 0, 2 become`},
	{"swapped", div(row("a"), row("b")), div(row("b"), row("a")), `from 0, 2 become #1 #0`},
	{"turned round", div(row("a"), row("b"), row("c"), row("d")), div(row("d"), row("c"), row("b"), row("a")),
		`from 0, 4 become #3 #2 #1 #0`},
	{"one replaced among others", div(row("a"), row("b"), row("c")), div(row("a"), row("d"), row("c")), `from 1, 1 become p[]{"d"}`},
	{"moved and changed", div(row("a"), row("b")), div(text("B").Keyed("b"), row("a")), "1/0: text \"B\"\nfrom 0, 2 become #1 #0"},
	{"without keys in order", div(text("a"), text("b")), div(text("b"), text("c"), text("a")),
		"0/0: text \"b\"\n1/0: text \"c\"\nfrom 2, 0 become p[]{\"a\"}"},
	{"without keys of a kind", div(node.El(node.Hr, nil), text("a"), text("b"), text("c"), node.El(node.Br, nil)),
		div(node.El(node.Br, nil), text("A"), text("b"), text("c"), node.El(node.Hr, nil)),
		"1/0: text \"A\"\nfrom 0, 5 become #4 #1 #2 #3 #0"},
	{"a memo that is the same is not asked", div(memo("1", "a")), div(memo("1", "b")), ""},
	{"a memo that is another", div(memo("1", "a")), div(memo("2", "b")), `0/0: text "b"`},
	{"a memo that is another and shows the same", div(memo("1", "a")), div(memo("2", "a")), ""},
	{"an element to a memo", div(text("a")), div(memo("1", "a")), `from 0, 1 become p[]{"a"}`},
	{"a memo by key", div(memo("1", "a").Keyed("k"), row("x")), div(row("x"), memo("1", "b").Keyed("k")), `from 0, 2 become #1 #0`},
	{"a memo of another tag", div(memo("1", "a").Keyed("k"), row("x")), div(rule("2").Keyed("k"), row("x")), `from 0, 1 become hr[]{}`},
	{"a memo of another tag without a key", div(row("x"), memo("1", "a")), div(row("x"), rule("2")), `from 1, 1 become hr[]{}`},
	{"a memo of another tag that moves", div(memo("1", "a").Keyed("k"), row("x")), div(row("x"), rule("2").Keyed("k")),
		"from 0, 1 become hr[]{}\nfrom 0, 2 become #1 #0"},
	{"a memo of another tag among what the page holds", div(memo("1", "a").Keyed("k"), node.Stay("")), div(rule("2").Keyed("k"), node.Stay("")),
		`from 0, 1 become hr[]{}`},
	{"more of what the page holds", div(row("a"), node.Stay("")), div(row("a"), row("b"), node.Stay("")), `from 1 on p[]{"b"} what is there`},
	{"all of what the page holds", div(row("a"), node.Stay("")), div(row("a"), row("b")), `from 1 on p[]{"b"}`},
	{"nothing of what the page holds", div(row("a"), node.Stay("")), div(row("a")), `from 1 on`},
	{"as much of what the page holds", div(row("a"), node.Stay("")), div(row("a"), node.Stay("")), ""},
	{"a change before what the page holds", div(text("a"), node.Stay("")), div(text("b"), node.Stay("")), `0/0: text "b"`},
	{"others before what the page holds", div(row("a"), row("b"), node.Stay("")), div(row("c"), node.Stay("")), `from 0 on p[]{"c"} what is there`},
	{"what the page held is known", div(row("a"), row("b")), div(row("a"), node.Stay("")), `from 1, 1 become`},
	{"another tag under a key", div(row("a")), div(node.El(node.Hr, nil).Keyed("a")), `from 0, 1 become hr[]{}`},
}

func TestOperations(t *testing.T) {
	for _, c := range operations {
		t.Run(c.name, func(t *testing.T) {
			var b Buffer
			changed := b.Diff(c.old, c.new)
			if got := strings.Join(listing(&b, false), "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if changed != (c.want != "") {
				t.Errorf("Diff says %v", changed)
			}
			var p page
			b.Reset()
			b.Build(c.old)
			p.apply(&b)
			b.Reset()
			b.Diff(c.old, c.new)
			p.apply(&b)
		})
	}
}

// thread is n comments above a box to write in, as the widget has them.
func thread(ids []int, draft string) node.Node {
	var items []node.Node
	for _, id := range ids {
		key := fmt.Sprint(id)
		items = append(items, node.El(node.Article, []node.Attr{node.At(node.ID, "comment-"+key)},
			node.Memo(key, func() node.Node { return text("comment " + key) }),
			node.El(node.Button, nil, node.Txt("Reply"))).Keyed(key))
	}
	return node.El(node.Section, nil,
		node.El(node.H2, nil, node.Txt(fmt.Sprintf("%d comments", len(ids)))),
		node.El(node.Textarea, []node.Attr{node.At(node.Value, draft)}),
		node.Memo(fmt.Sprint(ids), func() node.Node { return node.El(node.Div, nil, items...) }).Keyed("list"))
}

// TestCost holds typical changes of long threads to what they may do.
func TestCost(t *testing.T) {
	ids := func(n int) (ids []int) {
		for i := range n {
			ids = append(ids, i)
		}
		return ids
	}
	for _, c := range []struct {
		name     string
		old, new func(n int) node.Node
		want     int // operations
	}{
		{"typing", func(n int) node.Node { return thread(ids(n), "a") }, func(n int) node.Node { return thread(ids(n), "ab") }, 1},
		{"a comment at the end", func(n int) node.Node { return thread(ids(n), "") }, func(n int) node.Node { return thread(ids(n+1), "") }, 3},
		{"a comment at the front", func(n int) node.Node { return thread(ids(n), "") },
			func(n int) node.Node { return thread(append([]int{n}, ids(n)...), "") }, 3},
		{"a comment in the middle", func(n int) node.Node { return thread(ids(n), "") },
			func(n int) node.Node { return thread(slices.Insert(ids(n), n/2, n), "") }, 3},
		{"a comment less", func(n int) node.Node { return thread(ids(n), "") },
			func(n int) node.Node { return thread(slices.Delete(ids(n), n/2, n/2+1), "") }, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, n := range []int{10, 1000} {
				p := step(t, c.old(n), c.new(n))
				var b Buffer
				b.Diff(c.old(n), c.new(n))
				if got := len(listing(&b, false)); got != c.want {
					t.Errorf("%d comments: %d operations, want %d", n, got, c.want)
				}
				if len(b.Ops) > 60 {
					t.Errorf("%d comments: %d bytes", n, len(b.Ops))
				}
				if len(p.moved) > 0 || p.made > 5 {
					t.Errorf("%d comments: %d nodes moved, %d made", n, len(p.moved), p.made)
				}
			}
		})
	}
}

func TestStrings(t *testing.T) {
	for _, s := range append(someTexts, strings.Repeat("👍", 100), strings.Repeat("x", 20_000), strings.Repeat("\xff\xc0\xaf", 9)) {
		n := node.El(node.P, []node.Attr{node.At(node.Title, s)}, node.Txt(s), node.Txt("|"+s))
		var b Buffer
		b.Build(n)
		got := strings.Join(listing(&b, true), "\n")
		if want := drawn(n).String(); got != want {
			t.Errorf("%q: got %s, want %s", s, got, want)
		}
	}
}
