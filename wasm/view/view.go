// Package view says what a state looks like, as a tree of nodes.
package view

import (
	"afterword/wasm/app"
	"afterword/wasm/node"
)

// View is the one element that a widget shows.
func View(s *app.State) node.Node {
	look := app.ClassWidget + " " + themes[s.Setup.Theme]
	if _, none := s.Article.(app.NoArticle); none {
		look += " alone"
	}
	if s.Waiting() {
		look += " " + app.ClassWaiting
	}
	return node.El(node.Div, attrs(
		node.At(node.Class, look),
		node.At(node.Lang, s.Words.Lang),
		node.At(node.Dir, s.Words.Direction()),
	),
		stale(s),
		articleView(s),
		threadView(s),
		float(s),
	)
}

var themes = []string{
	app.Inherit: "inherit",
	app.PageInk: app.ClassPageInk,
	app.Light:   "light",
	app.Dark:    "dark",
}

func attrs(list ...node.Attr) []node.Attr { return list }

func class(name string) []node.Attr { return attrs(node.At(node.Class, name)) }

// alert is a failure, in words that say what a reader can do. Where act is
// given, a button does it.
func alert(s *app.State, sentence string, act app.Act, more ...node.Attr) node.Node {
	if sentence == "" {
		return node.Node{}
	}
	n := node.El(node.Div, append(attrs(node.At(node.Role, "alert"), node.At(node.Class, "alert")), more...),
		node.El(node.P, nil, node.Txt(sentence)))
	if act != "" {
		n.Children = append(n.Children, button(act, "", s.Words.Say("again")))
	}
	return n.Keyed("alert")
}

// button is a button that acts on something.
func button(act app.Act, of, label string, more ...node.Attr) node.Node {
	list := attrs(node.At(node.Type, "button"), node.At(node.DataAct, string(act)), node.At(node.DataOf, of))
	return node.El(node.Button, append(list, more...), node.Txt(label)).Keyed(string(act))
}

// toggle is a button whose label stays the same; aria-pressed says whether it is on.
func toggle(act app.Act, of, label string, pressed bool) node.Node {
	value := "false"
	if pressed {
		value = "true"
	}
	return button(act, of, label, node.At(node.AriaPressed, value))
}
