package comment

import "afterword/wasm/calendar"

// Thread is comments as they are shown: each one followed by its replies. It is a value: a
// change gives another Thread, which shares every unchanged branch with the one before. So
// the pointer of a branch tells whether anything in it is new.
type Thread struct {
	// Top are the branches of the comments that answer no other.
	Top []*Branch
	// Count is the number of comments without the deleted ones that stay for
	// their replies.
	Count int
	// Size is how many are shown, the deleted ones that stay for their replies among
	// them, and Voiced tells that the article's author wrote one.
	Size   int
	Voiced bool
	// Moved is how many of those were put at the top because their parent is
	// unknown or answers, in the end, its own reply.
	Moved int
	// LeftOut is how many comments have no ID or that of an earlier one.
	LeftOut int

	order Order
	total int // how many comments there are, also those that are not shown
	// origins are the branches by ID as they first were, also those that are
	// not shown: where they hang and when they came never changes. It is shared with
	// later threads, which may know more.
	origins map[string]*Branch
	// missing are the parents that were not found.
	missing map[string]bool
}

// Branch is a comment with all of its replies, direct or not.
type Branch struct {
	*Comment
	// Replies are the direct ones. Some may have a Size of 0.
	Replies []*Branch
	// Size is how many comments of the branch are shown, with its own: 0 of a
	// deleted one that has no replies and cannot be brought back.
	Size int
	// Count is how many of those are not deleted.
	Count int
	// Voiced tells that the article's author wrote one of them.
	Voiced bool
	// Newest is when the latest of them was written, or [calendar.Never].
	Newest int64
	// Folded tells that the reader has put the replies out of sight.
	Folded bool

	above string // the ID of the branch that this one hangs on, "" at the top
	nth   int    // how many comments came before this one; of a shared branch, how many once did
}

// Arrange makes a thread of comments in any order, each an object of its own:
// TinyGo's collector finds the start of what a pointer points into step by step,
// which takes long in the middle of a long list. Siblings
// follow each other as order says, pinned ones first at the top. A comment whose
// parent is unknown, and each one in a cycle of replies, goes to the top; what
// answers it stays below it. Deleted comments are shown only above others.
// What is as it was before is shared with that thread, which may be the zero
// one.
func Arrange(comments []*Comment, order Order, before Thread) Thread {
	t := Thread{order: order, missing: map[string]bool{}}
	was := before.branches()
	kept := t.branched(comments, was)
	f := forest{parent: make([]int, len(kept))}
	for i, b := range kept {
		f.parent[i] = none
		if parent := t.origins[b.Parent]; parent != nil {
			f.parent[i] = parent.nth
		} else if b.Parent != "" {
			t.missing[b.Parent] = true
		}
	}
	f.cut()
	f.link(order.ranked(kept), func(i int) bool { return kept[i].Pinned })
	t.grow(kept, f, was)
	return t
}

// branched gives the comments that have an ID of their own, each as a branch that
// has no replies yet.
func (t *Thread) branched(comments []*Comment, was map[string]*Branch) []*Branch {
	kept := make([]*Branch, 0, len(comments))
	t.origins = make(map[string]*Branch, len(comments))
	for _, c := range comments {
		if c.ID == "" || t.origins[c.ID] != nil {
			t.LeftOut++
			continue
		}
		b := &Branch{Comment: c, nth: len(kept)}
		if old := was[c.ID]; old != nil {
			b.Folded = old.Folded
			if *old.Comment == *c {
				b.Comment = old.Comment
			}
		}
		t.origins[c.ID] = b
		kept = append(kept, b)
	}
	t.total = len(kept)
	return kept
}

// grow gives the branches their replies, and counts them.
func (t *Thread) grow(kept []*Branch, f forest, was map[string]*Branch) {
	walk := f.walk()
	for at := len(walk) - 1; at >= 0; at-- { // Backwards, replies come before what they answer.
		i := walk[at]
		b := kept[i]
		b.Replies = f.below(f.first[i], kept)
		if p := f.parent[i]; p != none {
			b.above = kept[p].ID
		}
		b.measure()
		if old := was[b.ID]; old != nil && old.same(b) {
			kept[i] = old
		}
		t.count(kept[i], 1)
	}
	t.root(f.below(f.top, kept))
}

// root gives the thread its branches.
func (t *Thread) root(top []*Branch) {
	t.Top, t.Size, t.Voiced = top, 0, false
	for _, b := range top {
		t.Size += b.Size
		t.Voiced = t.Voiced || b.Voiced
	}
}

// below are the branches of a position and its later siblings.
func (f *forest) below(first int, kept []*Branch) []*Branch {
	n := 0
	for i := first; i != none; i = f.next[i] {
		n++
	}
	if n == 0 {
		return nil
	}
	branches := make([]*Branch, 0, n)
	for i := first; i != none; i = f.next[i] {
		branches = append(branches, kept[i])
	}
	return branches
}

// same tells whether b and other show the same.
func (b *Branch) same(other *Branch) bool {
	if b.Comment != other.Comment || b.above != other.above || len(b.Replies) != len(other.Replies) {
		return false
	}
	for i := range b.Replies {
		if b.Replies[i] != other.Replies[i] {
			return false
		}
	}
	return true
}

// measure computes what follows from the comment and the replies.
func (b *Branch) measure() {
	b.Size, b.Count, b.Newest, b.Voiced = 0, 0, calendar.Never, b.Author.Writer
	for _, reply := range b.Replies {
		b.Size += reply.Size
		b.Count += reply.Count
		b.Newest = max(b.Newest, reply.Newest)
		b.Voiced = b.Voiced || reply.Voiced
	}
	if b.Size > 0 || !b.Deleted || b.Undoable {
		b.Size++
		b.Newest = max(b.Newest, b.Created)
	}
	if !b.Deleted {
		b.Count++
	}
}

// count takes a comment in, or out with -1.
func (t *Thread) count(b *Branch, by int) {
	if b.Deleted {
		return
	}
	t.Count += by
	if b.above == "" && b.Parent != "" {
		t.Moved += by
	}
}
