package app

import (
	"afterword/wasm/comment"
	"afterword/wasm/i18n"
	"afterword/wasm/source"
)

// Message says what happened.
type Message interface{ message() }

// The page's side: the element and its attributes.
type (
	// Started is the first message.
	Started struct {
		Setup Setup
		Page  Page
		// Static is what came with the page as HTML, nil for nothing.
		Static *Static
		// Hidden tells that the page cannot be seen: it was made ready before
		// anybody asked for it, say, or opened in a tab behind this one.
		Hidden bool
	}
	// ChangedArticle and the others tell of an attribute that has changed.
	ChangedArticle      struct{ Article string }
	ChangedThread       struct{ Thread string }
	ChangedTheme        struct{ Theme Theme }
	ChangedOrder        struct{ Order comment.Order }
	ChangedHide         struct{ URL string }
	ChangedHeadingLevel struct{ Level int }
	ChangedWords        struct{ Words *i18n.Words }
	// Moved tells that the element stands elsewhere in the page.
	Moved struct{ Theme Theme }
	// AskedRefresh is a call of refresh(), which waits for the thread.
	AskedRefresh struct{}
	// NamedComment is a comment that the page's address names.
	NamedComment struct{ ID string }
)

// What was asked for.
type (
	// GotReply is the answer to [Ask] of a number, or that a time is over.
	GotReply struct {
		Number int
		Reply  source.Reply
	}
	// GotText is the answer to [Read] of a number; Missing tells that the page
	// has no such element.
	GotText struct {
		Number  int
		Text    string
		Missing bool
	}
	// ChangedElsewhere tells that the storage behind the thread has changed.
	ChangedElsewhere struct{}
	// ClosedWindow is the answer to [OpenWindow]: it is closed, or the browser has
	// never opened it. It may have brought a token.
	ClosedWindow struct {
		Kept  bool
		Token string
	}
	// Copied is the answer to [Pass]: whether the clipboard has it.
	Copied struct{ Done bool }
	// ChangedVisibility tells whether the page can be seen.
	ChangedVisibility struct{ Hidden bool }
	// CameOnline tells that the browser has a network again.
	CameOnline struct{}
	// LeftPage tells that the page is left.
	LeftPage struct{}
	// KeptDraft is the answer to [Keep]: whether there was room.
	KeptDraft struct {
		Composer string
		Kept     bool
	}
	// ForgotDraft tells that a draft is kept no more, as another tab has posted
	// what it has, or thrown it away.
	ForgotDraft struct{ Key string }
	// ChangedKept tells that another tab has something to be sent, or nothing more.
	ChangedKept struct{}
)

// What a reader does.
type (
	// TypedName and TypedBody are what a composer's box now holds.
	TypedName struct{ Composer, Text string }
	TypedBody struct{ Composer, Text string }
	// ChoseTab shows a composer's text or its preview.
	ChoseTab struct {
		Composer string
		Preview  bool
	}
	// MovedTab is ChoseTab by the keyboard, which moves the focus too.
	MovedTab struct {
		Composer string
		Preview  bool
	}
	// UsedTool is one of [Tools], by its place there.
	UsedTool struct {
		Composer string
		Tool     int
	}
	// MovedTool moves the focus to a tool.
	MovedTool struct {
		Composer string
		Tool     int
	}
	ClickedPost   struct{ Composer string }
	ClickedCancel struct{ Composer string }
	// PressedEscape leaves a form, and asks first where text would be lost.
	PressedEscape struct{ Composer string }
	// ClickedKeep answers that the text is to be kept.
	ClickedKeep struct{ Composer string }
	// ClickedReply answers a comment; Quote is what to quote of it, as Markdown.
	ClickedReply struct{ ID, Quote string }
	ClickedEdit  struct{ ID string }
	// ClickedDiscard throws away what waits to be sent.
	ClickedDiscard struct{ ID string }
	// ClickedMore opens the menu of a comment, or closes it: also that of the whole
	// thread, [Options], and [Help]. From is the comment that it was asked for in, by
	// a key.
	ClickedMore struct{ ID, From string }
	// ClickedFoldAll folds all threads, or unfolds them where all are.
	ClickedFoldAll struct{}
	// ClickedOnly shows only what the article's author says and answers, or all again.
	ClickedOnly struct{}
	// ClickedCopyCode copies the code that the pointer is at.
	ClickedCopyCode struct{}
	// Floated puts a button beside what is selected or pointed at, or takes it away.
	Floated struct{ Float }
	// LeftMenu tells that the focus has left the menu that is open, or with Back
	// that it is to go back to its button.
	LeftMenu struct{ Back bool }
	// ClickedPass gives a comment's address to the clipboard or, to Share it, to
	// what the browser has for that.
	ClickedPass struct {
		ID    string
		Share bool
	}
	// Entered tells that the focus has come into a composer.
	Entered struct{ Composer string }
	// ClickedDelete deletes a comment, ByKey from the keyboard.
	ClickedDelete struct {
		ID    string
		ByKey bool
	}
	// ClickedUndo brings a deleted comment back.
	ClickedUndo struct{ ID string }
	// ClickedPin pins a comment, or no more. ClickedBlock asks whether to block its
	// writer, and in the menu that asks does so. ClickedClose closes the thread, or
	// opens it.
	ClickedPin   struct{ ID string }
	ClickedBlock struct{ ID string }
	ClickedClose struct{}
	// HeldUndo tells at which comment's offer to undo its deletion the focus or the
	// pointer is, "" for none.
	HeldUndo   struct{ ID string }
	ChoseOrder struct{ Order comment.Order }
	// ClickedVote is a vote for a comment, 1, or against it, -1.
	ClickedVote struct {
		ID   string
		Vote int
	}
	// ClickedFold puts the replies to a comment out of sight, if they were Open,
	// or back in it. The browser opens them, too, for who looks for a text.
	ClickedFold struct {
		ID   string
		Open bool
	}
	// Peeked points at the link from a comment to the one that it answers, or
	// with "" at none.
	Peeked struct{ ID string }
	// Stepped goes to the comment after the one of an ID, or before it.
	Stepped struct {
		From string
		Back bool
	}
	// SteppedNew goes to the next comment that is new since the last visit.
	SteppedNew struct{ Back bool }
	// ClickedAgain tries what failed once more.
	ClickedAgainArticle struct{}
	ClickedAgainThread  struct{}
	// ClickedShow shows the comments that came since the thread was loaded.
	ClickedShow struct{}
	// ClickedLogIn chooses one of the source's ways to log in, by its place, or
	// with -1 none.
	ClickedLogIn  struct{ Method int }
	ClickedLogOut struct{}
	// TypedMail is what a box of the form to log in by e-mail now holds.
	TypedMail struct {
		Box  Act
		Text string
	}
	// ClickedMail sends that form.
	ClickedMail struct{}
)

