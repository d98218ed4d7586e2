package app

import (
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// pendingVote is a vote that the source was asked to count.
type pendingVote struct {
	number int
	before *comment.Comment // as it was
	vote   int
}

// vote counts a reader's vote at once; one that is given again is taken back.
// The next one waits until the source has answered.
func (s *State) vote(thread *LoadedThread, m ClickedVote) []Effect {
	voter, able := thread.Source.(source.Voter)
	before, ok := thread.comment(m.ID)
	if !able || !ok || before.Own || before.Deleted {
		return nil
	}
	for _, p := range thread.votes {
		if p.before.ID == m.ID {
			return nil
		}
	}
	vote := m.Vote
	if before.Vote == vote || before.Vote == -vote && voter.Stepwise() {
		vote = 0
	}
	number := s.number()
	thread.keep(before.Voted(vote))
	thread.votes = append(thread.votes[:len(thread.votes):len(thread.votes)], pendingVote{number, before, vote})
	thread.Status, thread.Trouble = "", ""
	return []Effect{Ask{number, voter.Vote(before, vote)}}
}

// voted is the answer to a vote: where it failed, the comment is again what it
// was, and a sentence says so.
func (s *State) voted(thread *LoadedThread, p pendingVote, reply source.Reply) []Effect {
	c, there := thread.comment(p.before.ID)
	if !there {
		return nil
	}
	voter, able := thread.Source.(source.Voter)
	if !able {
		return nil
	}
	now, err := voter.Voted(c, p.vote, reply)
	if err == nil {
		thread.keep(now)
		return nil
	}
	thread.keep(c.Voted(p.before.Vote))
	thread.Trouble = s.Words.Say("comment.vote.failed", "reason", s.reason(err))
	return append([]Effect{TellError{StagePost, thread.Trouble}}, s.ended(thread, err)...)
}
