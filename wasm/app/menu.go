package app

import "afterword/wasm/source"

type (
	// Copied is the answer to [Pass]: whether the clipboard has it.
	Copied struct{ Done bool }
	// ClickedMore opens the menu of a comment, or closes it: also that of the whole
	// thread, [Options], and [Help]. From is the comment that it was asked for in, by
	// a key.
	ClickedMore struct{ ID, From string }
	// ClickedFoldAll folds all replies, or unfolds them where all are folded.
	ClickedFoldAll struct{}
	// ClickedOnly shows only the comments of the article's author and those that they
	// reply to, or all again.
	ClickedOnly struct{}
	// LeftMenu tells that the focus has left the menu that is open, or with Back
	// that it is to go back to its button.
	LeftMenu struct{ Back bool }
	// ClickedPass gives a comment's address to the clipboard or, to Share it, to
	// what the browser has for that.
	ClickedPass struct {
		ID    string
		Share bool
	}
)

func (ClickedMore) message()    {}
func (LeftMenu) message()       {}
func (ClickedFoldAll) message() {}
func (ClickedOnly) message()    {}
func (ClickedPass) message()    {}
func (Copied) message()         {}

// menus is which menu is open, and what was chosen in those of the thread.
type menus struct {
	// Menu is the ID of the comment whose menu is open, or [Options] or [Help].
	Menu string
	// Written is what [Others] shows.
	Written *Written
	// Blocking tells that the menu asks whether to block the comment's writer.
	Blocking bool
	// Only tells that all is out of sight but what the article's author says and
	// answers.
	Only bool

	helped string // the comment in which a key asked for help
}

// takeMenu handles the menus, of which at most one is open.
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
		if source.Hosts && id == Others {
			id = thread.Written.Of.ID // behind its button
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
