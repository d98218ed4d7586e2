package wordpress

import (
	"strconv"
	"strings"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

const (
	// perPage is how many comments the site gives at most at a time.
	perPage = 100
	// fields are the members of a comment that are read.
	fields = "id,parent,author,author_name,author_url,author_avatar_urls,date_gmt,content,link,status"
)

// load finds the post and reads its comments page by page.
func (t *thread) load() source.Reading {
	if t.me.near { // somebody else may be logged in by now
		anybody := *t
		anybody.me, anybody.was = account{}, t.me
		return anybody.load()
	}
	if t.id == "" {
		return t.lookUp("posts")
	}
	return source.Send(source.All{t.comments(1), t.about(), t.nonce()}, func(reply source.Reply) source.Reading {
		if missing(reply.All[0]) && !t.plain {
			return t.plainly().load()
		}
		return t.recognize(reply.All[2], func(in *thread) source.Reading {
			if in.me.moderates {
				return in.again()
			}
			return in.readPage(1, nil, 0, decodePost(reply.All[1]), reply.All[0])
		})
	})
}

// again reads the comments for a reader who is known already.
func (t *thread) again() source.Reading {
	return source.Send(source.All{t.comments(1), t.about()}, func(reply source.Reply) source.Reading {
		return t.readPage(1, nil, 0, decodePost(reply.All[1]), reply.All[0])
	})
}

// post is what the site tells of a post.
type post struct {
	// closed tells that it takes no comments.
	closed bool
	// feed is the URL of its comments as a feed, "" where that is not known.
	feed string
}

// about asks for the post.
func (t *thread) about() source.Fetch {
	return t.ask("GET", "posts/"+t.id, "_fields=comment_status,link")
}

// decodePost reads the answer to [thread.about]. Where the thread is not that of a post,
// but for example of a page, it is empty. Then the reader learns only when they post
// whether comments are closed.
func decodePost(reply source.Reply) post {
	said, _ := reply.JSON(json.Object)
	p := post{closed: said.Get("comment_status").Text() == "closed", feed: said.Get("link").Text()}
	switch {
	case strings.Contains(p.feed, "?"):
		p.feed += "&feed=rss2"
	case p.feed != "":
		p.feed = strings.TrimRight(p.feed, "/") + "/feed/"
	}
	return p
}

// missing tells that the site does not have the API at this address: what it answers with
// is a page, which only pages of its own origin may read.
func missing(reply source.Reply) bool {
	return reply.Failure == source.Blocked || reply.Status == 404 && reply.Type() != "application/json" ||
		reply.Status == 200 && reply.Type() == "text/html"
}

// plainly is the thread on a site with plain permalinks, whose API has no path of its own.
func (t *thread) plainly() *thread {
	plain := *t
	plain.plain = true
	return &plain
}

// lookUp finds the post by the last part of its address, among posts or pages.
func (t *thread) lookUp(among string) source.Reading {
	path, _, _ := strings.Cut(t.page, "#")
	path, _, _ = strings.Cut(path, "?")
	path = strings.TrimRight(path, "/")
	slug := path[strings.LastIndexByte(path, '/')+1:]
	slug = strings.TrimSuffix(slug, ".html")
	request := t.ask("GET", among, "_fields=id,link&slug="+source.Escape(source.Unescape(slug)))
	return source.Send(request, func(reply source.Reply) source.Reading {
		if missing(reply) && !t.plain {
			return t.plainly().lookUp(among)
		}
		list, err := reply.JSON(json.List)
		if err != nil {
			return source.Fail[source.Thread](err)
		}
		if id := t.match(list.List()); id != "" {
			found := *t
			found.id = id
			return found.load()
		}
		if among == "posts" {
			return t.lookUp("pages")
		}
		return source.Fail[source.Thread](source.Problem{Key: "server.unknown"})
	})
}

// match is the number of the post that is at the page's address, or of the only
// one there is: the address may be that of another site that shows it.
func (t *thread) match(posts []json.Value) string {
	for _, post := range posts {
		if bare(post.Get("link").Text()) == bare(t.page) || len(posts) == 1 {
			return number(post.Get("id"))
		}
	}
	return ""
}

// bare is an address without the parts that make no difference between pages.
func bare(url string) string {
	_, url, _ = strings.Cut(url, "://")
	url, _, _ = strings.Cut(url, "#")
	return strings.TrimRight(url, "/")
}

func (t *thread) comments(page int) source.Fetch {
	context := ""
	if t.me.moderates {
		context = "&context=edit"
	}
	return t.ask("GET", "comments", "post="+t.id+"&per_page="+strconv.Itoa(perPage)+"&order=asc&orderby=date_gmt&_fields="+fields+
		"&page="+strconv.Itoa(page)+context)
}

// readPage reads a page of comments, and goes on with the next.
func (t *thread) readPage(n int, so []*comment.Comment, leftOut int, p post, reply source.Reply) source.Reading {
	list, err := reply.JSON(json.List)
	if err != nil {
		return source.Fail[source.Thread](err)
	}
	var page []*comment.Comment
	for _, entry := range list.List() {
		if c, ok := t.decode(entry); ok {
			page = append(page, c)
		} else {
			leftOut++
		}
	}
	comments, goesOn := source.Joined(so, page, len(list.List()), n)
	thread := source.Thread{Comments: comments, LeftOut: leftOut, Closed: p.closed}
	if !goesOn || t.last(n, len(list.List()), reply) {
		return source.Done[source.Thread]{Value: thread, Source: t.source(comments, p)}
	}
	next := source.Send(t.comments(n+1), func(reply source.Reply) source.Reading {
		return t.readPage(n+1, comments, leftOut, p, reply)
	})
	return source.Paged(n, thread, next)
}

// last tells whether this is the last page: by the header that the site may send, else by
// how many comments came.
func (t *thread) last(n, came int, reply source.Reply) bool {
	if pages, err := strconv.Atoi(reply.Header("x-wp-totalpages")); err == nil {
		return n >= pages
	}
	return came < perPage
}

// decode reads a comment. Its time is UTC, without saying so.
func (t *thread) decode(entry json.Value) (*comment.Comment, bool) {
	c := &comment.Comment{
		ID:      number(entry.Get("id")),
		Parent:  number(entry.Get("parent")),
		Created: calendar.Parse(entry.Get("date_gmt").Text() + "Z"),
		Edited:  calendar.Never,
		HTML:    strings.TrimSpace(entry.Get("content").Get("rendered").Text()),
		Link:    entry.Get("link").Text(),
		Held:    entry.Get("status").Text() == "hold",
		Author: comment.Author{
			Name:   source.Plain(entry.Get("author_name").Text()),
			URL:    entry.Get("author_url").Text(),
			Avatar: entry.Get("author_avatar_urls").Get("48").Text(),
		},
	}
	if by := number(entry.Get("author")); by == t.me.id && by != "" && by != "0" {
		// Only comments that we can show as Markdown can be changed here.
		c.Body, c.Own = markdown(entry.Get("content").Get("raw").Text())
	}
	if c.Parent == "0" {
		c.Parent = ""
	}
	if strings.Contains(c.Author.Avatar, "/avatar/?") { // nobody's, each time from another host
		c.Author.Avatar = ""
	}
	return c, c.ID != "" && c.HTML != ""
}

// number is the text of a number, "" of anything else.
func number(v json.Value) string {
	if v.Kind() != json.Number {
		return ""
	}
	return string(json.Append(nil, v))
}
