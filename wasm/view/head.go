package view

import (
	"strings"

	"afterword/wasm/app"
	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/i18n"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

// head says who wrote the comment, when, and what is special about it.
func (l *lister) head(e comment.Entry) node.Node {
	var parts []node.Node
	if !e.Deleted {
		parts = append(parts, avatar(l.State, e.Comment), author(l.State, e.Comment))
	}
	if e.Level > flat {
		parts = append(parts, l.inReplyTo(e))
	}
	if e.Created != calendar.Never && !isNew(e) {
		parts = append(parts, l.permalink(e.Comment))
	}
	if l.t.Visit.Unread(e.Comment) {
		parts = append(parts, badge("badge ours", l.Words.Say("visit.mark")))
	}
	if e.Edited != calendar.Never && !e.Deleted {
		parts = append(parts, node.El(node.Span, class(app.ClassEdited), l.moment(e.Edited, l.Words.Say("comment.edited"))))
	}
	if source.Asks && (e.From != "" || e.Link != "") {
		parts = append(parts, l.from(e.Comment))
	}
	if e.Author.Writer {
		parts = append(parts, badge("badge ours", l.Words.Say("comment.author")))
	}
	if e.Author.Moderator {
		parts = append(parts, badge("badge", l.Words.Say("comment.moderator")))
	}
	if source.Asks && e.Author.Verified {
		parts = append(parts, badge("badge", l.Words.Say("comment.verified")))
	}
	if e.Pinned && e.Level == 1 && !e.Deleted {
		parts = append(parts, badge("badge ours", l.Words.Say("comment.pinned")))
	}
	if score := e.Score(); score != 0 && !e.Deleted && !l.votable(e.Comment) {
		parts = append(parts, badge("badge score", l.Words.Count("comment.score", score)))
	}
	if source.Writes && e.Held {
		parts = append(parts, badge("badge", l.Words.Say("comment.held")))
	}
	if !e.Deleted && !l.editing(e) && !isNew(e) {
		parts = append(parts, l.more(e))
	}
	return node.El(node.Div, class("meta"), parts...)
}

// local is where a comment is from that this browser keeps.
const local = "local"

func badge(look, text string) node.Node {
	return node.El(node.Span, class(look), node.Txt(text))
}

// author is a name, which leads to its owner's page where there is one.
func author(s *app.State, c *comment.Comment) node.Node {
	text := node.Txt(name(s, c))
	if url, ok := s.Base().Link(c.Author.URL); ok && c.Author.URL != "" {
		text = node.El(node.A, attrs(node.Href(url), node.At(node.Rel, "nofollow ugc noopener")), text)
	}
	return node.El(node.Bdi, attrs(node.At(node.Class, "author"), node.At(node.Part, "author"), node.At(node.Title, name(s, c))), text)
}

// permalink is the time, and leads to the comment itself.
func (l *lister) permalink(c *comment.Comment) node.Node {
	now := i18n.Coarse(c.Created, l.Now)
	said := ""
	if l.Dated && now-c.Created >= i18n.Day {
		said = l.Words.Date(c.Created)
	} else {
		said = l.Words.Ago(c.Created, now)
	}
	return node.El(node.A, attrs(node.Href(l.place(c.ID)), node.At(node.Class, app.ClassPermalink)), l.moment(c.Created, said))
}

// moment is a time. Its day shows in print and in the tooltip. The shell puts the exact
// time into the tooltip only when a reader points at it: the first exact time costs a
// browser more than a screenful of comments.
func (l *lister) moment(milliseconds int64, said string) node.Node {
	return node.El(node.Time, attrs(
		node.At(node.Datetime, calendar.Format(milliseconds)),
		node.At(node.Title, l.Words.Date(milliseconds)),
	), node.Txt(said))
}

// from says where a comment is from, and leads to it there.
func (l *lister) from(c *comment.Comment) node.Node {
	url, leads := l.Base().Link(c.Link)
	from := c.From
	if from == "" {
		from = host(url.String())
	}
	if from == "" {
		return node.Node{} // its link has no host
	}
	text := l.Words.Say("comment.from", "source", from)
	if from == local {
		text = l.Words.Say("comment.here")
	}
	inside := node.Txt(text)
	if leads && c.Link != "" {
		inside = node.El(node.A, attrs(node.Href(url), node.At(node.Rel, "nofollow ugc noopener")), inside)
	}
	return node.El(node.Span, class("from"), inside)
}

// host is the host of an address, without a leading "www.".
func host(url string) string {
	_, rest, _ := strings.Cut(url, "://")
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		rest = rest[:end]
	}
	return strings.TrimPrefix(rest, "www.")
}

// place is the address of a comment: of the page that is open, not of the one
// that a <base> names.
func (l *lister) place(id string) node.URL {
	fragment := node.Fragment(app.CommentID(id))
	if !l.Page.Rebased {
		return fragment
	}
	if url, ok := l.Base().Link(l.Page.Address + fragment.String()); ok {
		return url
	}
	return fragment
}

// longest is how many characters of the comment that is answered are shown
// beside the link to it.
const longest = 280

// flat is the level below which replies are not indented further on a narrow screen. They
// say there whom they answer.
const flat = 4

// inReplyTo is a link to the comment that this one answers. While the link has the
// pointer or the focus, the beginning of that comment shows.
func (l *lister) inReplyTo(e comment.Entry) node.Node {
	look := app.ClassAnswers
	if e.Level <= deepest {
		look += " step"
	}
	to := name(l.State, e.Above)
	about := attrs(
		node.Href(l.place(e.Above.ID)),
		node.At(node.Class, "parent"),
		node.At(node.AriaLabel, l.Words.Say("comment.replyto", "name", to)),
	)
	text := node.El(node.Bdi, nil, node.Txt(to))
	if l.t.Peeked != e.ID {
		return node.El(node.Span, class(look), node.El(node.A, about, text))
	}
	about = append(about, node.At(node.AriaDescribedby, peekID))
	return node.El(node.Span, class(look), node.El(node.A, about, text),
		node.El(node.Span, attrs(
			node.At(node.ID, peekID),
			node.At(node.Class, "peek"),
			node.At(node.Role, "tooltip"),
			node.At(node.Dir, "auto"),
		), node.Txt(l.beginning(e.Above))))
}

const peekID = "peek:"

// beginning is the first words of a comment.
func (l *lister) beginning(c *comment.Comment) string {
	if c.Deleted {
		return l.Words.Say("comment.deleted.text")
	}
	if l.t.Mutes(c) {
		return l.Words.Say("mute.hidden", "name", name(l.State, c))
	}
	text := strings.TrimSpace(node.PlainTextOf(Text(l.State, c)))
	n := 0
	for i := range text {
		if n++; n > longest {
			return text[:i] + "…"
		}
	}
	return text
}
