package view

import (
	"strconv"

	"afterword/wasm/app"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// elsewhere leads to the places where readers write the comments that show here.
func elsewhere(s *app.State, t *app.LoadedThread) (places []node.Node) {
	if !source.Leads {
		return nil
	}
	for to := t.Source.Elsewhere; to != nil; to = to.Also {
		places = append(places, leading(s, t, to).Keyed("elsewhere-"+strconv.Itoa(len(places))))
	}
	return places
}

func leading(s *app.State, t *app.LoadedThread, to *source.Elsewhere) node.Node {
	url, ok := s.Base().Link(to.URL)
	if !ok {
		return node.Node{}
	}
	parts := []node.Node{
		node.El(node.A, attrs(node.Href(url), node.At(node.Rel, "noopener")), node.Txt(s.Words.Say("elsewhere.reply", "site", to.Name))),
		node.Txt(" " + s.Words.Say("elsewhere.note")),
	}
	count := func(key string, n int) {
		if n > 0 {
			parts = append(parts, node.Txt(" "+s.Words.Say(key, "n", s.Words.Number(n))))
		}
	}
	count("elsewhere.likes", to.Likes)
	count("elsewhere.shares", to.Shares)
	if to == t.Source.Mover() && t.Home == nil {
		parts = append(parts, node.Txt(" "), button(app.ActHome, "", s.Words.Say("home.other")))
	}
	return node.El(node.P, class("elsewhere"), parts...)
}

const homeAlert = "alert:home"

// home is the form for the reader's own server.
func home(s *app.State, t *app.LoadedThread) node.Node {
	if !source.Leads || t.Home == nil {
		return node.Node{}
	}
	box := attrs(
		node.At(node.Type, "text"), node.At(node.ID, app.HomeID), node.At(node.Dir, "auto"), node.At(node.Autocomplete, "on"),
		node.At(node.Placeholder, "mastodon.social"), node.At(node.DataAct, string(app.ActHomeName)), node.At(node.Value, t.Home.Text),
	)
	if t.Home.Trouble != "" {
		box = append(box, node.At(node.AriaDescribedby, homeAlert))
	}
	return node.El(node.Form, attrs(
		node.At(node.Class, "composer mail"), node.At(node.Role, "form"), node.At(node.AriaLabel, s.Words.Say("home.other")),
	),
		node.El(node.Div, class("field"),
			node.El(node.Label, attrs(node.At(node.For, app.HomeID)), node.Txt(s.Words.Say("home.server"))),
			node.El(node.Input, box)),
		alert(s, t.Home.Trouble, "", node.At(node.ID, homeAlert)),
		node.El(node.Div, class("submit"),
			button(app.ActHome, "", s.Words.Say("home.use"), node.At(node.Class, app.ClassPrimary)),
			button(app.ActHome, "close", s.Words.Say("form.cancel")).Keyed("close")).Keyed("submit"),
	).Keyed("home")
}
