package patch

import "afterword/wasm/node"

// Diff says how the node that shows old becomes one that shows new. The two
// are of one kind and tag, as the roots of two views are. It reports whether
// there is anything to do.
func (b *Buffer) Diff(old, new node.Node) bool {
	start := len(b.Ops)
	b.changes(old, new)
	changed := len(b.Ops) > start
	b.number(end)
	return changed
}

func (b *Buffer) changes(old, new node.Node) {
	if old.Same(new) || new.Kind() == node.Standing {
		return
	}
	old, new = old.Unfold(), new.Unfold()
	if new.Kind() == node.Text {
		if old.Data() != new.Data() {
			b.number(setText)
			b.string(new.Data())
		}
		return
	}
	if a, z := old.Series(), new.Series(); a != nil && z != nil {
		b.series(a, z)
	} else {
		b.children(0, present(old.Build().Children), present(new.Build().Children))
	}
	// After the children, as an option must be there before it is selected.
	b.attributes(old.Attrs, new.Attrs)
}

func (b *Buffer) attributes(old, new []node.Attr) {
	for _, a := range new {
		if was, ok := find(old, a.Name); !ok || was != a.Value() || a.Name.Property() {
			b.number(setAttribute)
			b.number(int(a.Name))
			b.string(a.Value())
		}
	}
	for _, a := range old {
		if _, ok := find(new, a.Name); !ok {
			b.number(removeAttribute)
			b.number(int(a.Name))
		}
	}
}

func find(attrs []node.Attr, name node.Name) (string, bool) {
	for _, a := range attrs {
		if a.Name == name {
			return a.Value(), true
		}
	}
	return "", false
}

// present is the children that are in the page.
func present(children []node.Node) []node.Node {
	if count(children) == len(children) {
		return children
	}
	kept := make([]node.Node, 0, len(children))
	for _, child := range children {
		if child.Kind() != node.Nothing {
			kept = append(kept, child)
		}
	}
	return kept
}

// series passes over what is the same at both ends.
func (b *Buffer) series(old, new node.Series) {
	most := min(old.Len(), new.Len())
	first := 0
	for first < most && new.Same(first, old, first) {
		first++
	}
	last := 0
	for last < most-first && new.Same(new.Len()-1-last, old, old.Len()-1-last) {
		last++
	}
	b.children(first, items(old, first, last), items(new, first, last))
}

// items are the children of a series but for some at both ends.
func items(s node.Series, first, last int) []node.Node {
	items := make([]node.Node, 0, s.Len()-first-last)
	for i := first; i < s.Len()-last; i++ {
		items = append(items, s.Item(i))
	}
	return items
}

// children pairs the children of before and after by what they are, so that
// what stays is changed in place and keeps its focus, its scroll position and
// what is typed in it. The first of them stands at a place.
func (b *Buffer) children(place int, old, new []node.Node) {
	if endStanding(old) {
		b.rest(place, old[:len(old)-1], new)
		return
	}
	if endStanding(new) { // it was given all of the old ones
		new = new[:len(new)-1]
	}
	first := 0
	for first < len(old) && first < len(new) && alike(old[first], new[first]) {
		first++
	}
	last := 0
	for last < len(old)-first && last < len(new)-first && alike(old[len(old)-1-last], new[len(new)-1-last]) {
		last++
	}
	for i := range first {
		b.child(place+i, old[i], new[i])
	}
	for i := len(old) - last; i < len(old); i++ {
		b.child(place+i, old[i], new[i+len(new)-len(old)])
	}
	b.middle(place+first, old[first:len(old)-last], new[first:len(new)-last])
}

// endStanding tells whether some children end in what the page holds already.
func endStanding(children []node.Node) bool {
	n := len(children) - 1
	return n >= 0 && children[n].Kind() == node.Standing
}

// rest takes over more of the children that came with the page. They follow those that
// were taken over before.
func (b *Buffer) rest(place int, old, new []node.Node) {
	first := 0
	for first < len(old) && first < len(new) && alike(old[first], new[first]) {
		b.child(place+first, old[first], new[first])
		first++
	}
	if first == len(old) && first == len(new)-1 && endStanding(new) {
		return
	}
	b.number(takeOver)
	b.number(place + first)
	b.number(len(new) - first)
	for _, child := range new[first:] {
		b.Build(child)
	}
}

// middle is the children between those that stay at both ends.
func (b *Buffer) middle(first int, old, new []node.Node) {
	if len(old) == 0 && len(new) == 0 {
		return
	}
	was := make(map[identity]int, len(old))
	for i, id := range identities(old) {
		was[id] = i
	}
	names := identities(new)
	for i, id := range names {
		if place, ok := was[id]; ok {
			b.child(first+place, old[place], new[i])
		}
	}
	b.put(first, len(old), len(new))
	for i, id := range names {
		if place, ok := was[id]; ok {
			b.number(1 + place)
		} else {
			b.number(0)
			b.Build(new[i])
		}
	}
}

// put says that new children, which follow, stand from a place on for some old ones.
func (b *Buffer) put(place, old, new int) {
	b.number(reorder)
	b.number(place)
	b.number(old)
	b.number(new)
}

// child changes the child at a place. A memo has no tag before it is built. If what it
// builds has another tag than before, the new element replaces the old one.
func (b *Buffer) child(place int, old, new node.Node) {
	if old.Same(new) {
		return
	}
	old, new = old.Unfold(), new.Unfold()
	if old.Tag != new.Tag {
		b.put(place, 1, 1)
		b.number(0)
		b.Build(new)
		return
	}
	mark := len(b.Ops)
	b.number(enterChild)
	b.number(place)
	inside := len(b.Ops)
	b.changes(old, new)
	if len(b.Ops) == inside {
		b.Ops = b.Ops[:mark]
		return
	}
	b.number(end)
}

// identity tells whether a child is the same one as before: by its kind, its key, and its
// number among the children that have both. It is a string, since TinyGo would need
// reflection to look up a struct with a string in it.
type identity string

func alike(old, new node.Node) bool {
	return old.Kind() == new.Kind() && old.Tag == new.Tag && old.Key() == new.Key()
}

func identities(children []node.Node) []identity {
	ids := make([]identity, len(children))
	nth := map[string]int{}
	for i, child := range children {
		kind := string([]byte{byte(child.Kind()), byte(child.Tag)}) + child.Key()
		n := nth[kind]
		nth[kind] = n + 1
		ids[i] = identity(kind + string([]byte{byte(n), byte(n >> 8), byte(n >> 16)}))
	}
	return ids
}
