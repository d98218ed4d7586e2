package comment

import (
	"cmp"
	"math"

	"afterword/wasm/calendar"
)

// Order is how comments with the same parent follow each other.
type Order uint8

// The orders. In all of them equals stay as they came, and comments of unknown
// time come last; in Top and Best that is after those that are thought of the same.
const (
	Oldest Order = iota
	Newest
	Top  // the highest score first, then the oldest
	Best // those first that most readers are surest to like, then the oldest
)

// compare tells whether a comes before b (negative), after it, or wherever.
func (o Order) compare(a, b *Comment) int {
	if o == Top && a.Score() != b.Score() {
		return cmp.Compare(b.Score(), a.Score())
	}
	if o == Best {
		if c := cmp.Compare(b.liked(), a.liked()); c != 0 {
			return c
		}
		if a.Down != b.Down {
			return cmp.Compare(a.Down, b.Down)
		}
	}
	switch {
	case a.Created == b.Created:
		return 0
	case a.Created == calendar.Never:
		return 1
	case b.Created == calendar.Never:
		return -1
	case o == Newest:
		return cmp.Compare(b.Created, a.Created)
	}
	return cmp.Compare(a.Created, b.Created)
}

// liked is the share of readers who like the comment that its votes make sure, at
// 95 %: the lower bound of Wilson's interval. So 9 of 10 count for more than 1
// of 1, and less than 90 of 100.
// https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
func (c *Comment) liked() float64 {
	const z = 1.96
	up, n := float64(max(c.Up, 0)), float64(max(c.Up, 0)+max(c.Down, 0))
	if up == 0 {
		return 0
	}
	p := up / n
	return (p + z*z/(2*n) - z*math.Sqrt((p*(1-p)+z*z/(4*n))/n)) / (1 + z*z/n)
}

// ranked gives the positions of comments in this order.
func (o Order) ranked(comments []*Branch) []int {
	return Sorted(len(comments), func(i, j int) bool {
		return o.compare(comments[i].Comment, comments[j].Comment) > 0
	})
}

// Sorted gives the positions of n things in an order; equals stay as they came. After
// tells whether one comes after another. Each use of slices.SortFunc adds a sort of
// its own to the module, and package sort is twice as large.
func Sorted(n int, after func(i, j int) bool) []int {
	ranks, merged := make([]int, n), make([]int, n)
	for i := range ranks {
		ranks[i] = i
	}
	for run := 1; run < n; run *= 2 {
		for from := 0; from < n; from += 2 * run {
			middle, end := min(from+run, n), min(from+2*run, n)
			left, right := from, middle
			for to := from; to < end; to++ {
				if left < middle && (right == end || !after(ranks[left], ranks[right])) {
					merged[to] = ranks[left]
					left++
				} else {
					merged[to] = ranks[right]
					right++
				}
			}
		}
		ranks, merged = merged, ranks
	}
	return ranks
}
