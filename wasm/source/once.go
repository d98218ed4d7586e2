package source

import (
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/json"
)

// Attempt is what the browser keeps of a comment while it is being sent. An
// answer can be lost on its way, and the page can be closed before it comes: then
// nobody knows whether the source has the comment.
type Attempt struct {
	// ID is that of the draft, the same for each try.
	ID string
	// Sent is the text as it was sent last, "" where the source surely has none.
	Sent string
	// Known are the IDs of comments that said the same before the first try.
	Known []string
	// Waits tells that it is to be sent again without being asked for.
	Waits bool
}

// String is what the browser keeps; [AttemptOf] reads it.
func (a Attempt) String() string {
	var w, known json.Writer
	w.Text("id", a.ID)
	w.Text("sent", a.Sent)
	for _, id := range a.Known {
		known.Bool(id, true)
	}
	w.Object("known", known)
	w.Bool("waits", a.Waits)
	return w.String()
}

// AttemptOf is the attempt that was kept as a text. It reports false for any
// other text.
func AttemptOf(text string) (Attempt, bool) {
	v, err := json.Decode(text)
	if err != nil {
		return Attempt{}, false
	}
	a := Attempt{ID: v.Get("id").Text(), Sent: v.Get("sent").Text(), Waits: v.Get("waits").Bool()}
	known := v.Get("known")
	for i := range known.Len() {
		id, _ := known.Member(i)
		a.Known = append(a.Known, id)
	}
	return a, a.ID != ""
}

// Unsure is why a comment was not posted as far as is known: the source may have it
// all the same.
type Unsure struct{ Problem error }

// Error is that of the problem.
func (u Unsure) Error() string { return u.Problem.Error() }

// Again is a comment that is posted, perhaps not for the first time.
type Again struct {
	// Draft is to be posted now; Attempt is what is known of earlier tries, without
	// an ID where there were none.
	Draft   Draft
	Attempt Attempt
	// Key is where the browser keeps the attempt, and Typed where it keeps the text.
	Key, Typed string
	// Said is what a comment says, as a text without any marks.
	Said func(*comment.Comment) string
}

// Next is the attempt that is made now.
func (a Again) Next() Attempt { return Attempt{a.Draft.ID, a.Draft.Body, a.Attempt.Known, true} }

// Once posts a comment so that the source has it once, whatever has become of
// earlier answers. Where it may be there already, the thread is looked at first.
// The tabs of a browser take turns.
func (s *Source) Once(again Again) Change {
	return Send(Lock{again.Key}, func(Reply) Change {
		if again.Attempt.ID == "" {
			return s.unlessThere(again)
		}
		return Send(Scan{again.Key}, func(reply Reply) Change {
			if kept, ok := AttemptOf(reply.item(again.Key)); ok {
				again.Attempt = kept // another tab may have tried in the meantime
			} else if again.Attempt.Sent == "" {
				again.Attempt.Sent = again.Draft.Body // and have come through
			}
			return s.unlessThere(again)
		})
	})
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

// unlessThere posts a comment that the source does not have yet.
func (s *Source) unlessThere(again Again) Change {
	d, sent := again.Draft, again.Attempt.Sent
	if sent == "" {
		return s.postNow(again)
	}
	return Then(s.Load(), func(got Done[Thread]) Change {
		if len(got.Value.Failed) > 0 {
			got.Problem = got.Value.Failed[0].Problem
		}
		if got.Problem != nil {
			return again.end(Done[*comment.Comment]{Problem: Unsure{got.Problem}})
		}
		now := s
		if got.Source != nil {
			now = got.Source
		}
		there := again.among(got.Value.Comments)
		switch {
		case there != nil && sent == d.Body:
			return again.end(Done[*comment.Comment]{Value: there, Source: got.Source})
		case there != nil && now.Edit != nil:
			return Then(now.Edit(there, d), again.end)
		case now.Post == nil:
			return again.end(Done[*comment.Comment]{Problem: Problem{Key: "server.login"}})
		}
		return now.postNow(again)
	})
}

// postNow posts a comment. The page may be closed before the answer comes, so the
// browser keeps first what is sent.
func (s *Source) postNow(again Again) Change {
	again.Attempt = again.Next()
	return Send(Put{again.Key, again.Attempt.String()}, func(Reply) Change {
		return Then(s.Post(again.Draft), func(got Done[*comment.Comment]) Change {
			if doubtful(got.Problem) {
				got.Problem = Unsure{got.Problem}
			}
			return again.end(got)
		})
	})
}

// end keeps what is known now, or forgets it where the source has the comment, and
// lets the other tabs have their turn.
func (a Again) end(got Done[*comment.Comment]) Change {
	if got.Problem != nil {
		a.Attempt.Waits = Passes(got.Problem)
		if _, unsure := got.Problem.(Unsure); !unsure {
			a.Attempt.Sent = ""
		}
		return Send(All{Put{a.Key, a.Attempt.String()}, Unlock{a.Key}}, func(Reply) Change { return got })
	}
	return Send(Scan{a.Typed}, func(reply Reply) Change {
		last := All{Put{a.Key, ""}}
		if reply.item(a.Typed) == strings.TrimSpace(a.Draft.Body) { // and not another text, of another tab
			last = append(last, Put{a.Typed, ""})
		}
		return Send(append(last, Unlock{a.Key}), func(Reply) Change { return got })
	})
}

// doubtful tells that what was asked for may have been done although the request
// failed.
func doubtful(err error) bool {
	problem, _ := err.(Problem)
	return Passes(err) && problem.Key != "server.busy" || problem == Garbled || problem.Key == "fetch.barred"
}

// among is the comment that was sent, nil where it is none of these.
func (a Again) among(comments []*comment.Comment) *comment.Comment {
	known := make(map[string]bool, len(a.Attempt.Known))
	for _, id := range a.Attempt.Known {
		known[id] = true
	}
	says := a.says(a.Attempt.Sent)
	for _, c := range comments {
		if !known[c.ID] && says(c) {
			return c
		}
	}
	return nil
}

// Same are the IDs of the comments that say already what is to be posted.
func (a Again) Same(comments []*comment.Comment) []string {
	var ids []string
	says := a.says(a.Draft.Body)
	for _, c := range comments {
		if says(c) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// says tells whether a comment has a text, answers what is to be answered, and is
// by the same name. What has its Markdown is compared by that: to render each
// comment of a long thread would hold up the page.
func (a Again) says(text string) func(*comment.Comment) bool {
	typed, shown := letters(text), letters(a.Said(&comment.Comment{Body: text}))
	return func(c *comment.Comment) bool {
		switch {
		case c.Deleted, c.Parent != a.Draft.Parent, !c.Own && a.Draft.Name != "" && c.Author.Name != a.Draft.Name:
			return false
		case c.Body != "":
			return letters(c.Body) == typed
		}
		return letters(a.Said(c)) == shown
	}
}

// letters leaves of a text what servers do not change: they set quotation marks
// and spaces as they like.
func letters(text string) string {
	var kept strings.Builder
	for _, r := range text {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && (r < 0x2000 || r >= 0x2070) {
			kept.WriteRune(r)
		}
	}
	if kept.Len() == 0 {
		return text
	}
	return kept.String()
}
