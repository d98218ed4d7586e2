package waline

import (
	"strconv"
	"strings"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// found is the pages that have come so far. It is never changed, only replaced.
type found struct {
	comments []*comment.Comment
	leftOut  int
	// voted tells that some have votes.
	voted bool
}

// load reads the pages one after the other, each with the replies to what is on
// it.
func (t *thread) load() source.Reading { return t.page(1, &found{}) }

func (t *thread) page(n int, so *found) source.Reading {
	query := "&path=" + source.Escape(t.path) + "&pageSize=100&sortBy=insertedAt_asc&page=" + strconv.Itoa(n)
	return source.Send(t.ask("GET", "comment", query), func(reply source.Reply) source.Reading {
		data, err := answered(reply, json.Object)
		if err != nil {
			return source.Fail[source.Thread](err)
		}
		now := &found{leftOut: so.leftOut, voted: so.voted}
		list := data.Get("data").List()
		for _, entry := range list {
			now.takeBranch(entry)
		}
		var goesOn bool
		now.comments, goesOn = source.Joined(so.comments, now.comments, len(list), n)
		thread := source.Thread{Comments: now.comments, LeftOut: now.leftOut}
		if pages, _ := data.Get("totalPages").Int(); goesOn && int64(n) < pages {
			return source.Paged(n, thread, t.page(n+1, now))
		}
		return t.recognize(now, reply.Told)
	})
}

// takeBranch takes a comment with its replies. Those whose own parent is gone stand below it.
func (f *found) takeBranch(entry json.Value) {
	top := source.ID(entry.Get("objectId"))
	from := len(f.comments)
	f.take(entry)
	for _, reply := range entry.Get("children").List() {
		f.take(reply)
	}
	branch := map[string]bool{}
	for _, c := range f.comments[from:] {
		branch[c.ID] = true
	}
	for _, c := range f.comments[from:] {
		if c.ID != top && !branch[c.Parent] {
			c.Parent = top
		}
	}
}

func (f *found) take(entry json.Value) {
	if c, ok := decode(entry); ok {
		f.comments = append(f.comments, c)
		f.voted = f.voted || c.Up > 0
	} else {
		f.leftOut++
	}
}

// recognize finds the reader's own comments, if the request told who the reader is, and
// their votes. The server does not know whose votes they are, so the browser keeps them.
func (t *thread) recognize(so *found, told bool) source.Reading {
	in := *t
	in.me = account{}
	done := func(liked map[string]bool) source.Reading {
		comments := make([]*comment.Comment, len(so.comments))
		for i, c := range so.comments {
			comments[i] = in.mine(c, liked)
		}
		now := &found{comments, so.leftOut, so.voted}
		return source.Done[source.Thread]{Value: source.Thread{Comments: comments, LeftOut: so.leftOut}, Source: in.source(now)}
	}
	if !told && !so.voted {
		return done(nil)
	}
	return source.Send(source.All{source.Scan{Prefix: t.like("")}, t.who()}, func(reply source.Reply) source.Reading {
		in.me = t.recognized(reply.All[1])
		liked := map[string]bool{}
		for _, item := range reply.All[0].Items {
			liked[strings.TrimPrefix(item.Key, t.like(""))] = item.Value != ""
		}
		return done(liked)
	})
}

// mine is a comment with whether it is the reader's own, and their vote.
func (t *thread) mine(c *comment.Comment, liked map[string]bool) *comment.Comment {
	mine := *c
	mine.Own = t.me.id != "" && c.Author.ID == t.me.id
	if liked[c.ID] && c.Up > 0 {
		mine.Vote = 1
	}
	return &mine
}

// like is where the browser keeps a vote.
func (t *thread) like(id string) string {
	return "afterword/like/" + Scheme + "/" + t.server + "/" + id
}

// decode reads a comment. The widget shows its Markdown, and the server's HTML only where
// the server does not give the Markdown.
func decode(entry json.Value) (*comment.Comment, bool) {
	c := &comment.Comment{
		ID:      source.ID(entry.Get("objectId")),
		Parent:  source.ID(entry.Get("pid")),
		Created: milliseconds(entry),
		Edited:  calendar.Never,
		Body:    entry.Get("orig").Text(),
		Author: comment.Author{
			ID:        source.ID(entry.Get("user_id")),
			Name:      entry.Get("nick").Text(),
			URL:       entry.Get("link").Text(),
			Avatar:    entry.Get("avatar").Text(),
			Moderator: entry.Get("type").Text() == "administrator",
		},
		Pinned: entry.Get("sticky").Bool() || entry.Get("sticky").Count() > 0, // as its database has it
		Held:   entry.Get("status").Text() == "waiting" || entry.Get("status").Text() == "spam",
	}
	if entry.Get("orig").Kind() != json.Text {
		c.HTML = entry.Get("comment").Text()
		if c.HTML == "" {
			return nil, false
		}
	}
	c.Up = entry.Get("like").Count()
	return c, c.ID != ""
}

// milliseconds is when a comment was written: since 1970, or in older servers as
// a date and time.
func milliseconds(entry json.Value) int64 {
	if n, ok := entry.Get("time").Int(); ok && calendar.Format(n) != "" {
		return n
	}
	return calendar.Parse(entry.Get("insertedAt").Text())
}

// count gives how many comments some paths have.
func (t *thread) count(paths []string) source.Step[[]int] {
	query := "&type=count&url="
	for i, path := range paths {
		if i > 0 {
			query += ","
		}
		query += source.Escape(path)
	}
	return source.Send(t.ask("GET", "comment", query), func(reply source.Reply) source.Step[[]int] {
		data, err := answered(reply, json.List)
		if err != nil || len(data.List()) != len(paths) {
			return source.Fail[[]int](source.Garbled)
		}
		counts := make([]int, len(paths))
		for i, n := range data.List() {
			counts[i] = n.Count()
		}
		return source.Give(counts)
	})
}
