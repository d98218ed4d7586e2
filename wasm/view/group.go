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
	all := visible(branches)
	r := newRows(l, above, all, level, shown)
	more := r.Len() < len(all)
	if len(all) <= app.Long {
		return r, more
	}
	g := groups{rows: r, all: len(all)}
	switch {
	case above == nil:
		g.count(branches, place(branches, l.t.Grouped))
	case l.Setup.Order == comment.Newest:
		g.count(branches, len(branches))
	default:
		g.count(branches, 0)
	}
	return g, more
}

// place is how many branches stand before the one of an ID, 0 where it is not there.
func place(branches []*comment.Branch, id string) int {
	for i, b := range branches {
		if b.ID == id {
			return i
		}
	}
	return 0
}

// groups are the comments of a long list, some in each element. They are counted from one
// branch, and those that do not show count as well. So all other groups stay as they are
// when comments come before or after them, or go.
type groups struct {
	rows
	all    int   // how many comments there are, also those that are not yet built
	starts []int // how many comments stand before each group
	names  []int
}

// count makes groups of the branches, from the one at a place.
func (g *groups) count(branches []*comment.Branch, from int) {
	before := (from + group - 1) / group
	n := 0
	for i, b := range branches {
		if b.Size == 0 {
			continue
		}
		name := (i-from+before*group)/group - before
		if last := len(g.names) - 1; last < 0 || g.names[last] != name {
			g.starts, g.names = append(g.starts, n), append(g.names, name)
		}
		n++
	}
}

// Len is the number of groups that are built.
func (g groups) Len() int {
	n := len(g.starts)
	for n > 0 && g.starts[n-1] >= g.rows.Len() {
		n--
	}
	return n
}

// of are the comments of a group.
func (g groups) of(i int) rows {
	from, to := g.starts[i], min(g.end(i), g.rows.Len())
	r := g.rows
	r.branches = r.branches[from:to]
	r.renewed -= from
	if to < g.rows.Len() {
		r.rest = r.branches[len(r.branches)-1].Size
	}
	return r
}

// end is how many comments there are in a group and those before it.
func (g groups) end(i int) int {
	if i+1 < len(g.starts) {
		return g.starts[i+1]
	}
	return g.all
}

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
	return g.list(class("group"), g.of(i), g.end(i) > g.rows.Len()).Keyed("group " + strconv.Itoa(g.names[i]))
}
