package comment

// Put gives the thread with c in it: in the place of the comment with its ID,
// which it keeps whatever its score has become, or as a new one among its
// siblings. The cost hardly grows with the thread: besides c only the lists that
// lead to it are copied.
func (t Thread) Put(c *Comment) Thread {
	path := t.path(c.ID)
	b := &Branch{Comment: c}
	if len(path) > 0 {
		old := path[len(path)-1]
		if old.Parent != c.Parent {
			return Arrange(t.with(c), t.order, t) // what hangs on it moves too
		}
		*b = *old
		b.Comment = c
		t.count(old, -1)
	} else {
		above := t.path(c.Parent)
		if t.missing[c.ID] || len(above) == 0 && c.Parent != "" {
			return Arrange(t.with(c), t.order, t) // the replies that waited for it move, too
		}
		b.nth = t.total
		t.total++
		if len(above) > 0 {
			b.above = c.Parent
		}
		t.origins[c.ID] = b
		path = append(above, nil)
	}
	t.count(b, 1)
	t.graft(path, b)
	return t
}

// Fold gives the thread with the replies to the comment of an ID out of sight,
// or back in it.
func (t Thread) Fold(id string, folded bool) Thread {
	path := t.path(id)
	if len(path) == 0 || path[len(path)-1].Folded == folded {
		return t
	}
	b := *path[len(path)-1]
	b.Folded = folded
	t.graft(path, &b)
	return t
}

// FoldAll gives the thread with all replies out of sight, or back in it.
func (t Thread) FoldAll(folded bool) Thread {
	top := make([]*Branch, len(t.Top))
	for i, b := range t.Top {
		if len(b.Replies) > 0 && b.Folded != folded {
			changed := *b
			changed.Folded = folded
			b = &changed
		}
		top[i] = b
	}
	t.root(top)
	return t
}

// Folded tells that all replies are out of sight.
func (t Thread) Folded() bool {
	for _, b := range t.Top {
		if b.Size > 1 && !b.Folded {
			return false
		}
	}
	return true
}

// Unfold gives the thread with nothing above the comment of an ID folded.
func (t Thread) Unfold(id string) Thread {
	path := t.path(id)
	for i := 0; i < len(path)-1; i++ {
		t = t.Fold(path[i].ID, false)
	}
	return t
}

// Sort gives the thread in another order.
func (t Thread) Sort(order Order) Thread {
	return Arrange(t.with(nil), order, t)
}

// with gives the comments in the order in which they came, c among them.
func (t Thread) with(c *Comment) []*Comment {
	all := make([]*Comment, t.total, t.total+1)
	found := false
	for _, b := range t.branches() {
		nth := t.origins[b.ID].nth
		all[nth] = b.Comment
		if c != nil && b.ID == c.ID {
			all[nth], found = c, true
		}
	}
	if c != nil && !found {
		all = append(all, c)
	}
	return all
}

// path leads from the top to the branch of an ID; nil where there is none.
func (t Thread) path(id string) []*Branch {
	var ids []string
	for b := t.origins[id]; b != nil; b = t.origins[b.above] {
		ids = append(ids, b.ID)
	}
	path := make([]*Branch, 0, len(ids)+1)
	siblings := t.Top
	for i := len(ids) - 1; i >= 0; i-- {
		at := 0
		for at < len(siblings) && siblings[at].ID != ids[i] {
			at++
		}
		if at == len(siblings) {
			return nil // a later thread has it
		}
		path = append(path, siblings[at])
		siblings = siblings[at].Replies
	}
	return path
}

// graft puts b at the end of a path. It replaces the branch there. If that is nil, b goes
// where it belongs among its siblings. The branches of the path are copied.
func (t *Thread) graft(path []*Branch, b *Branch) {
	b.measure()
	for i := len(path) - 1; i > 0; i-- {
		parent := *path[i-1]
		parent.Replies = t.among(parent.Replies, path[i], b)
		parent.measure()
		b = &parent
	}
	t.root(t.among(t.Top, path[0], b))
}

// among is a list of siblings with b in the place of old, or where it belongs.
func (t *Thread) among(siblings []*Branch, old, b *Branch) []*Branch {
	if old != nil {
		list := append([]*Branch(nil), siblings...)
		for i := range list {
			if list[i] == old {
				list[i] = b
			}
		}
		return list
	}
	at := len(siblings)
	for at > 0 && t.before(b, siblings[at-1]) {
		at--
	}
	list := make([]*Branch, 0, len(siblings)+1)
	list = append(append(list, siblings[:at]...), b)
	return append(list, siblings[at:]...)
}

// before tells whether b, which came later, stands before a sibling.
func (t *Thread) before(b, sibling *Branch) bool {
	if b.above == "" && b.Pinned != sibling.Pinned {
		return b.Pinned
	}
	return t.order.compare(b.Comment, sibling.Comment) < 0
}
