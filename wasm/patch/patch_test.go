package patch

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"afterword/wasm/node"
)

// forester grows random trees.
type forester struct{ *rand.Rand }

var (
	someTags  = []node.Tag{node.Div, node.P, node.Span, node.Input, node.Textarea, node.Article}
	someNames = []node.Name{node.Class, node.ID, node.Hidden, node.Value, node.Checked, node.Selected, node.AriaLabel, node.Lang}
	someTexts = []string{"", "a", "b", "text", "ünï", "漢字", "👩‍👩‍👧", "\x00", "a\x00b", "\xff", "\xed\xa0\x80", "👍\xf0\x9f", "\ufeff", "\u2028"}
)

func pick[T any](f forester, list []T) T { return list[f.IntN(len(list))] }

func (f forester) attrs() []node.Attr {
	var attrs []node.Attr
	for _, i := range f.Perm(len(someNames))[:f.IntN(4)] {
		if name := someNames[i]; name.Boolean() {
			attrs = append(attrs, node.On(name))
		} else {
			attrs = append(attrs, node.At(name, pick(f, someTexts)))
		}
	}
	return attrs
}

func (f forester) element(depth int) node.Node {
	n := node.El(pick(f, someTags), f.attrs())
	if depth > 0 {
		n.Children = f.children(depth - 1)
	}
	return n
}

func (f forester) child(depth int) node.Node {
	switch f.IntN(8) {
	case 0:
		return node.Node{}
	case 1, 2:
		return node.Txt(pick(f, someTexts))
	case 3:
		return f.memo()
	}
	return f.element(depth)
}

// memo is a subtree that its number alone decides.
func (f forester) memo() node.Node {
	number := f.Uint64N(6)
	return node.Memo(number, func() node.Node {
		inside := forester{rand.New(rand.NewPCG(number, 1))}
		return inside.element(2)
	})
}

func (f forester) children(depth int) []node.Node {
	var children []node.Node
	for _, key := range f.Perm(9)[:f.IntN(7)] {
		child := f.child(depth)
		if f.IntN(2) == 0 && child.Kind() != node.Nothing {
			child = child.Keyed(fmt.Sprint(key))
		}
		children = append(children, child)
	}
	return children
}

// changed is n after a while.
func (f forester) changed(n node.Node) node.Node {
	if n.Kind() != node.Element || f.IntN(4) == 0 {
		return n
	}
	next := node.El(n.Tag, n.Attrs, slices.Clone(n.Children)...).Keyed(n.Key())
	if f.IntN(3) == 0 {
		next.Attrs = f.attrs()
	}
	for i := range next.Children {
		next.Children[i] = f.changed(next.Children[i])
	}
	for range f.IntN(3) {
		kept := next.Children
		at := f.IntN(len(kept) + 1)
		switch f.IntN(4) {
		case 0:
			next.Children = slices.Insert(kept, at, f.child(1))
		case 1:
			if at < len(kept) {
				next.Children = slices.Delete(kept, at, at+1)
			}
		case 2:
			f.Shuffle(len(kept), func(i, j int) { kept[i], kept[j] = kept[j], kept[i] })
		case 3:
			if at < len(kept) && kept[at].Kind() != node.Nothing {
				key := kept[at].Key()
				kept[at] = f.child(1).Keyed(key)
			}
		}
	}
	return next
}

// step shows old, then new, and holds the page to both.
func step(t *testing.T, old, new node.Node) *page {
	t.Helper()
	var p page
	var b Buffer
	b.Build(old)
	p.apply(&b)
	if got, want := p.root.String(), drawn(old).String(); got != want {
		t.Fatalf("built\n%s\nwant\n%s", got, want)
	}
	root := p.root
	snapshot := map[*element][]*element{}
	remember(p.root, snapshot)
	b.Reset()
	said := b.Diff(old, new)
	if said != (len(b.Ops) > 1) {
		t.Fatalf("Diff says %v and gives %v", said, b.Ops)
	}
	p.apply(&b)
	if got, want := p.root.String(), drawn(new).String(); got != want {
		t.Fatalf("%s\nbecame\n%s\nwant\n%s\nby\n%s", drawn(old), got, want, strings.Join(listing(&b, false), "\n"))
	}
	if p.root != root {
		t.Fatal("the root is another one")
	}
	kept(t, &p, snapshot, root, old, new)
	return &p
}

