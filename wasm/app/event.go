package app

import (
	"strconv"

	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// Act is what an element of the view does when it is used. It stands in the
// element's data-act attribute, and in data-of what it is done to; so the
// same page works whether it was built here or came as HTML from a server.
type Act string

// The acts.
const (
	ActName           Act = "name"
	ActBody           Act = "body"
	ActWrite          Act = "write"
	ActPreview        Act = "preview"
	ActPost           Act = "post"
	ActCancel         Act = "cancel"
	ActKeepWriting    Act = "keep"
	ActBold           Act = "bold"
	ActItalic         Act = "italic"
	ActLink           Act = "link"
	ActQuote          Act = "quote"
	ActCode           Act = "code"
	ActList           Act = "list"
	ActReply          Act = "reply"
	ActEdit           Act = "edit"
	ActDiscard        Act = "discard"
	ActDelete         Act = "delete"
	ActMore           Act = "more"
	ActPin            Act = "pin"
	ActBlock          Act = "block"
	ActClose          Act = "close"
	ActCopy           Act = "copy"
	ActShare          Act = "share"
	ActUndo           Act = "undo"
	ActSort           Act = "sort"
	ActUpvote         Act = "upvote"
	ActDownvote       Act = "downvote"
	ActFold           Act = "fold"
	ActFoldAll        Act = "fold-all"
	ActOnly           Act = "only"
	ActCopyCode       Act = "copy-code"
	ActNextUnread     Act = "next-new"
	ActPreviousUnread Act = "previous-new"
	ActAgainArticle   Act = "again-article"
	ActAgainThread    Act = "again-thread"
	ActShow           Act = "show"
	ActPicture        Act = "picture"
	ActFile           Act = "file"
	ActLogIn          Act = "log-in"
	ActLogOut         Act = "log-out"
	ActMail           Act = "mail"
	ActMailName       Act = "mail-name"
	ActMailAddress    Act = "mail-address"
	ActMailCode       Act = "mail-code"
	ActWritten        Act = "written"
	ActMute           Act = "mute"
	ActUnmute         Act = "unmute"
	ActNotice         Act = "notice"
	ActChat           Act = "chat"
	ActHome           Act = "home"
	ActHomeName       Act = "home-name"
)

// Event is what the browser says of a use of an element.
type Event struct {
	// Type is the DOM's: click, input, change, keydown, paste, dragover, drop, mousedown or
	// pointerdown; or left, of what a trap has left.
	Type string
	Act  Act
	Of   string
	// Value is what a form control holds, or for a reply what is quoted.
	Value string
	// Key is which key was pressed, as the DOM names it. Where keys were held
	// with it they stand before it, as in Mod+Shift+8 and Mod+B: Mod is the one that
	// commands are given with, ⌘ on Apple's keyboards and else Ctrl. Left and
	// right are exchanged where the text runs from right to left.
	Key string
	// Clicks is which of several quick clicks it is, 0 where it came from the keyboard.
	Clicks int
	// Open tells that what it folds was open.
	Open bool
	// Spot is where it happened.
	Spot
}

// Quotes tells whether what is selected of a comment counts as the event's value.
func (e Event) Quotes() bool {
	return e.Act == ActReply && (e.Type == "pointerdown" || e.Type == "click")
}

// KeepsFocus tells that the focus, and a phone's keyboard, stay where they are.
func (e Event) KeepsFocus() bool {
	return e.Type == "mousedown" && (e.Act.Tool() || e.In&InFloat != 0)
}

// Pastes tells that a text is pasted into a comment.
func (e Event) Pastes() bool { return e.Type == "paste" && e.Act == ActBody }

// Brings tells that an event may bring files to a composer, where the thread takes some.
func (s *State) Brings(e Event) bool {
	thread, ok := s.Thread.(*LoadedThread)
	if !source.Hosts || !ok || thread.Source.Pictures == nil {
		return false
	}
	switch e.Type {
	case "change":
		return e.Act == ActFile
	case "paste", "dragover", "drop":
		return e.Act == ActBody
	}
	return false
}

// Orders are the names of the orders, as the attribute and the select have
// them.
var Orders = []string{comment.Oldest: "oldest", comment.Newest: "newest", comment.Top: "top", comment.Best: "best"}

// OrderOf is the order of a name, the oldest first for any other.
func OrderOf(name string) comment.Order {
	for order, known := range Orders {
		if name == known {
			return comment.Order(order)
		}
	}
	return comment.Oldest
}

// Message is what an event means as things are. It reports false for one that means
// nothing here.
func (s *State) Message(e Event) (Message, bool) {
	if source.Leads && (e.Act == ActHome || e.Act == ActHomeName) {
		return e.home()
	}
	switch e.Type {
	case "click":
		if e.Clicks > 1 {
			return nil, false // it may hit what has moved there
		}
		return e.click()
	case "input":
		switch e.Act {
		case ActName:
			return TypedName{e.Of, e.Value}, true
		case ActBody:
			return TypedBody{e.Of, e.Value}, true
		case ActMailName, ActMailAddress, ActMailCode:
			return TypedMail{e.Act, e.Value}, true
		}
	case "change":
		if e.Act == ActSort {
			return ChoseOrder{OrderOf(e.Value)}, true
		}
	case "keydown":
		if e.In&InCode != 0 && e.Key == "c" {
			return ClickedCopyCode{}, true
		}
		if e.In&InThread != 0 {
			return s.key(e)
		}
	case "left":
		return e.left()
	}
	return nil, false
}

// left is what a trap has left as it was: typed, chosen or opened.
func (e Event) left() (Message, bool) {
	switch e.Act {
	case ActName:
		return TypedName{e.Of, e.Value}, true
	case ActBody:
		return LeftOpen{e.Of, e.Value}, true
	case ActSort:
		return ChoseOrder{OrderOf(e.Value)}, true
	case ActUndo:
		return LeftUndo{e.Of, e.Value}, true
	}
	return e.click()
}

// click is a click on what a composer or a comment offers, or the widget as a whole.
func (e Event) click() (Message, bool) {
	switch e.Act {
	case ActWrite, ActPreview:
		return ChoseTab{e.Of, e.Act == ActPreview}, true
	case ActPost:
		return ClickedPost{e.Of}, true
	case ActCancel:
		return ClickedCancel{e.Of}, true
	case ActKeepWriting:
		return ClickedKeepWriting{e.Of}, true
	case ActReply:
		return ClickedReply{e.Of, e.Value}, true
	case ActEdit:
		return ClickedEdit{e.Of}, true
	case ActDiscard:
		return ClickedDiscard{e.Of}, true
	case ActMore:
		return ClickedMore{ID: e.Of}, true
	case ActCopy, ActShare:
		return ClickedPass{e.Of, e.Act == ActShare}, true
	case ActDelete:
		return ClickedDelete{e.Of, e.Clicks == 0}, true
	case ActUndo:
		return ClickedUndo{e.Of}, true
	case ActUpvote:
		return ClickedVote{e.Of, 1}, true
	case ActDownvote:
		return ClickedVote{e.Of, -1}, true
	case ActFold:
		return ClickedFold{e.Of, e.Open}, true
	}
	if m, ok := e.widget(); ok {
		return m, true
	}
	if tool := toolOf(e.Act); tool >= 0 {
		return UsedTool{e.Of, tool}, true
	}
	if source.Hosts {
		if m, ok := e.hosted(); ok {
			return m, true
		}
	}
	if source.Writes {
		return e.moderation()
	}
	return nil, false
}

// widget is a click on what concerns no single comment.
func (e Event) widget() (Message, bool) {
	switch e.Act {
	case ActFoldAll:
		return ClickedFoldAll{}, true
	case ActCopyCode:
		return ClickedCopyCode{}, true
	case ActOnly:
		return ClickedOnly{}, true
	case ActNextUnread, ActPreviousUnread:
		return SteppedUnread{Back: e.Act == ActPreviousUnread}, true
	case ActAgainArticle:
		return ClickedAgainArticle{}, true
	case ActAgainThread:
		return ClickedAgainThread{}, true
	case ActShow:
		return ClickedShow{}, true
	case ActLogIn:
		method, err := strconv.Atoi(e.Of)
		return ClickedLogIn{method}, err == nil
	case ActLogOut:
		return ClickedLogOut{}, true
	case ActMail:
		return ClickedMail{}, true
	}
	return nil, false
}

// hosted is a click on what only a server offers that keeps pictures and sends notices.
func (e Event) hosted() (Message, bool) {
	switch e.Act {
	case ActPicture:
		return ClickedPicture{e.Of}, true
	case ActWritten:
		return ClickedWritten{e.Of}, true
	case ActMute:
		return ClickedMute{e.Of}, true
	case ActUnmute:
		return ClickedUnmute{e.Of}, true
	case ActNotice:
		index, err := strconv.Atoi(e.Of)
		return ClickedNotice{index}, err == nil
	case ActChat:
		return ClickedChat{}, true
	}
	return nil, false
}

func (e Event) moderation() (Message, bool) {
	switch e.Act {
	case ActPin:
		return ClickedPin{e.Of}, true
	case ActBlock:
		return ClickedBlock{e.Of}, true
	case ActClose:
		return ClickedClose{}, true
	}
	return nil, false
}

// key is a key with the focus in the thread.
func (s *State) key(e Event) (Message, bool) {
	if e.Key == "Escape" {
		if m, ok := e.escape(); ok {
			return m, true
		}
	}
	switch e.Act {
	case ActSort:
		return nil, false // letters choose in it
	case ActMailName, ActMailAddress, ActMailCode:
		return ClickedMail{}, e.Key == "Enter"
	case ActBody, ActName:
		return e.boxKey()
	case ActWrite, ActPreview:
		if m, ok := e.tabKey(); ok {
			return m, true
		}
	}
	if m, ok := e.toolKey(); ok {
		return m, true
	}
	switch e.Key {
	case "Escape":
		thread, ok := s.Thread.(*LoadedThread)
		if ok && thread.Peeked != "" {
			return Peeked{}, true
		}
		if ok && thread.Menu != "" {
			return LeftMenu{Back: true}, true
		}
	case "?":
		return ClickedMore{Help, e.Comment}, true
	case "j", "k":
		return Stepped{From: e.Comment, Back: e.Key == "k"}, true
	}
	return nil, false
}

// tabKey is a key on a tab: with two of them, an arrow either way leads to the
// other. https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
func (e Event) tabKey() (Message, bool) {
	switch e.Key {
	case "ArrowLeft", "ArrowRight":
		return MovedTab{e.Of, e.Act == ActWrite}, true
	case "Home":
		return MovedTab{e.Of, false}, true
	case "End":
		return MovedTab{e.Of, true}, true
	}
	return nil, false
}
