package app

import (
	"afterword/wasm/edit"
	"afterword/wasm/source"
)

// Effect is what the shell is to do once the page shows the new state.
type Effect interface{ effect() }

type (
	// Ask carries out a source's request; the answer is a [GotReply].
	Ask struct {
		Number  int
		Request source.Request
	}
	// Read asks for the text of an element of the page; the answer is a
	// [GotText].
	Read struct {
		Number  int
		Element string
	}
	// Wait sends a message after a time.
	Wait struct {
		Milliseconds int
		Message      Message
	}
	// Keep puts what a reader typed or did into the browser's storage, for the next visit;
	// the empty value removes it. It is answered by a [KeptDraft] where there is no room, or
	// room again after Unkept.
	Keep struct {
		Key, Value string
		Composer   string
		Unkept     bool
	}
	// Format uses a tool on what is selected in a box, and Append adds a block
	// of Markdown to its end. Both leave the focus there, and what they do can
	// be undone as what is typed can. The answer is a [TypedBody].
	Format struct {
		ID   string
		Tool edit.Tool
	}
	Append struct{ ID, Text string }
	// Insert adds a line behind what is selected in a box, as it would be typed. Swap puts
	// another text in the place of one in a box, where the caret and the focus stay; the
	// answer to both is a [TypedBody].
	Insert struct{ ID, Text string }
	Swap   struct{ ID, Old, With string }
	// Choose lets the reader choose files; each is a [ChosePicture]. Forget gives up a
	// file that nothing is waiting for.
	Choose struct{ ID string }
	Forget struct{ File int }
	// Focus moves the focus to an element of the widget, and FocusStill does so
	// without scrolling there.
	Focus      struct{ ID string }
	FocusStill struct{ ID string }
	// Reveal scrolls to an element of the widget and moves the focus there.
	Reveal struct{ ID string }
	// Align scrolls to an element again that was revealed, while the reader is
	// still there.
	Align struct{ ID string }
	// Pass gives the address of a comment to the clipboard; the answer is a
	// [Copied]. To Share it, it goes to what the browser has for that.
	Pass struct {
		ID    string
		Share bool
	}
	// CopyCode gives the code that the pointer is at to the clipboard; the answer is
	// a [Floated].
	CopyCode struct{}
	// OpenWindow opens a window to log in; the answer is a [ClosedWindow].
	OpenWindow struct{ Method source.LoginMethod }
	// OpenPage opens a page in a tab of its own.
	OpenPage struct{ URL string }
	// TellReady, TellPosted and TellError dispatch the element's events.
	TellReady struct {
		Title    string // "" where there is none
		Comments int    // -1 where there are none to count
	}
	TellPosted struct{ ID, Parent string }
	TellError  struct {
		Stage    Stage
		Sentence string
	}
	// Settle ends what refresh() waits for: well, or with a sentence.
	Settle struct{ Sentence string }
)

// Stage is what failed, as the event afterword:error names it.
type Stage string

// The stages; the loader tells load itself.
const (
	StageArticle Stage = "article"
	StageThread  Stage = "thread"
	StagePost    Stage = "post"
	StageRender  Stage = "render"
)

func (Ask) effect()        {}
func (Read) effect()       {}
func (Wait) effect()       {}
func (Keep) effect()       {}
func (Format) effect()     {}
func (Append) effect()     {}
func (Insert) effect()     {}
func (Swap) effect()       {}
func (Choose) effect()     {}
func (Forget) effect()     {}
func (Focus) effect()      {}
func (FocusStill) effect() {}
func (Reveal) effect()     {}
func (Align) effect()      {}
func (TellReady) effect()  {}
func (TellPosted) effect() {}
func (TellError) effect()  {}
func (Settle) effect()     {}
func (OpenWindow) effect() {}
func (OpenPage) effect()   {}
func (Pass) effect()       {}
func (CopyCode) effect()   {}