func remember(e *element, to map[*element][]*element) {
	to[e] = slices.Clone(e.children)
	for _, child := range e.children {
		remember(child, to)
	}
}

// kept holds the node e, which showed old and shows new, to what readers may
// rely on: a child that keeps its key stays the same object, with its focus
// and scroll position, and is not touched where nothing of it is new.
func kept(t *testing.T, p *page, before map[*element][]*element, e *element, old, new node.Node) {
	t.Helper()
	old, new = old.Build(), new.Build()
	if old.Kind() != node.Element {
		return
	}
	was, is := present(old.Children), present(new.Children)
	if same(old, new) {
		untouched(t, p, e)
		return
	}
	for i, n := range is {
		if n.Key() == "" || countAlike(is, n) > 1 {
			continue
		}
		j := slices.IndexFunc(was, func(o node.Node) bool { return alike(o, n) })
		if j < 0 || countAlike(was, n) > 1 {
			continue
		}
		if was[j].Build().Tag != n.Build().Tag {
			continue // another element has taken its place
		}
		if before[e][j] != e.children[i] {
			t.Fatalf("the child with the key %q is another one than before", n.Key())
		}
		kept(t, p, before, e.children[i], was[j], n)
	}
}

func countAlike(list []node.Node, n node.Node) (found int) {
	for _, other := range list {
		if alike(other, n) {
			found++
		}
	}
	return found
}

// same tells whether two trees say the same, keys and all.
func same(old, new node.Node) bool {
	if old.Kind() != new.Kind() || old.Key() != new.Key() {
		return false
	}
	old, new = old.Build(), new.Build()
	if old.Tag != new.Tag || old.Data() != new.Data() || !slices.Equal(old.Attrs, new.Attrs) {
		return false
	}
	return slices.EqualFunc(present(old.Children), present(new.Children), same)
}

func untouched(t *testing.T, p *page, e *element) {
	t.Helper()
	if p.written[e] {
		t.Fatalf("nothing of %s is new, and it was written to", e)
	}
	for _, child := range e.children {
		if p.moved[child] {
			t.Fatalf("nothing of %s is new, and children were moved", e)
		}
		untouched(t, p, child)
	}
}

func TestDiffOfRandomTrees(t *testing.T) {
	for seed := range uint64(200) {
		f := forester{rand.New(rand.NewPCG(seed, 0))}
		old := f.element(4)
		old.Tag = node.Div
		new := f.changed(old)
		if seed%4 == 0 {
			new = f.element(4)
			new.Tag = node.Div
		}
		step(t, old, new)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
		if p := step(t, new, new); p.made > 0 || len(p.written)+len(p.moved) > 0 {
			t.Fatalf("seed %d: showing the same once more touched the page", seed)
		}
	}
}

// TestManySteps keeps one page through a long life, in one buffer.
func TestManySteps(t *testing.T) {
	f := forester{rand.New(rand.NewPCG(7, 7))}
	shown := f.element(4)
	shown.Tag = node.Div
	var p page
	var b Buffer
	b.Build(shown)
	p.apply(&b)
	for i := range 100 {
		next := f.changed(shown)
		if len(next.Children) == 0 {
			next.Children = f.children(3)
		}
		b.Reset()
		b.Diff(shown, next)
		p.apply(&b)
		shown = next
		if got, want := p.root.String(), drawn(shown).String(); got != want {
			t.Fatalf("step %d:\n%s\nwant\n%s", i, got, want)
		}
	}
}

func FuzzDiff(f *testing.F) {
	for i, text := range someTexts {
		f.Add(uint64(i), uint64(i), text, "b")
	}
	f.Fuzz(func(t *testing.T, seed, other uint64, one, two string) {
		f := forester{rand.New(rand.NewPCG(seed, other))}
		plant := func(n node.Node, text string) node.Node {
			more := []node.Node{node.Txt(text), node.El(node.P, []node.Attr{node.At(node.Title, text)}, node.Txt(text+one))}
			return node.El(node.Div, n.Attrs, append(slices.Clone(n.Children), more...)...)
		}
		old := f.element(3)
		step(t, plant(old, one), plant(f.changed(old), two))
	})
}
