package view

import (
	"afterword/wasm/app"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// pictures says how the upload of pictures goes.
func pictures(t *app.LoadedThread, c *app.Composer) node.Node {
	if !source.Hosts || t.Source.Pictures == nil {
		return node.Node{}
	}
	var lines []node.Node
	if c.Pictures.Said != "" {
		lines = append(lines, node.El(node.P, class("note"), node.Txt(c.Pictures.Said)).Keyed(c.Pictures.Said))
	}
	return node.El(node.Div, attrs(node.At(node.Role, "status")), lines...).Keyed("pictures")
}

// picture is the button to add a picture. Beside it is the hidden file input: the browser
// would label that in its own language, and not in the interface's.
func picture(s *app.State, t *app.LoadedThread, c *app.Composer) []node.Node {
	can := t.Source.Pictures
	if !source.Hosts || can == nil || idle(c) {
		return nil
	}
	return []node.Node{
		button(app.ActPicture, c.Key(), s.Words.Say("form.picture")),
		node.El(node.Input, attrs(
			node.At(node.Type, "file"), node.At(node.ID, c.FileID()), node.At(node.Accept, can.Types),
			node.At(node.AriaLabel, s.Words.Say("form.picture")),
			node.At(node.DataAct, string(app.ActFile)), node.At(node.DataOf, c.Key()),
			node.On(node.Multiple), node.On(node.Hidden),
		)).Keyed("file"),
	}
}
