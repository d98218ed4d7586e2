package comment

// Thread is comments as they are shown: each one followed by its replies.
type Thread struct {
	// Entries are in thread order, depth first. The subtree of Entries[i] is
	// Entries[i : i+1+Entries[i].Descendants].
	Entries []Entry
	// Index is the position in Entries of each ID.
	Index map[string]int
	// Count is the number of comments without the deleted ones that stay for
	// their replies.
	Count int
	// Moved is how many of those were put at the top because their parent is
	// unknown or answers, in the end, its own reply.
	Moved int
	// LeftOut is how many comments have no ID or that of an earlier one.
	LeftOut int
}

// Entry is a comment in its place.
type Entry struct {
	*Comment
	// Level is 1 at the top, and one more than the parent's below.
	Level int
	// Above is the position of the parent in Entries, -1 at the top. It is the
	// place that counts: of a moved comment, Parent still names another.
	Above int
	// Descendants is the number of entries below this one at any level.
	Descendants int
}

// Arrange makes a thread of comments in any order. Siblings
// follow each other as order says, pinned ones first at the top. A comment whose
// parent is unknown, and each one in a cycle of replies, goes to the top; what
// answers it stays below it. Deleted comments stay only above others.
func Arrange(comments []*Comment, order Order) Thread {
	var t Thread
	kept := t.keep(comments)
	f := forest{parent: make([]int, len(kept))}
	moved := make([]bool, len(kept))
	for i, c := range kept {
		parent, known := t.Index[c.Parent]
		if !known {
			parent = none
		}
		f.parent[i] = parent
		moved[i] = c.Parent != "" && !known
	}
	f.cut(moved)
	f.link(order.ranked(kept), func(i int) bool { return kept[i].Pinned })
	t.fill(kept, f, moved)
	return t
}

// Pointers is a list of comments as [Arrange] takes it. Each is a copy of its
// own: TinyGo's collector finds the start of what a pointer points into step
// by step, which takes long in the middle of a long list.
func Pointers(comments []Comment) []*Comment {
	pointers := make([]*Comment, len(comments))
	for i := range comments {
		c := comments[i]
		pointers[i] = &c
	}
	return pointers
}

// keep gives the comments that have an ID of their own; Index is their
// positions among them until fill knows the final ones.
func (t *Thread) keep(comments []*Comment) []*Comment {
	kept := make([]*Comment, 0, len(comments))
	t.Index = make(map[string]int, len(comments))
	for _, c := range comments {
		if _, taken := t.Index[c.ID]; taken || c.ID == "" {
			t.LeftOut++
			continue
		}
		t.Index[c.ID] = len(kept)
		kept = append(kept, c)
	}
	return kept
}

// fill makes the entries of the comments that are shown, and counts them.
func (t *Thread) fill(kept []*Comment, f forest, moved []bool) {
	walk := f.walk()
	shown := alive(kept, f.parent, walk)
	place := make([]int, len(kept)) // in Entries
	t.Entries = make([]Entry, 0, len(walk))
	for _, i := range walk {
		c := kept[i]
		if !shown[i] {
			delete(t.Index, c.ID)
			continue
		}
		e := Entry{Comment: c, Level: 1, Above: none}
		if p := f.parent[i]; p != none {
			e.Above = place[p]
			e.Level = t.Entries[e.Above].Level + 1
		}
		place[i] = len(t.Entries)
		t.Index[c.ID] = place[i]
		t.Entries = append(t.Entries, e)
		if !c.Deleted {
			t.Count++
			if moved[i] {
				t.Moved++
			}
		}
	}
	for i := len(t.Entries) - 1; i >= 0; i-- {
		if e := t.Entries[i]; e.Above != none {
			t.Entries[e.Above].Descendants += 1 + e.Descendants
		}
	}
}

// alive tells which comments are not deleted or have such a descendant.
func alive(kept []*Comment, parent, walk []int) []bool {
	alive := make([]bool, len(kept))
	for at := len(walk) - 1; at >= 0; at-- { // Backwards, replies come before what they answer.
		i := walk[at]
		alive[i] = alive[i] || !kept[i].Deleted
		if p := parent[i]; alive[i] && p != none {
			alive[p] = true
		}
	}
	return alive
}
