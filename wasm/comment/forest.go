package comment

// none stands for a position where there is none.
const none = -1

// forest records which comment answers which, by position. It is walked by its links,
// without a stack, since a chain of replies may be as long as the thread.
type forest struct {
	parent []int
	// first is the first reply to each, next the sibling after each.
	first, next []int
	// top is the first without a parent.
	top int
}

// cut takes away the parent of every member of a cycle. What hangs on a cycle
// keeps its parent.
func (f *forest) cut() {
	// seen is the round in which a position was passed, 0 if it was not yet.
	seen := make([]int, len(f.parent))
	for start := range f.parent {
		round := start + 1
		i := start
		for i != none && seen[i] == 0 {
			seen[i] = round
			i = f.parent[i]
		}
		// Only a walk that meets itself has found a cycle, at i.
		if i == none || seen[i] != round {
			continue
		}
		for f.parent[i] != none {
			next := f.parent[i]
			f.parent[i] = none
			i = next
		}
	}
}

// link strings siblings together as ranks has them, those at the top that are
// first before the others.
func (f *forest) link(ranks []int, first func(i int) bool) {
	f.first = make([]int, len(f.parent))
	f.next = make([]int, len(f.parent))
	f.top = none
	for i := range f.first {
		f.first[i] = none
	}
	// Each goes before its later siblings, so the last goes first.
	for at := len(ranks) - 1; at >= 0; at-- {
		i := ranks[at]
		if p := f.parent[i]; p != none {
			f.next[i], f.first[p] = f.first[p], i
		} else if !first(i) {
			f.next[i], f.top = f.top, i
		}
	}
	for at := len(ranks) - 1; at >= 0; at-- {
		if i := ranks[at]; f.parent[i] == none && first(i) {
			f.next[i], f.top = f.top, i
		}
	}
}

// walk gives every position, each followed by what is below it.
func (f *forest) walk() []int {
	walk := make([]int, 0, len(f.parent))
	for i := f.top; i != none; {
		walk = append(walk, i)
		if f.first[i] != none {
			i = f.first[i]
			continue
		}
		for i != none && f.next[i] == none {
			i = f.parent[i]
		}
		if i != none {
			i = f.next[i]
		}
	}
	return walk
}
