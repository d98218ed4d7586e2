package remark42

import (
	"strconv"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// live asks for what was written since the newest of some comments: the server
// has no stream that another origin can read.
func (t *thread) live(known []*comment.Comment) source.Reading {
	newest := calendar.Never
	for _, c := range known {
		newest = max(newest, c.Created)
	}
	return source.Poll(func() source.Reading {
		since := ""
		if newest != calendar.Never {
			since = "&since=" + strconv.FormatInt(newest, 10)
		}
		return source.Send(t.find(since), func(reply source.Reply) source.Reading {
			return t.read(reply, func(list *source.Listing, _ bool, err error) source.Reading {
				if err != nil {
					return source.Fail[source.Thread](err)
				}
				var news []*comment.Comment // the server gives the newest one again
				for _, c := range list.Comments {
					if c.Created > newest {
						news = append(news, c)
					}
				}
				for _, c := range news {
					newest = max(newest, c.Created)
				}
				return source.Give(source.Thread{Comments: news})
			})
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
