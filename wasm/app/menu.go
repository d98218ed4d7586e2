package app

// takeMenu is about what stands behind a comment's button for more: at most one
// menu is open.
func (s *State) takeMenu(thread *LoadedThread, m Message) []Effect {
	switch m := m.(type) {
	case ClickedMore:
		if thread.Menu == m.ID {
			thread.Menu = ""
			return []Effect{Focus{ButtonID(ActMore, m.ID)}}
		}
		thread.Menu = m.ID
		return []Effect{Focus{MenuID}}
	case LeftMenu:
		id := thread.Menu
		thread.Menu = ""
		if m.Back {
			return []Effect{Focus{ButtonID(ActMore, id)}}
		}
	case ClickedPass:
		thread.Menu = ""
		return []Effect{Focus{ButtonID(ActMore, m.ID)}, Pass(m)}
	case Copied:
		thread.Status, thread.Trouble = s.Words.Say("comment.copied"), ""
		if !m.Done {
			thread.Status, thread.Trouble = "", s.Words.Say("comment.copy.failed")
		}
	}
	return nil
}
