package app

import (
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// vote counts a reader's vote at once; one that is given again is taken back.
// The next one waits until the source has answered.
func (s *State) vote(thread *LoadedThread, m ClickedVote) []Effect {
	from := thread.Source
	before, ok := thread.comment(m.ID)
	if from.Vote == nil || !ok || before.Own || before.Deleted || has(thread.voting, m.ID) {
		return nil
	}
	vote := m.Vote
	if before.Vote == vote || before.Vote == -vote && from.Stepwise {
		vote = 0
	}
	thread.keep(before.Voted(vote))
	thread.voting = append(thread.voting[:len(thread.voting):len(thread.voting)], m.ID)
	thread.Status, thread.Trouble = "", ""
	return s.act(from.Vote(before, vote), func(s *State, thread *LoadedThread, now *comment.Comment, err error) []Effect {
		thread.voting = without(thread.voting, m.ID)
		c, there := thread.comment(m.ID)
		switch {
		case err != nil:
			if there {
				thread.keep(c.Voted(before.Vote))
			}
			thread.Trouble = s.Words.Say("comment.vote.failed", "reason", s.reason(err))
			return append([]Effect{TellError{StagePost, thread.Trouble}}, s.ended(thread, err)...)
		case there:
			voted := *c
			voted.Up, voted.Down, voted.Vote, voted.Low = now.Up, now.Down, now.Vote, now.Low
			thread.keep(&voted)
		}
		return nil
	})
}

// act carries out what a reader does in the thread that shows, and gives what
// came of it.
func (s *State) act(step source.Change, done func(s *State, thread *LoadedThread, c *comment.Comment, err error) []Effect) []Effect {
	return follow(s, anAct, step, func(s *State, got source.Done[*comment.Comment], over bool) []Effect {
		thread, ok := s.Thread.(*LoadedThread)
		if !over || !ok {
			return nil
		}
		if got.Source != nil {
			thread.able(got.Source)
		}
		return done(s, thread, got.Value, got.Problem)
	})
}

// has tells whether an ID is in a list.
func has(list []string, id string) bool {
	for _, one := range list {
		if one == id {
			return true
		}
	}
	return false
}

// without is a list without an ID.
func without(list []string, id string) []string {
	var left []string
	for _, one := range list {
		if one != id {
			left = append(left, one)
		}
	}
	return left
}
