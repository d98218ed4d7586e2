package apptest

import (
	"fmt"
	"strings"

	"afterword/wasm/app"
	"afterword/wasm/calendar"
)

// describe is what a state says, a line each.
func describe(s *app.State) []string {
	var lines []string
	say := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	switch a := s.Article.(type) {
	case app.LoadingArticle:
		say("article: loading")
	case app.LoadedArticle:
		say("article: %q, %d blocks%s", a.Article.PlainTitle(), len(a.Article.Body), flags("plain", a.Article.Plain, "stale", a.Stale != 0))
	case app.FailedArticle:
		say("article: failed, %s", a.Sentence)
	}
	switch t := s.Thread.(type) {
	case app.LoadingThread:
		say("thread: loading")
	case app.FailedThread:
		say("thread: failed, %s%s", t.Sentence, flags("for good", t.Source == nil))
	case *app.LoadedThread:
		say("thread: %d comments, %d of %d built%s", t.Thread.Count, min(t.Shown, t.Thread.Size), t.Thread.Size,
			flags("volatile", t.Volatile, "read only", t.Source.Post == nil, "closed", t.Closed, "moderated", t.Source.Moderation != nil))
		if from := t.Source.Account; from != nil {
			say("logged in: %q", from.Name)
		}
		if m := t.Mail; m != nil {
			say("mail: %q %q %q%s, %s", m.Name, m.Address, m.Code, flags("sent", m.Sent), m.Trouble)
		}
		if len(t.Polled) > 0 {
			say("waiting: %d", len(t.Polled))
		}
		if t.Stale != 0 {
			say("stale: %q", calendar.Format(t.Stale))
		}
		if t.Thread.Moved+t.LeftOut+t.Thread.LeftOut > 0 {
			say("repaired: %d moved, %d left out", t.Thread.Moved, t.LeftOut+t.Thread.LeftOut)
		}
		if t.Hidden != nil && t.Hidden.Problem != nil {
			say("unhidden: %s", s.Unhidden(t.Hidden.Problem))
		}
		if t.Visit.New > 0 {
			say("new: %d, at %q", t.Visit.New, t.Visit.At)
		}
		lines = append(lines, comments(s, t)...)
		if t.Named != "" {
			say("named: %s", t.Named)
		}
		if t.Menu != "" {
			say("menu: %s%s", t.Menu, flags("asks to block", t.Blocking))
		}
		if t.Only {
			say("only the author")
		}
		if t.Source.Post != nil {
			say("%s", composer(t.Main))
		}
		for _, form := range t.Forms {
			say("%s%s", composer(form), flags("of none", !t.Has(form.Of)))
		}
		if t.Status != "" {
			say("status: %s", t.Status)
		}
		if t.Trouble != "" {
			say("trouble: %s", t.Trouble)
		}
	}
	return lines
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
