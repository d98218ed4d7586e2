package view

import (
	"strconv"

	"afterword/wasm/app"
	"afterword/wasm/comment"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// group is how many comments of a long list share an element. So a browser that adds a
// comment looks only at its neighbours and at the groups, not at all other comments.
const group = 50

// series are the comments of one list, as far as shown comments go, and whether there
// are more. They are the replies to above, or the top level where above is nil. A long
// list comes in groups.
func (l *lister) series(above *comment.Comment, branches []*comment.Branch, level, shown int) (node.Series, bool) {
	branches = visible(branches)
	r := newRows(l, above, branches, level, shown)
	more := r.Len() < len(branches)
	if len(branches) <= app.Long {
		return r, more
	}
	before := 0
	switch {
	case above == nil:
		before = place(branches, l.t.Grouped)
	case l.Setup.Order == comment.Newest:
		before = len(branches)
	}
	full := (before + group - 1) / group
	return groups{r, len(branches), full, full*group - before}, more
}

// place is how many branches come before the one of an ID, 0 where it is not there.
func place(branches []*comment.Branch, id string) int {
	for i, b := range branches {
		if b.ID == id {
			return i
		}
	}
	return 0
}

// groups are the comments of a long list, some in each element. They are counted from one
// comment, so that all others stay as they are when some come before or after them. The
// first group may not be full then.
type groups struct {
	rows
	all     int // how many comments there are, also those that are not yet built
	before  int // how many groups there are before the comment that they are counted from
	missing int // how many the first group lacks to be full
}

// Len is the number of groups that are built.
func (g groups) Len() int {
	if g.rows.Len() == 0 {
		return 0
	}
	return (g.rows.Len() + g.missing + group - 1) / group
}

// of are the comments of a group.
func (g groups) of(i int) rows {
	from, to := max(i*group-g.missing, 0), min(g.end(i), g.rows.Len())
	r := g.rows
	r.branches = r.branches[from:to]
	r.renewed -= from
	if to < g.rows.Len() {
		r.rest = r.branches[len(r.branches)-1].Size
	}
	return r
}

// end is how many comments there are in a group and those before it.
func (g groups) end(i int) int { return min((i+1)*group-g.missing, g.all) }

// Same compares all that two groups depend on.
func (g groups) Same(i int, before node.Series, j int) bool {
	was, ok := before.(groups)
	renewing := source.Writes && ok && (g.then != nil || was.then != nil)
	if !ok || !renewing && !g.sameSetting(was.lister) {
		return false
	}
	now, then := g.of(i), was.of(j)
	if now.Len() != then.Len() {
		return false
	}
	for k := range now.branches {
		if !now.same(k, then, k) || renewing && !now.by(k).sameSetting(then.by(k)) {
			return false
		}
	}
	return true
}

// Item is a group. It keeps its name while comments come to either end of the list.
func (g groups) Item(i int) node.Node {
	return g.list(class("group"), g.of(i), g.end(i) > g.rows.Len()).Keyed("group " + strconv.Itoa(i-g.before))
}