// What time does.
type (
	// PassedMinute makes what is said about times true again.
	PassedMinute struct{}
	// PassedFrame is the time to build more of the thread.
	PassedFrame struct{}
	// PassedReveal is the time in which heights above a place may have changed:
	// in a long thread they are estimates until they come into sight.
	PassedReveal struct {
		ID    string
		times int
	}
	// PassedUndo ends the time in which a deletion can be undone.
	PassedUndo struct{ number int }
	// PassedSecond counts down what is left of a time.
	PassedSecond struct{}
	// PassedWait is the time to send once more what waits, after a number of tries.
	PassedWait struct{ tries int }
)

func (Started) message()             {}
func (ChangedArticle) message()      {}
func (ChangedThread) message()       {}
func (ChangedTheme) message()        {}
func (Moved) message()               {}
func (ChangedOrder) message()        {}
func (ChangedHide) message()         {}
func (ChangedHeadingLevel) message() {}
func (ChangedWords) message()        {}
func (AskedRefresh) message()        {}
func (NamedComment) message()        {}
func (GotReply) message()            {}
func (GotText) message()             {}
func (ChangedElsewhere) message()    {}
func (KeptDraft) message()           {}
func (ForgotDraft) message()         {}
func (ChangedKept) message()         {}
func (TypedName) message()           {}
func (TypedBody) message()           {}
func (ChoseTab) message()            {}
func (MovedTab) message()            {}
func (UsedTool) message()            {}
func (MovedTool) message()           {}
func (PressedEscape) message()       {}
func (ClickedKeep) message()         {}
func (ClickedPost) message()         {}
func (ClickedCancel) message()       {}
func (ClickedReply) message()        {}
func (ClickedEdit) message()         {}
func (ClickedDiscard) message()      {}
func (ClickedDelete) message()       {}
func (ClickedUndo) message()         {}
func (ClickedMore) message()         {}
func (ClickedPin) message()          {}
func (ClickedBlock) message()        {}
func (ClickedClose) message()        {}
func (LeftMenu) message()            {}
func (ClickedFoldAll) message()      {}
func (ClickedOnly) message()         {}
func (Floated) message()             {}
func (ClickedCopyCode) message()     {}
func (ClickedPass) message()         {}
func (Entered) message()             {}
func (HeldUndo) message()            {}
func (ChoseOrder) message()          {}
func (ClickedAgainArticle) message() {}
func (ClickedAgainThread) message()  {}
func (PassedMinute) message()        {}
func (PassedFrame) message()         {}
func (ClickedVote) message()         {}
func (ClickedFold) message()         {}
func (Peeked) message()              {}
func (Stepped) message()             {}
func (SteppedNew) message()          {}
func (PassedReveal) message()        {}
func (PassedUndo) message()          {}
func (PassedSecond) message()        {}
func (PassedWait) message()          {}
func (CameOnline) message()          {}
func (ClickedShow) message()         {}
func (ClickedLogIn) message()        {}
func (ClickedLogOut) message()       {}
func (TypedMail) message()           {}
func (ClickedMail) message()         {}
func (ClosedWindow) message()        {}
func (ChangedVisibility) message()   {}
func (LeftPage) message()            {}
func (Copied) message()              {}
