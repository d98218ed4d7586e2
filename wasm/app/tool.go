package app

import "afterword/wasm/edit"

type (
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
)

func (UsedTool) message()  {}
func (MovedTool) message() {}

// Tools are what a composer's toolbar offers, in its order. Chord is the keys
// that do the same in the text, as [Event] has them.
var Tools = [...]struct {
	Act   Act
	Tool  edit.Tool
	Chord string
}{
	{ActBold, edit.Bold, "Mod+B"},
	{ActItalic, edit.Italic, "Mod+I"},
	{ActLink, edit.Link, "Mod+K"},
	{ActQuote, edit.Quote, "Mod+Shift+."},
	{ActCode, edit.Code, "Mod+E"},
	{ActList, edit.List, "Mod+Shift+8"},
}

// Tool tells whether an act is that of one of [Tools].
func (a Act) Tool() bool { return toolOf(a) >= 0 }

// toolOf is the place in [Tools] of an act, -1 for any other.
func toolOf(act Act) int {
	for i := range Tools {
		if Tools[i].Act == act {
			return i
		}
	}
	return -1
}

// boxKey is a key in one of a composer's boxes.
func (e Event) boxKey() (Message, bool) {
	if e.Key == PostChord {
		return ClickedPost{e.Of}, true
	}
	for i := range Tools {
		if e.Act == ActBody && Tools[i].Chord == e.Key {
			return UsedTool{e.Of, i}, true
		}
	}
	return nil, false
}

// PostChord is the keys that post what is in a box.
const PostChord = "Mod+Enter"

// toolKey is a key on a tool. The Tab key reaches only one of the tools.
// https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
func (e Event) toolKey() (Message, bool) {
	tool := toolOf(e.Act)
	if tool < 0 {
		return nil, false
	}
	switch e.Key {
	case "ArrowLeft":
		tool += len(Tools) - 1
	case "ArrowRight":
		tool++
	case "Home":
		tool = 0
	case "End":
		tool = len(Tools) - 1
	default:
		return nil, false
	}
	return MovedTool{e.Of, tool % len(Tools)}, true
}

// escape is the key that leaves a form which can be left. It is the page's
// everywhere else.
func (e Event) escape() (Message, bool) {
	if e.Of == New.Key("") {
		return nil, false
	}
	switch e.Act {
	case ActName, ActBody, ActWrite, ActPreview, ActPost, ActCancel, ActKeepWriting:
		return PressedEscape{e.Of}, true
	}
	return PressedEscape{e.Of}, e.Act.Tool()
}

// use applies a tool to the text. The box then says what its text is.
func (s *State) use(thread *LoadedThread, m UsedTool) []Effect {
	c, open := thread.Find(m.Composer)
	if !open || c.Preview {
		return nil
	}
	return s.edit(thread, m.Composer, func(c *Composer) { c.Tool = m.Tool }, Format{c.BodyID(), Tools[m.Tool].Tool})
}

func (s *State) moveTool(thread *LoadedThread, m MovedTool) []Effect {
	c, open := thread.Find(m.Composer)
	if !open {
		return nil
	}
	return s.edit(thread, m.Composer, func(c *Composer) { c.Tool = m.Tool }, Focus{c.ToolID(m.Tool)})
}
