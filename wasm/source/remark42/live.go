package remark42

import (
	"strconv"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// few is how many comments a thread has at most that is loaded again for its news.
const few = 200

// live tells what is new: the server has no stream that another origin can read. A thread of
// few comments is loaded again, which also tells what was changed, voted on and deleted.
// Of a longer one only new comments are asked for, as it may be large.
func (t *thread) live(known []*comment.Comment) source.Reading {
	if len(known) <= few {
		return source.Reload(func() source.Reading { return t.comments("") }, known)
	}
	newest := calendar.Never
	for _, c := range known {
		newest = max(newest, c.Created)
	}
	return source.Poll(func() source.Reading {
		return source.Then(t.comments("&since="+strconv.FormatInt(newest, 10)), func(got source.Done[source.Thread]) source.Reading {
			var news []*comment.Comment // the server gives the newest one again
			for _, c := range got.Value.Comments {
				if c.Created > newest {
					news = append(news, c)
				}
			}
			for _, c := range news {
				newest = max(newest, c.Created)
			}
			got.Value.Comments = news
			return got
		})
	})
}

// comments asks for comments, and for nothing else.
func (t *thread) comments(more string) source.Reading {
	return source.Send(t.find(more), func(reply source.Reply) source.Reading {
		return t.read(reply, func(list *source.Listing, _ bool, err error) source.Reading {
			return source.Done[source.Thread]{Value: source.Thread{Comments: list.Comments}, Problem: err}
		})
	})
}

// count gives how many comments some pages have. A page that is not in the answer has
// none.
func (t *thread) count(pages []string) source.Step[[]int] {
	body := []byte("[")
	for i, page := range pages {
		if i > 0 {
			body = append(body, ',')
		}
		body = json.AppendString(body, page)
	}
	return source.Send(source.Fetch{
		Method: "POST",
		URL:    t.host + "/api/v1/counts?site=" + source.Escape(t.site),
		Body:   string(append(body, ']')),
	}, func(reply source.Reply) source.Step[[]int] {
		list, err := json.Decode(reply.Text())
		if refused(reply) != nil || err != nil || list.Kind() != json.List {
			return source.Fail[[]int](source.Garbled)
		}
		counts := make([]int, len(pages))
		for _, entry := range list.List() {
			for i, page := range pages {
				if page == entry.Get("url").Text() {
					counts[i] = entry.Get("count").Count()
				}
			}
		}
		return source.Give(counts)
	})
}
