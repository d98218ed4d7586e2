package app

import "afterword/wasm/comment"

type (
	// NamedComment is a comment that the page's address names.
	NamedComment struct{ ID string }
	// Peeked tells that the reader points at the link from a comment to the one that it
	// answers; "" tells that they point at none.
	Peeked struct{ ID string }
	// Stepped goes to the comment after the one of an ID, or before it.
	Stepped struct {
		From string
		Back bool
	}
	// PassedReveal tells that some time has passed since a place was revealed. Heights
	// above it may have changed: in a long thread they are estimates until they come
	// into view.
	PassedReveal struct {
		ID    string
		times int
	}
)

func (NamedComment) message() {}
func (Peeked) message()       {}
func (Stepped) message()      {}
func (PassedReveal) message() {}

// places are the comments that the page's address, a link or a post leads to.
type places struct {
	// Named is the ID of the comment that the page's address names.
	Named string
	// Peeked is the ID of the comment beside which the one that it answers is
	// shown.
	Peeked string
	// Posted is the ID of the comment that was posted last.
	Posted string

	// toward is the ID of the named comment while it is not built.
	toward string
}

// goTo goes to the comment that the page's address names: at once, or, if that is far,
// when the slices of the thread have come to it.
func (t *LoadedThread) goTo(id string) []Effect {
	t.Named, t.toward = id, ""
	if t.Thread.Position(id) > t.Shown+most {
		t.Thread, t.toward = t.Thread.Unfold(id), id
		return nil
	}
	return append(t.reveal(id), t.align(id, 0)...)
}

// arrive goes to the named comment if the slices have come to it.
func (t *LoadedThread) arrive() []Effect {
	if t.toward == "" || t.Thread.Position(t.toward) >= t.Shown {
		return nil
	}
	return t.goTo(t.toward)
}

// show builds the thread as far as the comment of an ID.
func (t *LoadedThread) show(id string) {
	t.Thread = t.Thread.Unfold(id)
	t.Shown = max(t.Shown, t.Thread.Position(id)+1)
}

// alignments are the times, in milliseconds, after which a place that was
// revealed in a long thread is scrolled to again.
var alignments = [...]int{0, 100}

func (t *LoadedThread) align(id string, times int) []Effect {
	if t.Thread.Size <= few || times == len(alignments) {
		return nil
	}
	return []Effect{Wait{alignments[times], PassedReveal{id, times}}}
}

// reveal goes to the comment of an ID.
func (t *LoadedThread) reveal(id string) []Effect {
	t.show(id)
	return []Effect{Reveal{CommentID(id)}}
}

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
