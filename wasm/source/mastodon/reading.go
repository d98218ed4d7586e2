package mastodon

import (
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// most is how often a server is asked below the last replies that it gave. It
// gives a visitor 60 replies and 20 levels at a time.
const most = 40

// found is what is known of a thread so far. It is never changed, only replaced.
type found struct {
	comments []*comment.Comment
	// replies counts the direct replies that were found to each status, and said is
	// what its server says of each.
	replies map[string]int
	said    map[string]said
	// deepest is the deepest level in an answer.
	deepest int
	// author is the ID of the post's author. Others like and share the post.
	author        string
	likes, shares int
	// uri is the post's name among servers, "" where it is not known.
	uri string
	// home is the server that the reader has an account on, "" where that is not known.
	home    string
	leftOut int
	// asked are the statuses whose replies were asked for.
	asked map[string]bool
}

// said is what an answer says of a status: how many replies it has, and on which level
// below what was asked for it came.
type said struct{ replies, level int }

// load reads the post and the replies below it, then those below the last of
// them, as long as there are some.
func (t *thread) load() source.Reading {
	return source.Send(source.All{t.context(t.id), t.get(""), source.Scan{Prefix: homeKey}}, func(reply source.Reply) source.Reading {
		descendants, err := below(reply.All[0])
		if err != nil {
			return source.Fail[source.Thread](err)
		}
		post, _ := reply.All[1].JSON(json.Object)
		start := found{
			author: post.Get("account").Get("id").Text(), likes: post.Get("favourites_count").Count(), shares: post.Get("reblogs_count").Count(),
			uri: post.Get("uri").Text(), asked: map[string]bool{t.id: true},
		}
		for _, item := range reply.All[2].Items {
			start.home = item.Value
		}
		return t.deeper(start.with(t, descendants))
	})
}

// deeper asks below a status whose replies have not all come.
func (t *thread) deeper(now found) source.Reading {
	thread := source.Thread{Comments: now.comments, LeftOut: now.leftOut}
	id := now.unfinished()
	if id == "" {
		return source.Done[source.Thread]{Value: thread, Source: t.source(&now)}
	}
	next := source.Send(t.context(id), func(reply source.Reply) source.Reading {
		descendants, err := below(reply)
		if err != nil {
			return source.Fail[source.Thread](err)
		}
		return t.deeper(now.asking(id).with(t, descendants))
	})
	return source.Paged(len(now.asked), thread, next)
}

// get asks for something of the post.
func (t *thread) get(what string) source.Fetch {
	return source.Fetch{Method: "GET", URL: t.host + "/api/v1/statuses/" + t.id + what}
}

// context asks for what is above and below a status.
func (t *thread) context(id string) source.Fetch {
	return source.Fetch{Method: "GET", URL: t.host + "/api/v1/statuses/" + source.Escape(id) + "/context"}
}

// below is the statuses below the one that was asked for.
func below(reply source.Reply) (json.Value, error) {
	if reply.Status == 401 { // nobody logs in here
		reply.Status = 403
	}
	context, err := reply.JSON(json.Object)
	if descendants := context.Get("descendants"); err != nil || descendants.Kind() == json.List {
		return descendants, err
	}
	return json.Value{}, source.Garbled
}

// with adds some statuses to what is known.
func (f found) with(t *thread, statuses json.Value) found {
	now := found{
		comments: append([]*comment.Comment(nil), f.comments...),
		replies:  map[string]int{}, said: map[string]said{}, deepest: f.deepest,
		author: f.author, likes: f.likes, shares: f.shares, uri: f.uri, home: f.home, leftOut: f.leftOut, asked: f.asked,
	}
	known := make(map[string]bool, len(f.comments))
	for _, c := range f.comments {
		known[c.ID] = true
		now.replies[c.Parent]++
		now.said[c.ID] = f.said[c.ID]
	}
	level := map[string]int{}
	for _, status := range statuses.List() {
		switch c, how := t.decode(status, f.author); {
		case how == private:
		case how == unreadable:
			now.leftOut++
		case !known[c.ID]:
			known[c.ID] = true
			now.comments = append(now.comments, c)
			now.replies[c.Parent]++
			if level[c.ID] = level[c.Parent] + 1; c.Parent != "" && !known[c.Parent] {
				level[c.ID]++ // what it answers came below what was asked for, and is not for all
			}
			now.deepest = max(now.deepest, level[c.ID])
			now.said[c.ID] = said{status.Get("replies_count").Count(), level[c.ID]}
		}
	}
	return now
}

// asking notes that the replies of one more status are asked for.
func (f found) asking(id string) found {
	asked := make(map[string]bool, len(f.asked)+1)
	for one := range f.asked {
		asked[one] = true
	}
	asked[id] = true
	f.asked = asked
	return f
}

// unfinished is a status below which there is more than has come, and that has not been
// asked for it; "" where there is none. Most servers say how many replies each has. Of one
// that never does, the last ones of an answer may have some: those on its deepest level.
func (f found) unfinished() string {
	if len(f.asked) > most {
		return ""
	}
	last, nested, counted := "", false, false
	for _, c := range f.comments {
		said, replies := f.said[c.ID], f.replies[c.ID]
		nested, counted = nested || replies > 0, counted || said.replies > 0
		switch {
		case f.asked[c.ID]:
		case said.replies > replies:
			return c.ID
		case last == "" && replies == 0 && said.level == f.deepest:
			last = c.ID
		}
	}
	if !nested || counted {
		return ""
	}
	return last
}
