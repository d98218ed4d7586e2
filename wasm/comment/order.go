package comment

import (
	"cmp"
	"slices"
)

// Order is how comments with the same parent follow each other.
type Order uint8

// The orders. In all of them equals stay as they came, and comments of unknown
// time come last; in Top that is after those with the same score.
const (
	Oldest Order = iota
	Newest
	Top // the highest score first, then the oldest
)

// compare tells whether a comes before b (negative), after it, or wherever.
func (o Order) compare(a, b *Comment) int {
	if o == Top && a.Score() != b.Score() {
		return cmp.Compare(b.Score(), a.Score())
	}
	switch {
	case a.Created == b.Created:
		return 0
	case a.Created == Never:
		return 1
	case b.Created == Never:
		return -1
	case o == Newest:
		return cmp.Compare(b.Created, a.Created)
	}
	return cmp.Compare(a.Created, b.Created)
}

// ranked gives the positions of comments in this order.
func (o Order) ranked(comments []*Comment) []int {
	ranks := make([]int, len(comments))
	for i := range ranks {
		ranks[i] = i
	}
	// The position decides between equals: a quick sort becomes a stable one.
	slices.SortFunc(ranks, func(i, j int) int {
		if c := o.compare(comments[i], comments[j]); c != 0 {
			return c
		}
		return i - j
	})
	return ranks
}
