package view

import (
	"afterword/wasm/app"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// few is how many comments a reader can survey without folding or leaving out any.
const few = 5

// options is the menu of the whole thread. Where it would have nothing but the help, and
// the reader can write, it is a button for the help.
func options(s *app.State, t *app.LoadedThread) node.Node {
	parts := choices(s, t)
	of, word, sign := app.Options, "options", ""
	if len(parts) == 1 {
		if t.Source.Post == nil {
			return node.Node{}
		}
		of, word, sign = app.Help, "help", "?"
	}
	menu, open := node.Node{}, "false"
	if t.Menu == of {
		open = "true"
	}
	if t.Menu == app.Options {
		menu = node.El(node.Div, class("menu"), parts...).Keyed("menu")
	}
	return node.El(node.Span, class(app.ClassMore+" options"),
		button(app.ActMore, of, sign, node.At(node.ID, app.ButtonID(app.ActMore, app.Options)),
			node.At(node.AriaLabel, s.Words.Say(word)), node.At(node.AriaExpanded, open)),
		menu).Keyed("options")
}

func choices(s *app.State, t *app.LoadedThread) []node.Node {
	var parts []node.Node
	size := t.Thread.Size
	if size > few && size > len(t.Thread.Top) {
		word := "options.fold"
		if t.Thread.Folded() {
			word = "options.unfold"
		}
		parts = append(parts, button(app.ActFoldAll, "", s.Words.Say(word)))
	}
	if t.Only || size > few && t.Thread.Voiced {
		parts = append(parts, toggle(app.ActOnly, "", s.Words.Say("options.only"), t.Only))
	}
	if source.Writes && t.Source.Moderation != nil {
		parts = append(parts, toggle(app.ActClose, "", s.Words.Say("moderate.close"), t.Closed))
	}
	parts = append(append(parts, noticeChoices(s, t)...), unmute(s, t)...)
	parts = append(parts, button(app.ActMore, app.Help, s.Words.Say("help")))
	parts[0].Attrs = append(parts[0].Attrs, node.At(node.ID, app.MenuID))
	return parts
}

// help lists the Markdown that comments know, and the keyboard shortcuts.
func help(s *app.State, t *app.LoadedThread) node.Node {
	if t.Menu != app.Help {
		return node.Node{}
	}
	var rows []node.Node
	row := func(what, how, key string) {
		typed := node.Node{}
		if how != "" {
			typed = node.El(node.Code, nil, node.Txt(how))
		}
		rows = append(rows, node.El(node.Tr, nil,
			node.El(node.Td, nil, node.Txt(s.Words.Say(what))),
			node.El(node.Td, nil, typed),
			node.El(node.Td, nil, node.El(node.Kbd, nil, node.Txt(key)))))
	}
	if t.Source.Post != nil {
		for i, tool := range tools {
			row(tool, samples[i], keys(s, app.Tools[i].Chord))
		}
		row("form.submit.post", "", keys(s, app.PostChord))
	}
	row("help.next", "", "j")
	row("help.previous", "", "k")
	row("help", "", "?")
	return node.El(node.Div, attrs(
		node.At(node.ID, app.MenuID), node.At(node.Class, app.ClassMore+" help "+app.ClassText), node.At(node.Role, "dialog"),
		node.At(node.AriaLabel, s.Words.Say("help")), node.At(node.Tabindex, "-1"),
	), node.El(node.Table, nil, rows...)).Keyed("help")
}

// samples are the Markdown that each of the tools writes.
var samples = [len(app.Tools)]string{"**…**", "*…*", "[…](…)", "> …", "`…`", "- …"}
