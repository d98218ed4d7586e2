package apptest

import (
	"fmt"
	"strings"

	"afterword/wasm/app"
	"afterword/wasm/calendar"
)

// describe is what a state says, a line each.
func describe(s *app.State) []string {
	var lines list
	lines.article(s)
	lines.thread(s)
	return lines
}

// list is lines that say what is.
type list []string

func (l *list) say(format string, args ...any) { *l = append(*l, fmt.Sprintf(format, args...)) }

func (l *list) article(s *app.State) {
	switch a := s.Article.(type) {
	case app.LoadingArticle:
		l.say("article: loading")
	case app.LoadedArticle:
		l.say("article: %q, %d blocks%s", a.Article.PlainTitle(), len(a.Article.Body), flags("plain", a.Article.Plain, "stale", a.Stale != 0))
	case app.FailedArticle:
		l.say("article: failed, %s", a.Sentence)
	}
}

func (l *list) thread(s *app.State) {
	switch t := s.Thread.(type) {
	case app.LoadingThread:
		l.say("thread: loading")
	case app.FailedThread:
		l.say("thread: failed, %s%s", t.Sentence, flags("for good", t.Source == nil))
	case *app.LoadedThread:
		l.about(s, t)
		*l = append(*l, comments(s, t)...)
		l.open(t)
	}
}

// about is what is said of a thread as a whole.
func (l *list) about(s *app.State, t *app.LoadedThread) {
	l.say("thread: %d comments, %d of %d built%s", t.Thread.Count, min(t.Shown, t.Thread.Size), t.Thread.Size,
		flags("volatile", t.Volatile, "read only", t.Source.Post == nil, "closed", t.Closed, "moderated", t.Source.Moderation != nil))
	if from := t.Source.Account; from != nil {
		l.say("logged in: %q", from.Name)
	}
	if m := t.Mail; m != nil {
		l.say("mail: %q %q %q%s, %s", m.Name, m.Address, m.Code, flags("sent", m.Sent), m.Trouble)
	}
	for _, p := range t.Muted {
		l.say("muted: %s, %q", p.ID, p.Name)
	}
	if n := t.Notice; n != nil {
		l.say("notices: %s, %q %q %q%s, %s", n.Name, n.Address, n.Code, n.Chat, flags("on", n.On, "sent", n.Sent), n.Trouble)
	}
	if len(t.Polled) > 0 {
		l.say("waiting: %d", len(t.Polled))
	}
	if t.Stale != 0 {
		l.say("stale: %q", calendar.Format(t.Stale))
	}
	if t.Thread.Moved+t.LeftOut+t.Thread.LeftOut > 0 {
		l.say("repaired: %d moved, %d left out", t.Thread.Moved, t.LeftOut+t.Thread.LeftOut)
	}
	if t.Hidden != nil && t.Hidden.Problem != nil {
		l.say("unhidden: %s", s.Unhidden(t.Hidden.Problem))
	}
	if t.Visit.Count > 0 {
		l.say("new: %d, at %q", t.Visit.Count, t.Visit.At)
	}
}

// open is what stands open in a thread, and what it says at the moment.
func (l *list) open(t *app.LoadedThread) {
	if t.Named != "" {
		l.say("named: %s", t.Named)
	}
	if t.Menu != "" {
		l.say("menu: %s%s", t.Menu, flags("asks to block", t.Blocking))
	}
	if t.Only {
		l.say("only the author")
	}
	if t.Source.Post != nil {
		l.say("%s", composer(t.Main))
	}
	for _, form := range t.Forms {
		l.say("%s%s", composer(form), flags("of none", !t.Has(form.Of)))
	}
	if t.Status != "" {
		l.say("status: %s", t.Status)
	}
	if t.Trouble != "" {
		l.say("trouble: %s", t.Trouble)
	}
}

// comments are the comments of a short thread, the ends of a long one.
func comments(s *app.State, t *app.LoadedThread) []string {
	var lines []string
	entries := t.Thread.Entries()
	for i, e := range entries {
		if len(entries) > 12 && i > 0 && i < len(entries)-1 {
			continue
		}
		line := fmt.Sprintf("%d%s%s: %s", i, strings.Repeat(" >", e.Level), " "+e.ID, e.Author.Name)
		if e.Deleted {
			line += " (deleted)"
		} else {
			line += fmt.Sprintf(" %.60q", e.Body)
		}
		if e.Vote != 0 {
			line += fmt.Sprintf(", %d for it, %d against, own vote %d", e.Up, e.Down, e.Vote)
		}
		if u := e.Unsent; u != nil {
			line += flags("waiting", !u.Sending && !u.Refused, "being sent", u.Sending, "refused", u.Refused)
			if u.Trouble != "" {
				line += ", " + u.Trouble
			}
		}
		line += flags("new", t.Visit.Unread(e.Comment), "folded", e.Folded, "low", e.Low, "pinned", e.Pinned && t.Source.Moderation != nil, "can be undone", e.Undoable, "can be changed", e.Until > 0 && s.Changes(t, e.ID))
		lines = append(lines, line)
	}
	return lines
}

func composer(c *app.Composer) string {
	line := fmt.Sprintf("form %s: %q %.60q", c.Key(), c.Name, c.Body)
	switch phase := c.Phase.(type) {
	case app.Editing:
		if phase.Trouble != "" {
			line += ", " + phase.Trouble
		}
	case app.Asking:
		line += ", asking"
	case app.Sending:
		line += ", sending"
	}
	if c.Room.Step > 0 {
		line += fmt.Sprintf(", %d left", c.Room.Left)
	}
	if c.Pictures.Said != "" {
		line += ", " + c.Pictures.Said
	}
	if c.Pictures.Trouble != "" {
		line += ", " + c.Pictures.Trouble
	}
	return line + flags("used", c.Used, "preview", c.Preview, "unkept", c.Unkept) + tool(c)
}

// tool is the one that the keyboard reaches, where it is not the first.
func tool(c *app.Composer) string {
	if c.Tool == 0 {
		return ""
	}
	return ", " + string(app.Tools[c.Tool].Act)
}

// flags are the names, each followed by whether it is so, of what is so.
func flags(list ...any) (text string) {
	for i := 0; i < len(list); i += 2 {
		if list[i+1].(bool) {
			text += ", " + list[i].(string)
		}
	}
	return text
}
