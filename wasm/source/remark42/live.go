package remark42

import (
	"strconv"

	"afterword/wasm/calendar"
	"afterword/wasm/comment"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// News asks for comments since a time: the server has no stream.
func (t *thread) News(since int64) source.Request {
	if since == calendar.Never {
		return t.find("")
	}
	return t.find("&since=" + strconv.FormatInt(since, 10))
}

// Newer reads the comments.
func (t *thread) Newer(reply source.Reply) ([]*comment.Comment, error) {
	r := &reading{thread: t, reply: reply, problem: refused(reply)}
	r.listing()
	loaded, err := source.ReadAll(r)
	return loaded.Comments, err
}

// Count asks how many comments some pages have.
func (t *thread) Count(pages []string) source.Request {
	body := []byte("[")
	for i, page := range pages {
		if i > 0 {
			body = append(body, ',')
		}
		body = json.AppendString(body, page)
	}
	return source.Fetch{Method: "POST", URL: t.host + "/api/v1/counts?site=" + source.Escape(t.site), Body: string(append(body, ']'))}
}

// Counted reads the reply to Count. A page that the server does not tell of has
// no comments.
func (t *thread) Counted(pages []string, reply source.Reply) []int {
	list, err := json.Decode(reply.Text())
	if refused(reply) != nil || err != nil || list.Kind() != json.List {
		return nil
	}
	counts := make([]int, len(pages))
	for _, entry := range list.List() {
		for i, page := range pages {
			if page == entry.Get("url").Text() {
				counts[i] = int(max(integer(entry.Get("count")), 0))
			}
		}
	}
	return counts
}
