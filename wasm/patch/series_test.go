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
