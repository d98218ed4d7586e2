package view

import (
	"afterword/wasm/app"
	"afterword/wasm/comment"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// mute is the button that hides what the writer of a comment wrote, or shows it again.
func (l *lister) mute(e comment.Entry) node.Node {
	if !source.Hosts || l.t.Source.Mutes == "" || e.Own || e.Author.ID == "" {
		return node.Node{}
	}
	word := "mute.hide"
	if l.t.Mutes(e.Comment) {
		word = "mute.show"
	}
	return button(app.ActMute, e.ID, l.Words.Say(word, "name", name(l.State, e.Comment)))
}

// muted stands in the place of the text of a comment that the reader does not want to see.
func (l *lister) muted(c *comment.Comment) node.Node {
	return node.El(node.P, class("gone"), node.Txt(l.Words.Say("mute.hidden", "name", name(l.State, c))))
}

// unmute are the buttons in the menu of the thread that show what somebody wrote again.
func unmute(s *app.State, t *app.LoadedThread) []node.Node {
	if !source.Hosts {
		return nil
	}
	var parts []node.Node
	for _, p := range t.Muted {
		parts = append(parts, button(app.ActUnmute, p.ID, s.Words.Say("mute.show", "name", p.Name)).Keyed("unmute-"+p.ID))
	}
	return parts
}

// whom points to the first of the muted people. The list is a new one after each change,
// so the pointer tells whether it has changed.
func whom(t *app.LoadedThread) *app.Person {
	if !source.Hosts || len(t.Muted) == 0 {
		return nil
	}
	return &t.Muted[0]
}
