package app

import "afterword/wasm/source"

// ClickedVote is a vote for a comment, 1, or against it, -1.
type ClickedVote struct {
	ID   string
	Vote int
}

func (ClickedVote) message() {}

// vote counts a reader's vote at once. The same vote a second time takes it back. The
// next vote waits until the source has answered.
func (s *State) vote(thread *LoadedThread, m ClickedVote) []Effect {
	from := thread.Source
	before, ok := thread.comment(m.ID)
	if !source.Writes || from.Vote == nil || !ok || before.Own || before.Deleted {
		return nil
	}
	for _, c := range thread.mine {
		switch {
		case c.target != m.ID:
		case c.kind == ballot && c.phase == waits:
			return s.forget(thread, c) // it is taken back
		default:
			return nil
		}
	}
	vote := m.Vote
	if before.Vote == vote || before.Vote == -vote && from.Stepwise {
		vote = 0
	}
	thread.Status, thread.Trouble = "", ""
	change := s.lay(thread, Change{kind: ballot, target: m.ID, vote: vote, before: before, phase: asked, key: s.name(), account: thread.Source.LoggedIn(), made: s.Now})
	return s.keepTelling(thread, change, from.Vote(before, vote))
}
