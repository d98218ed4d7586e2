package view

import (
	"afterword/wasm/app"
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/i18n"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// deepest is the last level at which replies stand inside the comment that they answer.
const deepest = 8

// listing is all that the list of comments depends on. While it is the same,
// the list is passed over, so that typing costs the same above one comment
// and above ten thousand.
type listing struct {
	first   **comment.Branch // the list itself
	size    int
	forms   **app.Composer
	named   string
	peeked  string
	menu    string
	asks    bool // whether the menu asks something
	posted  string
	now     int64
	second  int64 // the second that a countdown shows, or 0
	renewed int   // as many comments have the setting, if not all
	setting setting
}

// setting is what all comments depend on.
type setting struct {
	words  *i18n.Words
	level  int
	page   app.Page
	before int64 // the visit before
	dated  bool
	can    app.Abilities
	muted  *app.Person // the first of the people whom the reader has muted
}

func list(s *app.State, t *app.LoadedThread) node.Node {
	size := t.Thread.Size
	if size == 0 {
		return node.El(node.Div, class("list")).Keyed("list")
	}
	l := newLister(s, t)
	newest := calendar.Never
	for _, b := range t.Thread.Top {
		newest = max(newest, b.Newest)
	}
	depends := listing{
		first:   &t.Thread.Top[0],
		size:    min(t.Shown, size),
		named:   t.Named,
		peeked:  t.Peeked,
		menu:    t.Menu,
		asks:    t.Blocking,
		posted:  t.Posted,
		now:     i18n.Coarse(newest, s.Now),
		setting: l.setting,
	}
	if source.Writes && l.then != nil {
		depends.renewed = t.Renewed
	}
	if l.closing != nil {
		depends.second = (s.Now + t.Lag) / 1000
	}
	if len(t.Forms) > 0 {
		depends.forms = &t.Forms[0]
	}
	look := "list"
	if size > app.Long {
		look += " " + app.ClassLong
	}
	return node.Memo(depends, func() node.Node {
		built, more := l.series(nil, t.Thread.Top, 1, t.Shown)
		return l.list(class(look), built, more)
	}).Keyed("list")
}

// lister is what the comments of one view have in common.
type lister struct {
	*app.State
	t       *app.LoadedThread
	setting setting
	// then is the lister of the branches that still have the setting of before, nil where
	// none has.
	then *lister
	// forms are the branches with an open form in them, named, peeked, menus and
	// posted those with the comment of that kind, and closing those with one that can be changed
	// for some time yet.
	forms, named, peeked, menus, posted, closing map[*comment.Branch]bool
}

func newLister(s *app.State, t *app.LoadedThread) *lister {
	l := &lister{State: s, t: t, named: within(t, t.Named), peeked: within(t, t.Peeked),
		menus: within(t, t.Menu), posted: within(t, t.Posted), closing: within(t, t.Closing...)}
	l.setting = setting{s.Words, s.ThreadLevel(), s.Page, t.Visit.Before, s.Dated, app.AbilitiesOf(t.Source), whom(t)}
	var answered []string
	for _, form := range t.Forms {
		answered = append(answered, form.Of)
	}
	l.forms = within(t, answered...)
	if source.Writes && t.Was != nil {
		then, was := *l, *t
		was.Source = t.Was
		then.t, then.setting.can = &was, app.AbilitiesOf(t.Was)
		l.then = &then
	}
	return l
}

// within are all branches that contain one of some comments.
func within(t *app.LoadedThread, ids ...string) map[*comment.Branch]bool {
	var branches map[*comment.Branch]bool
	for _, id := range ids {
		for _, b := range t.Thread.Path(id) {
			if branches == nil {
				branches = map[*comment.Branch]bool{}
			}
			branches[b] = true
		}
	}
	return branches
}

// list is a list of comments. Where there are more than are built, and the page came with
// them as HTML, those stay as they are.
func (l *lister) list(about []node.Attr, built node.Series, more bool) node.Node {
	list := node.List(node.Div, about, built)
	if more && l.t.Hydrating {
		return node.El(node.Div, about, append(list.Build().Children, node.Stay(""))...)
	}
	return list
}

// row is all that a comment with its replies depends on, except for the setting.
type row struct {
	branch *comment.Branch  // with its replies
	alone  *comment.Comment // or, below the deepest level, without
	above  *comment.Comment // what the comment answers
	ends   bool             // whether nothing answers it
	shown  int              // how many comments of the branch are built
	forms  **app.Composer   // nil where none is open in it
	// These four comments are "" where they do not stand in the branch.
	named  string
	peeked string
	menu   string
	asks   bool
	posted string
	now    int64 // as fine as it shows
	second int64 // of a countdown in it, or 0
}

func (l *lister) row(e comment.Entry, shown int) row {
	r := row{shown: shown, now: i18n.Coarse(e.Newest, l.Now), above: e.Above}
	if e.Level > deepest {
		r.alone, r.ends = e.Comment, e.Size == 1
		r.now = i18n.Coarse(e.Created, l.Now)
	} else {
		r.branch = e.Branch
	}
	if l.forms[e.Branch] {
		r.forms = &l.t.Forms[0]
	}
	if l.named[e.Branch] {
		r.named = l.t.Named
	}
	if l.peeked[e.Branch] {
		r.peeked = l.t.Peeked
	}
	if l.menus[e.Branch] {
		r.menu, r.asks = l.t.Menu, l.t.Blocking
	}
	if l.posted[e.Branch] {
		r.posted = l.t.Posted
	}
	if l.closing[e.Branch] {
		r.second = (l.Now + l.t.Lag) / 1000
	}
	return r
}

// rows are the comments of one list, each with its replies.
type rows struct {
	*lister
	branches []*comment.Branch
	above    *comment.Comment // what they answer, nil at the top
	level    int
	// then draws the branches at the top from the number renewed on, nil where the lister
	// draws all.
	then    *lister
	renewed int
	// rest is how many comments of the last branch are built; of those before
	// it all are.
	rest int
}

// newRows are the branches as far as shown comments go. They are the replies to above, or
// the top level where above is nil.
func newRows(l *lister, above *comment.Comment, branches []*comment.Branch, level, shown int) rows {
	r := rows{lister: l, above: above, level: level}
	if source.Writes && above == nil {
		r.then = l.then
	}
	n, built := 0, 0
	for n < len(branches) && built < shown {
		if r.then != nil && built < l.t.Renewed {
			r.renewed++
		}
		r.rest = min(shown-built, branches[n].Size)
		built += r.rest
		n++
	}
	r.branches = branches[:n]
	return r
}

// visible are the branches in which something shows, mostly all.
func visible(branches []*comment.Branch) []*comment.Branch {
	for i, b := range branches {
		if b.Size > 0 {
			continue
		}
		kept := append([]*comment.Branch(nil), branches[:i]...)
		for _, b := range branches[i:] {
			if b.Size > 0 {
				kept = append(kept, b)
			}
		}
		return kept
	}
	return branches
}

// Len is the number of branches that are built.
func (r rows) Len() int { return len(r.branches) }

func (r rows) at(i int) (e comment.Entry, shown int) {
	e = comment.Entry{Branch: r.branches[i], Above: r.above, Level: r.level}
	if i == len(r.branches)-1 {
		return e, r.rest
	}
	return e, e.Size
}

// Same compares all that two branches depend on.
func (r rows) Same(i int, before node.Series, j int) bool {
	was, ok := before.(rows)
	return ok && r.by(i).sameSetting(was.by(j)) && r.same(i, was, j)
}

// sameSetting compares what all comments depend on.
//
//go:noinline
func (l *lister) sameSetting(was *lister) bool { return l.setting == was.setting }

// by is what draws a branch.
func (r rows) by(i int) *lister {
	if source.Writes && r.then != nil && i >= r.renewed {
		return r.then
	}
	return r.lister
}

// same compares two branches whose setting is known to be the same.
func (r rows) same(i int, was rows, j int) bool {
	e, shown := r.at(i)
	old, showed := was.at(j)
	return r.alike(was.lister, e, old, shown, showed)
}

// alike compares all that two comments depend on. Where nothing is open or marked, which
// is mostly so, little has to be looked at.
func (l *lister) alike(was *lister, e, old comment.Entry, shown, showed int) bool {
	if e.Branch != old.Branch || e.Above != old.Above || shown != showed {
		return false
	}
	if l.marks() || was.marks() {
		return l.row(e, shown) == was.row(old, showed)
	}
	return i18n.Coarse(e.Newest, l.Now) == i18n.Coarse(e.Newest, was.Now)
}

// marks tells whether something is open in a comment, or one is marked.
func (l *lister) marks() bool {
	return len(l.forms)+len(l.named)+len(l.peeked)+len(l.menus)+len(l.posted)+len(l.closing) > 0
}

// Item is a comment with its replies.
func (r rows) Item(i int) node.Node { return r.by(i).item(r.at(i)) }

// flatRows are the comments below the deepest level, one after the other.
type flatRows struct {
	*lister
	entries []comment.Entry
}

// newFlatRows are as many comments as are shown, and whether there are others.
func newFlatRows(l *lister, e comment.Entry, shown int) (flatRows, bool) {
	entries := e.Below(e.Level)
	return flatRows{l, entries[:min(shown, len(entries))]}, shown < len(entries)
}

// Len is the number of comments that are built.
func (r flatRows) Len() int { return len(r.entries) }

// Same compares all that two comments depend on.
func (r flatRows) Same(i int, before node.Series, j int) bool {
	was, ok := before.(flatRows)
	return ok && r.sameSetting(was.lister) && r.alike(was.lister, r.entries[i], was.entries[j], 1, 1)
}

// Item is a comment.
func (r flatRows) Item(i int) node.Node { return r.item(r.entries[i], 1) }

func (l *lister) item(e comment.Entry, shown int) node.Node {
	depends := struct {
		row
		setting
	}{l.row(e, shown), l.setting}
	return node.Memo(depends, func() node.Node { return l.build(e, shown) }).Keyed(e.ID)
}
