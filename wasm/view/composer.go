package view

import (
	"strings"

	"afterword/wasm/app"
	"afterword/wasm/markup"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// composer is a form for writing. to is the name of the person whom a reply answers.
func composer(s *app.State, c *app.Composer, to string) node.Node {
	t := s.Thread.(*app.LoadedThread)
	key := c.Key()
	_, sending := c.Phase.(app.Sending)
	heading := node.Node{}
	if c.Purpose == app.Reply { // its form may stand far from what it answers
		heading = node.El(node.P, attrs(node.At(node.Class, "purpose"), node.At(node.AriaHidden, "true")), node.Txt(purpose(s, c, to)))
	}
	parts := []node.Node{
		self(t, c),
		node.El(node.Div, class("card"),
			heading,
			nameBox(s, t, c, sending),
			node.El(node.Div, class("above"), toolbar(s, c), tabs(s, c)).Keyed("above"),
			writing(s, c, sending),
			preview(s, c),
			room(s, t, c),
			pictures(t, c),
			alert(s, complaint(s, c), "", node.At(node.ID, alertID(c))),
			question(s, c),
			node.El(node.Div, class("submit"), append(picture(s, t, c), submission(s, c, sending)...)...).Keyed("submit"),
		).Keyed("card"),
	}
	if c.Purpose == app.New && t.Source.Limits.Notice != "" {
		parts = append(parts, node.El(node.P, class("note"), node.Txt(s.Words.Say(t.Source.Limits.Notice))).Keyed("notice"))
	}
	look := "composer"
	if idle(c) {
		look += " " + app.ClassIdle
	}
	return node.El(node.Form, attrs(
		node.At(node.Class, look),
		node.At(node.Part, "composer"),
		node.At(node.Role, "form"),
		node.At(node.AriaLabel, purpose(s, c, to)),
	), parts...).Keyed("form-" + key)
}

// idle tells that the reader has not used the form for new comments yet: it shows as a
// single line.
func idle(c *app.Composer) bool {
	editing, ok := c.Phase.(app.Editing)
	return ok && c.Purpose == app.New && !c.Used && !c.Preview && c.Body == "" && editing.Trouble == ""
}

// self is the reader's avatar beside the form for new comments, by the name of their account
// or the one that they type.
func self(t *app.LoadedThread, c *app.Composer) node.Node {
	if c.Purpose != app.New {
		return node.Node{}
	}
	called := c.Name
	if from := t.Source.Account; from != nil && from.Name != "" {
		called = from.Name
	}
	if called = strings.TrimSpace(called); called == "" {
		return node.El(node.Span, attrs(node.At(node.Class, "avatar nobody"), node.At(node.AriaHidden, "true"))).Keyed("self")
	}
	return letter(called).Keyed("self")
}

func purpose(s *app.State, c *app.Composer, to string) string {
	switch c.Purpose {
	case app.Edit:
		return s.Words.Say("form.edit")
	case app.Reply:
		return s.Words.Say("form.reply", "name", to)
	}
	return s.Words.Say("form.post")
}

func alertID(c *app.Composer) string { return "alert:" + c.Key() }

// complaint says what is wrong with the text, or that the browser cannot keep it.
func complaint(s *app.State, c *app.Composer) string {
	switch trouble := c.Trouble(); {
	case trouble != "":
		return trouble
	case source.Hosts && c.Pictures.Trouble != "":
		return c.Pictures.Trouble
	case c.Unkept:
		return s.Words.Say("storage.draft")
	}
	return ""
}

func nameBox(s *app.State, t *app.LoadedThread, c *app.Composer, sending bool) node.Node {
	if !t.Source.Limits.Name || c.Purpose == app.Edit {
		return node.Node{}
	}
	id := "name:" + c.Key()
	box := attrs(
		node.At(node.Type, "text"), node.At(node.ID, id),
		node.At(node.Autocomplete, "nickname"), node.At(node.Dir, "auto"),
		node.At(node.Placeholder, s.Words.Say("comment.anonymous")),
		node.At(node.DataAct, string(app.ActName)), node.At(node.DataOf, c.Key()),
		node.At(node.Value, c.Name),
	)
	if sending {
		box = append(box, node.On(node.Readonly))
	}
	return node.El(node.Div, class("field"),
		node.El(node.Label, attrs(node.At(node.For, id)), node.Txt(s.Words.Say("form.name"))),
		node.El(node.Input, box)).Keyed("name")
}

// tabs choose between writing and preview.
// https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
func tabs(s *app.State, c *app.Composer) node.Node {
	tab := func(preview bool, act app.Act, label string) node.Node {
		chosen, index := "false", "-1"
		if preview == c.Preview {
			chosen, index = "true", "0"
		}
		return button(act, c.Key(), label,
			node.At(node.Role, "tab"),
			node.At(node.ID, c.TabID(preview)),
			node.At(node.AriaSelected, chosen),
			node.At(node.AriaControls, panelID(c, preview)),
			node.At(node.Tabindex, index))
	}
	return node.El(node.Div, attrs(
		node.At(node.Class, "tabs"),
		node.At(node.Role, "tablist"),
		node.At(node.AriaLabel, s.Words.Say("form.body")),
	),
		tab(false, app.ActWrite, s.Words.Say("form.write")),
		tab(true, app.ActPreview, s.Words.Say("form.preview")),
	).Keyed("tabs")
}

func panelID(c *app.Composer, preview bool) string {
	if preview {
		return "preview:" + c.Key()
	}
	return "write:" + c.Key()
}

func panel(c *app.Composer, preview bool, inside ...node.Node) node.Node {
	list := attrs(
		node.At(node.Class, "panel"),
		node.At(node.Role, "tabpanel"),
		node.At(node.ID, panelID(c, preview)),
		node.At(node.AriaLabelledby, c.TabID(preview)),
	)
	if preview != c.Preview {
		list = append(list, node.On(node.Hidden))
	} else if preview { // nothing in it may take the focus
		list = append(list, node.At(node.Tabindex, "0"))
	}
	return node.El(node.Div, list, inside...).Keyed(panelID(c, preview))
}

func writing(s *app.State, c *app.Composer, sending bool) node.Node {
	box := attrs(
		node.At(node.ID, c.BodyID()), node.At(node.Rows, "5"), node.At(node.Dir, "auto"),
		node.At(node.AriaLabel, s.Words.Say("form.body")),
		node.At(node.Placeholder, s.Words.Say(hint(c))),
		node.At(node.DataAct, string(app.ActBody)), node.At(node.DataOf, c.Key()),
		node.At(node.Value, c.Body),
	)
	if complaint(s, c) != "" {
		box = append(box, node.At(node.AriaDescribedby, alertID(c)))
	}
	if c.Trouble() != "" {
		box = append(box, node.At(node.AriaInvalid, "true"))
	}
	if sending {
		box = append(box, node.At(node.AriaBusy, "true"), node.On(node.Readonly))
	}
	return panel(c, false, node.El(node.Textarea, box))
}

// hint is the key of the sentence in an empty box.
func hint(c *app.Composer) string {
	if c.Purpose == app.New {
		return "form.add"
	}
	return "form.markdown"
}

// preview shows the text as it will be posted. It is rendered only while it is in front.
func preview(s *app.State, c *app.Composer) node.Node {
	if !c.Preview {
		return panel(c, true)
	}
	inside := []node.Node{node.El(node.P, class("note"), node.Txt(s.Words.Say("form.preview.empty")))}
	if text := app.Trimmed(c.Body); text != "" {
		inside = previewed(s, text)
	}
	return panel(c, true, node.El(node.Div, attrs(node.At(node.Class, app.ClassText), node.At(node.Dir, "auto")), inside...))
}

func previewed(s *app.State, text string) []node.Node {
	if s.Suspect(text) {
		return append(markup.Plain(text), node.El(node.P, class("note"), node.Txt(s.Words.Say("render.preview"))))
	}
	return markup.Markdown(text, app.CommentOptions(s.Base(), s.ThreadLevel(), s.Words, s.Shown())).Body
}

// submission is the end of a form: how the post is going, and the buttons.
func submission(s *app.State, c *app.Composer, sending bool) []node.Node {
	submit := "form.submit.post"
	switch c.Purpose {
	case app.Reply:
		submit = "form.submit.reply"
	case app.Edit:
		submit = "form.submit.edit"
	}
	var parts []node.Node
	if sending {
		parts = append(parts, node.El(node.P, attrs(node.At(node.Role, "status"), node.At(node.Class, "sending")), node.Txt(s.Words.Say("form.sending"))))
	}
	if c.Purpose != app.New {
		parts = append(parts, button(app.ActCancel, c.Key(), s.Words.Say("form.cancel")))
	}
	return append(parts, button(app.ActPost, c.Key(), s.Words.Say(submit),
		node.At(node.Class, app.ClassPrimary), node.At(node.AriaKeyshortcuts, shortcut(s, app.PostChord))))
}
