package view

import (
	"afterword/wasm/app"
	"afterword/wasm/node"
)

// float is the button over the text. Package browser decides where it stands.
func float(s *app.State) node.Node {
	word := ""
	look := attrs(node.At(node.ID, app.FloatID), node.At(node.Class, app.ClassFloat))
	switch {
	case s.Float.Act == app.ActReply:
		word = "form.tool.quote"
	case s.Float.Done:
		word, look = "code.copied", append(look, node.At(node.Role, "status"))
	case s.Float.Act == app.ActCopyCode:
		word = "code.copy"
	default:
		return node.Node{}
	}
	return node.El(node.Div, look,
		button(s.Float.Act, s.Float.Of, s.Words.Say(word))).Keyed("float")
}
