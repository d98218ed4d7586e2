package app

import "afterword/wasm/comment"

// step goes from one comment to the next, in the order in which they are
// read; what is folded is passed over. From no comment it goes to the first.
func (t *LoadedThread) step(m Stepped) []Effect {
	entries := t.inSight()
	at := -1
	for i, e := range entries {
		if e.ID == m.From {
			at = i
			break
		}
	}
	if m.Back {
		at--
	} else {
		at++
	}
	if at < 0 || at >= len(entries) {
		return nil
	}
	return t.reveal(entries[at].ID)
}

// inSight are the comments that no fold puts out of sight.
func (t *LoadedThread) inSight() []comment.Entry {
	var entries []comment.Entry
	folded := 0 // the level of the fold that is passed over
	for _, e := range t.Thread.Entries() {
		if folded > 0 && e.Level > folded {
			continue
		}
		folded = 0
		if e.Folded {
			folded = e.Level
		}
		entries = append(entries, e)
	}
	return entries
}
