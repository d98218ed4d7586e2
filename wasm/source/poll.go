package source

import "afterword/wasm/comment"

// The time between two looks, in milliseconds. It grows each time that there is nothing
// new.
const (
	often  = 15_000
	seldom = 240_000
)

// Poll is the Live of a source whose server sends no news by itself. look is a
// conversation that ends with what is new since the last one. If it fails, it is tried
// again later.
func Poll(look func() Reading) Reading { return poll(often, look) }

func poll(every int, look func() Reading) Reading {
	return Send(Wait{every, true}, func(reply Reply) Reading {
		return Then(look(), func(got Done[Thread]) Reading {
			next := min(every*2, seldom)
			if len(got.Value.Comments) > 0 || reply.Unseen {
				next = often
			}
			return Some[Thread]{got.Value, got.Source, poll(next, look)}
		})
	})
}

// News is what is new in a thread since an earlier state: new comments, changed ones, and
// those that are gone, as deleted ones.
func News(before, now []*comment.Comment) []*comment.Comment {
	known := make(map[string]*comment.Comment, len(before))
	for _, c := range before {
		known[c.ID] = c
	}
	var news []*comment.Comment
	for _, c := range now {
		if old := known[c.ID]; old == nil || *old != *c {
			news = append(news, c)
		}
		delete(known, c.ID)
	}
	for _, c := range before {
		if known[c.ID] != nil && !c.Deleted {
			news = append(news, c.Gone())
		}
	}
	return news
}

// Reload is the Live of a source that can only give its whole thread each time. known are
// the comments that were there when it was loaded.
func Reload(load func() Reading, known []*comment.Comment) Reading {
	return Poll(func() Reading {
		return Then(load(), func(got Done[Thread]) Reading {
			if got.Problem != nil {
				return Fail[Thread](got.Problem)
			}
			news := News(known, got.Value.Comments)
			known = got.Value.Comments
			return Give(Thread{Comments: news})
		})
	})
}
