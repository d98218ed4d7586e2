package app

// takeMenu is about what stands behind a comment's button for more: at most one
// menu is open.
func (s *State) takeMenu(thread *LoadedThread, m Message) []Effect {
	switch m := m.(type) {
	case ClickedMore:
		if thread.Menu == m.ID {
			return s.takeMenu(thread, LeftMenu{Back: true})
		}
		thread.Menu, thread.Blocking, thread.helped = m.ID, false, m.From
		return []Effect{Focus{MenuID}}
	case ClickedFoldAll:
		thread.Menu, thread.Shown, thread.Hydrating = "", thread.Thread.Size, false
		thread.Thread = thread.Thread.FoldAll(!thread.Thread.Folded())
		return []Effect{FocusStill{ButtonID(ActMore, Options)}}
	case ClickedOnly:
		thread.Menu, thread.Only = "", !thread.Only
		return []Effect{FocusStill{ButtonID(ActMore, Options)}}
	case LeftMenu:
		id := thread.Menu
		thread.Menu = ""
		if id == Help {
			id = Options // Help stands behind it
		}
		if m.Back && thread.helped != "" {
			return []Effect{FocusStill{CommentID(thread.helped)}}
		}
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
