package view

import (
	"afterword/wasm/app"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

func threadView(s *app.State) node.Node {
	var inside []node.Node
	switch state := s.Thread.(type) {
	case app.LoadingThread:
		inside = []node.Node{
			heading(s, s.Words.Say("thread")),
			skeleton(s.Words.Say("thread.loading")),
		}
	case app.FailedThread:
		act := app.ActAgainThread
		if state.Source == nil {
			act = "" // another try would fail the same way
		}
		inside = []node.Node{heading(s, s.Words.Say("thread")), alert(s, state.Sentence, act)}
		if state.Prerendered {
			inside = []node.Node{
				node.El(node.Div, class("bar"), node.Stay("")),
				alert(s, state.Sentence, act),
				node.El(node.Div, class("list"), node.Stay("")),
			}
		}
	case *app.LoadedThread:
		inside = loadedThread(s, state)
	default:
		return node.Node{}
	}
	look := app.ClassThread
	if t, ok := s.Thread.(*app.LoadedThread); ok && t.Only {
		look += " only"
	}
	return node.El(node.Section, attrs(
		node.At(node.Class, look),
		node.At(node.Part, "thread"),
		node.At(node.Role, "region"),
		node.At(node.AriaLabel, s.Words.Say("thread")),
	), inside...).Keyed("thread")
}

func loadedThread(s *app.State, t *app.LoadedThread) []node.Node {
	inside := []node.Node{
		node.El(node.Div, class("bar"), heading(s, title(s, t)), sorter(s, t), options(s, t)).Keyed("bar"),
		fresh(s, t),
		account(s, t),
		notice(s, t),
	}
	if t.Source.Post != nil {
		inside = append(inside, composer(s, t.Main, ""))
	} else {
		inside = append(append(inside, elsewhere(s, t)...), home(s, t))
	}
	inside = append(inside, notices(s, t), alert(s, t.Trouble, ""))
	if source.Asks {
		for _, part := range t.Failed {
			inside = append(inside, alert(s, s.PartTrouble(part), "").Keyed("part-"+part.From))
		}
	}
	if t.Thread.Size == 0 && t.Source.Post != nil {
		inside = append(inside, node.El(node.P, class("empty"), node.Txt(s.Words.Say("thread.empty"))).Keyed("empty"))
	}
	inside = append(inside, list(s, t))
	for _, form := range t.Forms {
		if !t.Has(form.Of) { // the comment is gone, but the reader's text is not
			inside = append(inside, composer(s, form, s.Words.Say("comment.deleted")))
		}
	}
	return append(inside, feed(s, t.Source.Feed), help(s, t), writings(s, t))
}

// feed is a link to the thread's feed, marked up so that feed readers find it.
func feed(s *app.State, address string) node.Node {
	url, ok := s.Base().Link(address)
	if !source.Writes || address == "" || !ok {
		return node.Node{}
	}
	return node.El(node.P, class("feed"), node.El(node.A, attrs(
		node.Href(url), node.At(node.Rel, "alternate noopener"), node.At(node.Type, "application/rss+xml"),
	), node.Txt(s.Words.Say("thread.feed")))).Keyed("feed")
}

func heading(s *app.State, text string) node.Node {
	return node.El(node.Heading(s.ThreadLevel()),
		attrs(node.At(node.ID, app.HeadingID), node.At(node.Class, "count"), node.At(node.Tabindex, "-1")),
		node.Txt(text)).Keyed("heading")
}

func title(s *app.State, t *app.LoadedThread) string {
	if t.Thread.Count == 0 {
		return s.Words.Say("thread")
	}
	return s.Words.Count("thread.count", t.Thread.Count)
}

// fresh says how many comments are new since the last visit, and leads to them.
func fresh(s *app.State, t *app.LoadedThread) node.Node {
	if t.Visit.Count == 0 {
		return node.Node{}
	}
	step := func(act app.Act, label string) node.Node {
		return button(act, "", "", node.At(node.AriaLabel, label), node.At(node.Title, label))
	}
	return node.El(node.Div, attrs(node.At(node.Class, "pill"), node.At(node.Title, s.Words.Say("visit"))),
		node.El(node.Span, nil, node.Txt(s.Words.Count("visit.new", t.Visit.Count))),
		step(app.ActPreviousUnread, s.Words.Say("visit.previous")),
		step(app.ActNextUnread, s.Words.Say("visit.next")),
	).Keyed("fresh")
}

// sorter chooses the order, where there is more than one.
func sorter(s *app.State, t *app.LoadedThread) node.Node {
	if t.Thread.Size < 2 {
		return node.Node{}
	}
	var options []node.Node
	for order, name := range app.Orders {
		list := attrs(node.At(node.Value, name))
		if int(s.Setup.Order) == order {
			list = append(list, node.On(node.Selected))
		}
		options = append(options, node.El(node.Option, list, node.Txt(s.Words.Say("sort."+name))))
	}
	return node.El(node.Label, class("sort"),
		node.El(node.Span, nil, node.Txt(s.Words.Say("sort"))),
		node.El(node.Select, attrs(
			node.At(node.AriaLabel, s.Words.Say("sort")),
			node.At(node.DataAct, string(app.ActSort)),
		), options...),
	).Keyed("sort")
}

// notices is the one place for messages about the whole thread.
func notices(s *app.State, t *app.LoadedThread) node.Node {
	var lines []node.Node
	if t.Volatile {
		lines = append(lines, node.El(node.P, nil, node.Txt(s.Words.Say("storage.volatile"))).Keyed("volatile"))
	}
	if line := repairs(s, t.Thread.Moved, t.LeftOut+t.Thread.LeftOut); line != "" {
		lines = append(lines, node.El(node.P, nil, node.Txt(line)).Keyed("repairs"))
	}
	if source.Asks && t.Hidden != nil && t.Hidden.Problem != nil {
		lines = append(lines, node.El(node.P, nil, node.Txt(s.Unhidden(t.Hidden.Problem))).Keyed("hide"))
	}
	if source.Writes && t.Closed {
		lines = append(lines, node.El(node.P, nil, node.Txt(s.Words.Say("server.closed"))).Keyed("closed"))
	}
	if source.Asks && len(t.Polled) > 0 {
		lines = append(lines, node.El(node.P, nil,
			node.Txt(s.Words.Count("live.new", len(t.Polled))+" "),
			button(app.ActShow, "", s.Words.Say("live.show")),
		).Keyed("live"))
	}
	if t.Status != "" {
		lines = append(lines, node.El(node.P, class("done"), node.Txt(t.Status)).Keyed("done "+t.Status))
	}
	return status(lines...)
}

func status(lines ...node.Node) node.Node {
	return node.El(node.Div, attrs(node.At(node.Role, "status"), node.At(node.Class, app.ClassStatus)), lines...).Keyed("status")
}

// skeleton is a sketch of what is loading, with a sentence for screen readers.
func skeleton(sentence string) node.Node {
	return node.El(node.Div, class("skeleton"),
		node.El(node.P, attrs(node.At(node.Role, "status"), node.At(node.Class, "heard")), node.Txt(sentence))).Keyed("skeleton")
}

// repairs says how many comments could not be shown as they came.
func repairs(s *app.State, moved, leftOut int) string {
	switch {
	case moved == 0 && leftOut == 0:
		return ""
	case leftOut == 0:
		return s.Words.Say("thread.sentence", "first", s.Words.Count("thread.moved", moved))
	case moved == 0:
		return s.Words.Say("thread.sentence", "first", s.Words.Count("thread.leftout.alone", leftOut))
	}
	return s.Words.Say("thread.list",
		"first", s.Words.Count("thread.moved", moved),
		"second", s.Words.Count("thread.leftout", leftOut))
}
