package comment

import (
	"cmp"
	"sort"

	"afterword/wasm/calendar"
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
	case a.Created == calendar.Never:
		return 1
	case b.Created == calendar.Never:
		return -1
	case o == Newest:
		return cmp.Compare(b.Created, a.Created)
	}
	return cmp.Compare(a.Created, b.Created)
}

// ranked gives the positions of comments in this order.
func (o Order) ranked(comments []*Branch) []int {
	r := ranking{o, comments, make([]int, len(comments))}
	for i := range r.ranks {
		r.ranks[i] = i
	}
	if !sort.IsSorted(r) { // Most threads come as they are first shown.
		sort.Sort(r)
	}
	return r.ranks
}

// ranking sorts positions in a list of comments.
type ranking struct {
	order    Order
	comments []*Branch
	ranks    []int
}

func (r ranking) Len() int      { return len(r.ranks) }
func (r ranking) Swap(i, j int) { r.ranks[i], r.ranks[j] = r.ranks[j], r.ranks[i] }

// Less lets the position decide between equals, so that a quick sort becomes
// a stable one.
func (r ranking) Less(i, j int) bool {
	i, j = r.ranks[i], r.ranks[j]
	if c := r.order.compare(r.comments[i].Comment, r.comments[j].Comment); c != 0 {
		return c < 0
	}
	return i < j
}
