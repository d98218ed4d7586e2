package sum

import (
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// post posts an answer where what it answers is, all else to the first part that
// takes comments.
func (s sum) post(d source.Draft) source.Change {
	to := -1
	for i, p := range s {
		if p.Source.Post != nil && (to < 0 || i > 0 && strings.HasPrefix(d.Parent, prefix(i))) {
			to = i
		}
	}
	d.Parent = strings.TrimPrefix(d.Parent, prefix(to))
	return s.changed(to, s[to].Source.Post(d))
}

func (s sum) edit(c *comment.Comment, d source.Draft) source.Change {
	edit := s[c.Part].Source.Edit
	if edit == nil {
		return unable()
	}
	return s.changed(c.Part, edit(s.own(c), d))
}

func (s sum) delete(c *comment.Comment) source.Change {
	return s.change(c, s[c.Part].Source.Delete)
}

func (s sum) restore(c *comment.Comment) source.Change {
	return s.change(c, s[c.Part].Source.Restore)
}

func (s sum) vote(c *comment.Comment, vote int) source.Change {
	count := s[c.Part].Source.Vote
	if count == nil {
		return unable()
	}
	return s.changed(c.Part, count(s.own(c), vote))
}

func (s sum) change(c *comment.Comment, change func(*comment.Comment) source.Change) source.Change {
	if change == nil {
		return unable()
	}
	return s.changed(c.Part, change(s.own(c)))
}

// unable is what a part cannot do, which is not offered either.
func unable() source.Change {
	return source.Fail[*comment.Comment](source.Problem{Key: "server.forbidden"})
}

// changed is a change of a part as one of the sum.
func (s sum) changed(i int, step source.Change) source.Change {
	return source.Then(step, func(got source.Done[*comment.Comment]) source.Change {
		if got.Value != nil {
			got.Value = s.name(i, got.Value)
		}
		if got.Source != nil {
			now := append(sum(nil), s...)
			now[i].Source = got.Source
			got.Source = Of(now)
		}
		return got
	})
}
