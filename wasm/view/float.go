package view

import (
	"afterword/wasm/app"
	"afterword/wasm/node"
)

// float is the button over the text. Where it stands is the browser's.
func float(s *app.State) node.Node {
	word := ""
	switch {
	case s.Float.Act == app.ActReply:
		word = "form.tool.quote"
	case s.Float.Done:
		word = "code.copied"
	case s.Float.Act == app.ActCopyCode:
		word = "code.copy"
	default:
		return node.Node{}
	}
	return node.El(node.Div, attrs(node.At(node.ID, app.FloatID), node.At(node.Class, "float"), node.At(node.Role, "status")),
		button(s.Float.Act, s.Float.Of, s.Words.Say(word))).Keyed("float")
}
