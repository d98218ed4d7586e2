package app

import (
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// ClickedWritten shows what the writer of a comment wrote elsewhere, too.
type ClickedWritten struct{ ID string }

func (ClickedWritten) message() {}

// Written is what somebody wrote last, on all pages. It shows while [Others] is open.
type Written struct {
	// Of is a comment of theirs.
	Of       *comment.Comment
	Comments []*comment.Comment
}

func (s *State) askWritten(thread *LoadedThread, m ClickedWritten) []Effect {
	c, there := thread.comment(m.ID)
	if !source.Hosts || !there || thread.Source.Written == nil || c.Author.ID == "" {
		return nil
	}
	thread.Menu, thread.Status, thread.Trouble = "", "", ""
	effects := follow(s, anAct, thread.Source.Written(c), func(s *State, got source.Done[source.Thread], over bool) []Effect {
		thread, ok := s.Thread.(*LoadedThread)
		if !over || !ok {
			return nil
		}
		if got.Problem != nil {
			thread.Trouble = s.Words.Say("moderate.failed", "reason", s.reason(got.Problem))
			return []Effect{TellError{StageThread, thread.Trouble}}
		}
		thread.Menu, thread.Written = Others, &Written{c, got.Value.Comments}
		return []Effect{Focus{MenuID}}
	})
	return append(effects, FocusStill{ButtonID(ActMore, m.ID)})
}
