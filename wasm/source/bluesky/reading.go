package bluesky

import (
	"strconv"

	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

const (
	// depth is how many levels are asked for at once. An answer nests as deep as it has
	// levels, and [json.MaxDepth] is the limit for that.
	depth = 20
	// most is how often the server is asked below the last replies that it gave.
	most = 100
)

// found is what is known of a thread so far. It is never changed, only replaced.
type found struct {
	comments []*comment.Comment
	// ends are the posts, by their addresses, below which the server is yet to be
	// asked.
	ends   []string
	author string // the DID of the post's author
	// hidden are the replies, by their addresses, that the author has hidden for everyone.
	hidden  json.Value
	likes   int // of the post
	shares  int // reposts and quotes of the post
	leftOut int
	asked   int
}

// load reads the post and the replies below it, then those below the deepest of them.
func (t *thread) load() source.Reading {
	return source.Send(t.get(t.uri), func(reply source.Reply) source.Reading {
		top, err := posts(reply)
		if err != nil {
			return source.Fail[source.Thread](err)
		}
		post := top.Get("post")
		now := &found{author: post.Get("author").Get("did").Text(), asked: 1}
		now.hidden = post.Get("threadgate").Get("record").Get("hiddenReplies")
		now.likes = post.Get("likeCount").Count()
		now.shares = post.Get("repostCount").Count() + post.Get("quoteCount").Count()
		now.take(t, top, "", 0)
		return t.deeper(now)
	})
}

// deeper asks below one of the ends.
func (t *thread) deeper(now *found) source.Reading {
	thread := source.Thread{Comments: now.comments, LeftOut: now.leftOut}
	if len(now.ends) == 0 || now.asked >= most {
		return source.Done[source.Thread]{Value: thread, Source: t.source(now)}
	}
	end := now.ends[0]
	return source.Paged(now.asked, thread, source.Send(t.get(end), func(reply source.Reply) source.Reading {
		next := *now
		next.comments = append([]*comment.Comment(nil), now.comments...)
		next.ends = append([]string(nil), now.ends[1:]...)
		next.asked++
		top, err := posts(reply)
		if problem, _ := err.(source.Problem); err != nil && problem.Key != gone {
			return source.Fail[source.Thread](err)
		}
		next.take(t, top, end, 0) // nothing where it is gone in the meantime
		return t.deeper(&next)
	}))
}

// gone is the key of the problem that there is no post.
const gone = "server.unknown"

// posts is the post that was asked for, with what is below it.
func posts(reply source.Reply) (json.Value, error) {
	said, err := reply.JSON(json.Object)
	top := said.Get("thread")
	switch {
	case reply.Status == 400, top.Get("notFound").Bool(), top.Get("blocked").Bool():
		err = source.Problem{Key: gone}
	case err == nil && top.Get("post").Get("uri").Text() == "":
		err = source.Garbled
	}
	return top, err
}

func (t *thread) get(uri string) source.Fetch {
	return source.Fetch{Method: "GET", URL: t.server + "/xrpc/app.bsky.feed.getPostThread?parentHeight=0&depth=" +
		strconv.Itoa(depth) + "&uri=" + source.Escape(uri)}
}

// hides tells whether the author of the thread's post has hidden a reply.
// https://docs.bsky.app/docs/tutorials/thread-gates
func (f *found) hides(post json.Value) bool {
	for _, uri := range f.hidden.List() {
		if uri.Text() == post.Get("uri").Text() {
			return true
		}
	}
	return false
}

// take takes the replies to a post, whose address is parent, "" for the one that
// the thread is about.
func (f *found) take(t *thread, at json.Value, parent string, level int) {
	for _, reply := range at.Get("replies").List() {
		post := reply.Get("post")
		if post.IsNull() || f.hides(post) {
			continue // blocked, gone, or hidden
		}
		c, how := t.decode(post, f.author)
		switch how {
		case hidden:
			continue
		case unreadable:
			f.leftOut++
			continue
		}
		c.Parent = parent
		f.comments = append(f.comments, c)
		if replies, _ := post.Get("replyCount").Int(); level+1 >= depth && replies > 0 && len(reply.Get("replies").List()) == 0 {
			f.ends = append(f.ends, c.ID)
		}
		f.take(t, reply, c.ID, level+1)
	}
}
