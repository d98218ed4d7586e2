package patch

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"afterword/wasm/node"
)

// rows is a series of paragraphs, which are the same while their numbers are.
type rows struct {
	numbers []int
	asked   *int // how many items were made
}

func (r rows) Len() int { return len(r.numbers) }

func (r rows) Item(i int) node.Node {
	*r.asked++
	n := r.numbers[i]
	return node.Memo(n, func() node.Node { return text(fmt.Sprint(n)) }).Keyed(fmt.Sprint(n / 10))
}

func (r rows) Same(i int, before node.Series, j int) bool {
	return r.numbers[i] == before.(rows).numbers[j]
}

// TestSeries changes long lists at random.
func TestSeries(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		asked := 0
		var old []int
		for i := range random.IntN(12) {
			old = append(old, 10*i)
		}
		next := slices.Clone(old)
		for range random.IntN(4) {
			at := random.IntN(len(next) + 1)
			switch random.IntN(4) {
			case 0:
				next = slices.Insert(next, at, 10*(20+random.IntN(1000)))
			case 1:
				if at < len(next) {
					next = slices.Delete(next, at, at+1)
				}
			case 2:
				if at < len(next) {
					next[at]++
				}
			case 3:
				random.Shuffle(len(next), func(i, j int) { next[i], next[j] = next[j], next[i] })
			}
		}
		step(t, node.List(node.Div, nil, rows{old, &asked}), node.List(node.Div, nil, rows{next, &asked}))
	}
}

// TestTakeOver takes a page that came as HTML over in goes, while the list
// changes, and has come with another one than it has now.
func TestTakeOver(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long under Node, and natively it runs each time")
	}
	random := rand.New(rand.NewPCG(3, 4))
	change := func(ids []int) []int {
		ids = slices.Clone(ids)
		for range random.IntN(3) {
			at := random.IntN(len(ids) + 1)
			switch random.IntN(3) {
			case 0:
				ids = slices.Insert(ids, at, 100+random.IntN(1_000_000))
			case 1:
				if at < len(ids) {
					ids = slices.Delete(ids, at, at+1)
				}
			case 2:
				random.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
			}
		}
		return ids
	}
	for range 2000 {
		var ids []int
		for i := range random.IntN(30) {
			ids = append(ids, i)
		}
		p := page{came: drawn(node.List(node.Div, nil, named(ids)))}
		ids = change(ids)
		var b Buffer
		var shown node.Node
		for n := random.IntN(10); ; n += 1 + random.IntN(10) {
			next := node.List(node.Div, nil, named(ids))
			if n < len(ids) {
				next = beginning(ids[:n])
			}
			b.Reset()
			if shown.Kind() == node.Nothing {
				b.Build(next)
			} else {
				b.Diff(shown, next)
			}
			p.apply(&b)
			shown = next
			if got, want := p.root.children[:min(n, len(ids))], drawn(next).children; fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("got %s\nwant %s", got, want)
			}
			if n >= len(ids) {
				break
			}
			if random.IntN(4) == 0 {
				ids = change(ids)
			}
		}
		if got, want := p.root.String(), drawn(shown).String(); got != want {
			t.Fatalf("got %s\nwant %s", got, want)
		}
	}
}

// TestTakeOverStays holds what is taken over to being what it was.
func TestTakeOverStays(t *testing.T) {
	var ids []int
	for i := range 100 {
		ids = append(ids, i)
	}
	p := page{came: drawn(node.List(node.Div, nil, named(ids)))}
	came := slices.Clone(p.came.children)
	var b Buffer
	b.Build(beginning(ids[:20]))
	p.apply(&b)
	for n := 20; n < 100; n += 20 {
		b.Reset()
		b.Diff(beginning(ids[:n]), beginning(ids[:n+20]))
		p.apply(&b)
		if p.made > 0 || !slices.Equal(p.root.children, came) {
			t.Fatalf("%d nodes were made, %d children are there", p.made, len(p.root.children))
		}
		if got := len(b.Ops); got > 20*15 {
			t.Errorf("%d bytes for 20 of them", got)
		}
	}
}

// beginning is the first of a list, behind which the others stay.
func beginning(ids []int) node.Node {
	return node.El(node.Div, nil, append(node.List(node.Div, nil, named(ids)).Build().Children, node.Stay(""))...)
}

// named is a series of articles with IDs.
type named []int

func (s named) Len() int { return len(s) }

func (s named) Item(i int) node.Node {
	id := fmt.Sprint(s[i])
	return node.Memo(id, func() node.Node {
		return node.El(node.Article, []node.Attr{node.At(node.ID, id)}, text(id))
	}).Keyed(id)
}

func (s named) Same(i int, before node.Series, j int) bool { return s[i] == before.(named)[j] }

// TestSeriesCost counts what a change of a long series looks at.
func TestSeriesCost(t *testing.T) {
	var numbers []int
	for i := range 10_000 {
		numbers = append(numbers, 10*i)
	}
	changed := slices.Clone(numbers)
	changed[5000]++
	for name, c := range map[string]struct {
		next []int
		want int // items made, of before and after
	}{
		"nothing":    {numbers, 0},
		"another":    {changed, 2},
		"one more":   {slices.Insert(slices.Clone(numbers), 5000, 7), 1},
		"one less":   {slices.Delete(slices.Clone(numbers), 5000, 5001), 1},
		"at the end": {append(slices.Clone(numbers), 1, 11), 2},
	} {
		asked := 0
		var b Buffer
		b.Diff(node.List(node.Div, nil, rows{numbers, &asked}), node.List(node.Div, nil, rows{c.next, &asked}))
		if asked != c.want {
			t.Errorf("%s: %d items, want %d", name, asked, c.want)
		}
	}
}
