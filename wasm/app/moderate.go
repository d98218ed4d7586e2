package app

import (
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

type (
	// ClickedPin pins or unpins a comment. ClickedBlock asks whether to block its writer,
	// and in the menu that asks blocks them. ClickedClose closes the thread, or opens it.
	ClickedPin   struct{ ID string }
	ClickedBlock struct{ ID string }
	ClickedClose struct{}
)

func (ClickedPin) message()   {}
func (ClickedBlock) message() {}
func (ClickedClose) message() {}

// takeModeration handles what a moderator does in the menus of comments and of the
// thread.
func (s *State) takeModeration(thread *LoadedThread, m Message) []Effect {
	can := thread.Source.Moderation
	if !source.Writes || can == nil {
		return nil
	}
	switch m := m.(type) {
	case ClickedPin:
		c, there := thread.comment(m.ID)
		if !there {
			return nil
		}
		thread.Menu = ""
		effects := s.act(anAct, can.Pin(c, !c.Pinned), func(s *State, thread *LoadedThread, now *comment.Comment, err error) []Effect {
			if err != nil {
				return s.unmoderated(thread, err)
			}
			thread.receive(now)
			return nil
		})
		return append(effects, FocusStill{ButtonID(ActMore, m.ID)})
	case ClickedBlock:
		c, there := thread.comment(m.ID)
		if !there {
			return nil
		}
		if !thread.Blocking {
			thread.Menu, thread.Blocking = m.ID, true
			return []Effect{Focus{MenuID}}
		}
		thread.Menu = ""
		return append(s.moderate(can.Block(c), s.Words.Say("moderate.blocked")), FocusStill{HeadingID})
	case ClickedClose:
		thread.Menu = ""
		return append(s.moderate(can.Close(!thread.Closed), ""), FocusStill{ButtonID(ActMore, Options)})
	}
	return nil
}

// moderate carries out something that changes more than one comment, and then loads the
// thread again.
func (s *State) moderate(step source.Step[source.None], done string) []Effect {
	return s.do(step, func(s *State, thread *LoadedThread, err error) []Effect {
		if err != nil {
			return s.unmoderated(thread, err)
		}
		thread.Status, thread.Trouble = done, ""
		return s.reload(thread)
	})
}

// unmoderated says why the source did not do what a moderator wants.
func (s *State) unmoderated(thread *LoadedThread, err error) []Effect {
	thread.Status, thread.Trouble = "", s.Words.Say("moderate.failed", "reason", s.reason(err))
	return append([]Effect{TellError{StagePost, thread.Trouble}}, s.ended(thread, err)...)
}
