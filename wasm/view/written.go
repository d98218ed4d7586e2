package view

import (
	"afterword/wasm/app"
	"afterword/wasm/comment"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// others is the button that shows what the writer of a comment wrote elsewhere.
func (l *lister) others(e comment.Entry) node.Node {
	if !source.Hosts || l.t.Source.Written == nil || e.Author.ID == "" {
		return node.Node{}
	}
	return button(app.ActWritten, e.ID, l.Words.Say("written.by", "name", name(l.State, e.Comment)))
}

// writings is the list of what somebody wrote: each with its first words, page and day.
func writings(s *app.State, t *app.LoadedThread) node.Node {
	if !source.Hosts || t.Menu != app.Others {
		return node.Node{}
	}
	l := newLister(s, t)
	var items []node.Node
	for _, c := range t.Written.Comments {
		url, ok := s.Base().Link(c.Link)
		if !ok {
			continue
		}
		said := l.beginning(c)
		if said == "" { // a picture without a word
			said = c.From
		}
		items = append(items, node.El(node.Li, attrs(node.At(node.Dir, "auto")),
			node.El(node.A, attrs(node.Href(url)), node.Txt(said)),
			node.Txt(" "+c.From+" "),
			l.moment(c.Created, l.Words.Date(c.Created))))
	}
	title := s.Words.Say("written.by", "name", name(s, t.Written.Of))
	return node.El(node.Div, attrs(
		node.At(node.ID, app.MenuID), node.At(node.Class, app.ClassMore+" help "+app.ClassText), node.At(node.Role, "dialog"),
		node.At(node.AriaLabel, title), node.At(node.Tabindex, "-1"),
	), node.El(node.P, nil, node.El(node.Strong, nil, node.Txt(title))), node.El(node.Ul, nil, items...)).Keyed("written")
}
