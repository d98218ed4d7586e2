package view

import (
	"strings"

	"afterword/wasm/app"
	"afterword/wasm/node"
)

// tools are the names of the tools, in the order of [app.Tools]. The style sheet has
// their looks.
var tools = [len(app.Tools)]string{
	"form.tool.bold", "form.tool.italic", "form.tool.link", "form.tool.quote", "form.tool.code", "form.tool.list",
}

// toolbar stands before the tabs, since the Tab key leads from the chosen tab to its
// panel.
// https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
func toolbar(s *app.State, c *app.Composer) node.Node {
	list := attrs(
		node.At(node.Class, "tools"),
		node.At(node.Role, "toolbar"),
		node.At(node.AriaLabel, s.Words.Say("form.tools")),
		node.At(node.AriaControls, c.BodyID()),
	)
	if c.Preview {
		list = append(list, node.On(node.Hidden))
	}
	buttons := make([]node.Node, len(app.Tools))
	for i := range app.Tools {
		tool := &app.Tools[i]
		index := "-1"
		if i == c.Tool {
			index = "0"
		}
		label := s.Words.Say(tools[i])
		buttons[i] = button(tool.Act, c.Key(), "",
			node.At(node.ID, c.ToolID(i)),
			node.At(node.AriaLabel, label),
			node.At(node.AriaKeyshortcuts, shortcut(s, tool.Chord)),
			node.At(node.Title, label+" ("+keys(s, tool.Chord)+")"),
			node.At(node.Tabindex, index))
	}
	return node.El(node.Div, list, buttons...)
}

// shortcut is a chord as ARIA writes it.
// https://www.w3.org/TR/wai-aria-1.2/#aria-keyshortcuts
func shortcut(s *app.State, chord string) string {
	mod := "Control"
	if s.Page.Apple {
		mod = "Meta"
	}
	return strings.Replace(chord, "Mod", mod, 1)
}

// keys is a chord as it is printed on the keyboard.
func keys(s *app.State, chord string) string {
	if s.Page.Apple {
		return strings.Replace(strings.Replace(chord, "Mod+Shift+", "⇧⌘", 1), "Mod+", "⌘", 1)
	}
	return strings.Replace(chord, "Mod", "Ctrl", 1)
}

// room says how many characters are left where the limit is near. The number on the
// screen is exact; screen readers hear it at a few steps only.
func room(s *app.State, t *app.LoadedThread, c *app.Composer) node.Node {
	if !app.Nearing(c.Body, t.Source.Limits) {
		return node.Node{}
	}
	shown, look, told := "", "room", ""
	if left, near := app.Left(c.Body, t.Source.Limits); near {
		shown = characters(s, left)
		if left < 0 {
			look = "room over"
		}
	}
	if c.Room.Step > 0 {
		told = characters(s, c.Room.Left)
	}
	return node.El(node.Div, class(look),
		node.El(node.Span, attrs(node.At(node.AriaHidden, "true")), node.Txt(shown)),
		node.El(node.Span, attrs(node.At(node.Role, "status"), node.At(node.Class, "heard")), node.Txt(told)),
	).Keyed("room")
}

func characters(s *app.State, left int) string {
	if left < 0 {
		return s.Words.Count("form.over", -left)
	}
	return s.Words.Count("form.left", left)
}

// question asks before a text is thrown away.
func question(s *app.State, c *app.Composer) node.Node {
	if _, asking := c.Phase.(app.Asking); !asking {
		return node.Node{}
	}
	return node.El(node.Div, attrs(
		node.At(node.Class, "question"),
		node.At(node.Role, "group"),
		node.At(node.AriaLabel, s.Words.Say("form.discard.ask")),
	),
		node.El(node.P, nil, node.Txt(s.Words.Say("form.discard.ask"))),
		button(app.ActCancel, c.Key(), s.Words.Say("form.discard")),
		button(app.ActKeepWriting, c.Key(), s.Words.Say("form.discard.keep"), node.At(node.ID, c.KeepWritingID())),
	).Keyed("question")
}
