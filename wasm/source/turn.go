package source

import (
	"strings"

	"afterword/wasm/comment"
)

// Turn is how the tabs of a browser take turns to send what it keeps. One tab sends at a
// time, and leaves alone what another one has sent or thrown away. A tab that takes a turn
// ends it with [Unlock], once the browser keeps all that follows from it.
type Turn struct {
	// Lock is a name that all tabs know.
	Lock string
	// Kept is the key under which the browser keeps what is to be sent.
	Kept string
	// Unshared tells that no other tab can have sent it: this one has just given Value to
	// the browser.
	Unshared bool
	Value    string
}

// Settled is why nothing was sent: another tab has sent it, or thrown it away.
type Settled struct{}

// Error is for nobody to read.
func (Settled) Error() string { return "settled" }

// Take calls do when it is this tab's turn, with the time of that in milliseconds since
// 1970. Where do succeeds, the browser forgets what it kept, unless that has changed in
// the meantime. After says what else the browser keeps then; a nil after keeps nothing.
func (t Turn) Take(do func(now int64) Change, after func(changed bool) Put) Change {
	return Send(Lock{t.Lock}, func(reply Reply) Change {
		if t.Unshared {
			return t.take(do(reply.Now), after)
		}
		return t.kept(func(now string) Change {
			if now == "" {
				return Fail[*comment.Comment](Settled{})
			}
			t.Value = now
			return t.take(do(reply.Now), after)
		})
	})
}

func (t Turn) take(done Change, after func(changed bool) Put) Change {
	return Then(done, func(got Done[*comment.Comment]) Change {
		if got.Problem != nil {
			return got
		}
		return t.kept(func(now string) Change {
			changed := now != t.Value
			forget := func(Reply) Change {
				if changed {
					return got
				}
				return Send(Put{t.Kept, ""}, func(Reply) Change { return got })
			}
			if after == nil {
				return forget(Reply{})
			}
			return Send(after(changed && now != ""), forget)
		})
	})
}

// kept goes on with what the browser keeps now.
func (t Turn) kept(then func(string) Change) Change {
	return Send(Scan{t.Kept}, func(reply Reply) Change { return then(reply.item(t.Kept)) })
}

// item is what the answer to a [Scan] has under a key, without space around it.
func (r Reply) item(key string) string {
	for _, item := range r.Items {
		if item.Key == key {
			return strings.TrimSpace(item.Value)
		}
	}
	return ""
}
