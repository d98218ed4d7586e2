package comment

// Find is the branch of a comment that is shown, or nil.
func (t Thread) Find(id string) *Branch {
	if path := t.path(id); len(path) > 0 && path[len(path)-1].Size > 0 {
		return path[len(path)-1]
	}
	return nil
}

// Comment is the comment of an ID, also one that is not shown, or nil.
func (t Thread) Comment(id string) *Comment {
	if path := t.path(id); len(path) > 0 {
		return path[len(path)-1].Comment
	}
	return nil
}

// Path leads from the top to the branch of a comment that is shown; it is empty
// where there is none.
func (t Thread) Path(id string) []*Branch {
	if t.Find(id) == nil {
		return nil
	}
	return t.path(id)
}

// Position is how many comments are shown before the one of an ID, which is.
func (t Thread) Position(id string) int {
	position := 0
	siblings := t.Top
	for i, b := range t.path(id) {
		if i > 0 {
			position++ // what it hangs on
		}
		for _, sibling := range siblings {
			if sibling == b {
				break
			}
			position += sibling.Size
		}
		siblings = b.Replies
	}
	return position
}

// branches are all of them by ID, also those that are not shown.
func (t Thread) branches() map[string]*Branch {
	all := make(map[string]*Branch, t.total)
	todo := append([]*Branch(nil), t.Top...)
	for len(todo) > 0 {
		b := todo[len(todo)-1]
		todo = append(todo[:len(todo)-1], b.Replies...)
		all[b.ID] = b
	}
	return all
}

// Entry is a comment that is shown, in its place.
type Entry struct {
	*Branch
	// Above is the comment that this one hangs on, nil at the top. It is the
	// place that counts: of a moved comment, Parent still names another.
	Above *Comment
	// Level is 1 at the top, and one more than that of Above below.
	Level int
}

// Entries are the comments that are shown, in thread order: depth first.
func (t Thread) Entries() []Entry {
	return flat(siblings{branches: t.Top}, 1)
}

// Below are the replies to b at any level, in thread order; level is that of b.
func (b *Branch) Below(level int) []Entry {
	return flat(siblings{b.Comment, b.Replies}, level+1)
}

type siblings struct {
	above    *Comment
	branches []*Branch
}

// flat keeps its own stack, as a chain of replies may be as long as the thread.
func flat(top siblings, level int) []Entry {
	var entries []Entry
	todo := []siblings{top}
	for len(todo) > 0 {
		last := len(todo) - 1
		s := &todo[last]
		if len(s.branches) == 0 {
			todo = todo[:last]
			continue
		}
		b := s.branches[0]
		s.branches = s.branches[1:]
		if b.Size > 0 {
			entries = append(entries, Entry{b, s.above, level + last})
			todo = append(todo, siblings{b.Comment, b.Replies})
		}
	}
	return entries
}
