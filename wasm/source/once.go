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
	// At is when that was, in milliseconds since 1970, and 0 once the outcome is known,
	// for example that it failed.
	At int64
	// Before are the IDs of comments that said the same before the first try.
	Before []string
}

// underWay is how long a request may still be on its way after its page has gone, in
// milliseconds. Until then the comment may yet arrive, even if the source does not have it.
const underWay = 30_000

// String is what the browser keeps; [AttemptOf] reads it.
func (a Attempt) String() string {
	var w, known json.Writer
	w.Text("id", a.ID)
	w.Text("sent", a.Sent)
	if a.At > 0 {
		w.Int("at", a.At)
	}
	for _, id := range a.Before {
		known.Bool(id, true)
	}
	w.Object("known", known)
	return w.String()
}

// AttemptOf is the attempt that was kept as a text. It reports false for any
// other text.
func AttemptOf(text string) (Attempt, bool) {
	v, err := json.Decode(text)
	if err != nil {
		return Attempt{}, false
	}
	a := Attempt{ID: v.Get("id").Text(), Sent: v.Get("sent").Text()}
	a.At, _ = v.Get("at").Int()
	known := v.Get("known")
	for i := range known.Len() {
		id, _ := known.Member(i)
		a.Before = append(a.Before, id)
	}
	return a, a.ID != ""
}

// Unsure is why a change seems to have failed, although the source may have made it.
type Unsure struct{ Problem error }

// Error is the problem's text.
func (u Unsure) Error() string { return u.Problem.Error() }

// LoggedOut is why a change is not sent: who made it has logged out since, and it is sent
// under no other name.
var LoggedOut = Unsure{Problem{Key: "server.login"}}

// Early is why a change was not sent again yet: the request of before may still arrive
// at the source. Whether it has is known after some milliseconds.
type Early struct{ Milliseconds int }

// Error is for nobody to read.
func (Early) Error() string { return "early" }

// Again is a comment that is posted, perhaps not for the first time.
type Again struct {
	// Draft is what to post now.
	Draft Draft
	Turn  Turn
	// First tells that the comment surely was not sent before.
	First bool
	// Key is where the browser keeps the [Attempt]. Without one there, Before are the
	// comments that say the same already.
	Key    string
	Before []*comment.Comment
	// Said is a comment's text without any markup.
	Said func(*comment.Comment) string

	attempt Attempt
}

// Once posts a comment so that the source has it once, whatever has become of
// earlier answers. Where it may be there already, the thread is looked at first.
func (s *Source) Once(again Again) Change {
	return again.Turn.Take(func(begun int64) Change {
		again.attempt = Attempt{ID: again.Draft.ID, Before: again.same(again.Before)}
		if again.First {
			return s.postNow(again)
		}
		return Send(Scan{again.Key}, func(reply Reply) Change {
			if before, tried := AttemptOf(reply.item(again.Key)); tried {
				again.attempt = before
			} else if again.Turn.Unshared { // sent before, but the browser had no room to note that
				again.attempt.Sent = again.Draft.Body
			}
			return s.unlessThere(again, begun)
		})
	}, again.told)
}

// told is what the browser keeps once the source has the comment. Where the reader has
// changed the comment in the meantime it is to be sent again, so the browser keeps
// which text the source has.
func (a *Again) told(changed bool) Put {
	if !changed {
		return Put{a.Key, ""}
	}
	a.attempt.Sent = a.Draft.Body
	return Put{a.Key, a.attempt.String()}
}

// unlessThere posts a comment, unless the source has it already or may still get it from
// an earlier request. begun is when it began to look.
func (s *Source) unlessThere(again Again, begun int64) Change {
	d, sent := again.Draft, again.attempt.Sent
	if sent == "" {
		return s.postNow(again)
	}
	age := begun - again.attempt.At
	return s.look(func(now *Source, got Done[Thread]) Change {
		if got.Problem != nil {
			return again.end(Done[*comment.Comment]{Problem: Unsure{got.Problem}})
		}
		there := again.among(got.Value.Comments)
		switch {
		case there != nil && sent == d.Body:
			return again.end(Done[*comment.Comment]{Value: there, Source: got.Source})
		case there != nil && now.Edit != nil:
			return Then(now.Edit(there, d), func(got Done[*comment.Comment]) Change {
				if got.Problem != nil {
					return got // the source has the old text
				}
				return again.end(got)
			})
		case again.attempt.At > 0 && age >= 0 && age < underWay:
			return Fail[*comment.Comment](Early{int(underWay - age)})
		case now.Post == nil:
			return again.end(Done[*comment.Comment]{Problem: Problem{Key: "server.login"}})
		case s.LoggedIn() != "" && s.LoggedIn() != now.LoggedIn():
			return again.end(Done[*comment.Comment]{Problem: LoggedOut, Source: now})
		}
		return now.postNow(again)
	})
}

// look loads the whole thread before something is done to it. It goes on with the Source
// that the load ends with.
func (s *Source) look(then func(now *Source, got Done[Thread]) Change) Change {
	return Then(s.Load(), func(got Done[Thread]) Change {
		if len(got.Value.Failed) > 0 {
			got.Problem = got.Value.Failed[0].Problem
		}
		if got.Source != nil {
			s = got.Source
		}
		return then(s, got)
	})
}

// Afresh loads the thread and calls do with the comment of an ID as the source has it
// now, or nil.
func (s *Source) Afresh(id string, do func(now *Source, c *comment.Comment) Change) Change {
	return s.look(func(now *Source, got Done[Thread]) Change {
		if got.Problem != nil {
			return Fail[*comment.Comment](got.Problem)
		}
		for _, c := range got.Value.Comments {
			if c.ID == id {
				return do(now, c)
			}
		}
		return do(now, nil)
	})
}

// postNow posts a comment. The page may be closed before the answer comes, so the
// browser keeps what is sent, and when.
func (s *Source) postNow(again Again) Change {
	again.attempt.Sent, again.attempt.At = again.Draft.Body, 0
	return Then(again.noting(s.Post(again.Draft)), func(got Done[*comment.Comment]) Change { return again.end(got) })
}

// noting has the browser note of each request that changes something when it is sent: a
// source may ask for other things before, and a server may be too busy for it at first.
func (a Again) noting(step Change) Change {
	ask, asks := step.(Ask[*comment.Comment])
	if !asks {
		return step
	}
	if f, ok := ask.Request.(Fetch); ok && f.Method != "GET" {
		f.Note = func(now int64) Put {
			noted := a.attempt
			noted.At = now
			return Put{a.Key, noted.String()}
		}
		ask.Request = f
	}
	return Ask[*comment.Comment]{ask.Request, func(reply Reply) Change { return a.noting(ask.Then(reply)) }}
}

// end has the browser keep what is known now, or forget the attempt where nothing is in
// doubt. Once the source has the comment, its [Turn] forgets it.
func (a Again) end(got Done[*comment.Comment]) Change {
	if got.Problem == nil {
		return got
	}
	_, unsure := got.Problem.(Unsure)
	if !unsure && doubtful(got.Problem) {
		got.Problem, unsure = Unsure{got.Problem}, true
	}
	kept := ""
	if unsure {
		kept = a.attempt.String()
	}
	return Send(Put{a.Key, kept}, func(Reply) Change { return got })
}

// doubtful tells that a change may have been made although its request failed.
func doubtful(err error) bool {
	problem, _ := err.(Problem)
	return Passes(err) && problem.Key != "server.busy" || problem == Garbled || problem.Key == "fetch.cors"
}

// among finds the comment that was sent among others, or gives nil.
func (a Again) among(comments []*comment.Comment) *comment.Comment {
	known := make(map[string]bool, len(a.attempt.Before))
	for _, id := range a.attempt.Before {
		known[id] = true
	}
	says := a.says(a.attempt.Sent)
	for _, c := range comments {
		if !known[c.ID] && says(c) {
			return c
		}
	}
	return nil
}

// Found ends the post of a comment that the source has already: one of comments, as what
// the browser keeps of the tries shows. It is nil where none of them is the one, and where
// the text to post has changed.
func (a Again) Found(comments []*comment.Comment, kept string) Change {
	attempt, tried := AttemptOf(kept)
	if !tried || attempt.Sent != a.Draft.Body {
		return nil
	}
	a.attempt = attempt
	there := a.among(comments)
	if there == nil {
		return nil
	}
	return a.Turn.Take(func(int64) Change { return Give(there) }, a.told)
}

// same are the IDs of the comments that already say what is to be posted.
func (a Again) same(comments []*comment.Comment) []string {
	var ids []string
	says := a.says(a.Draft.Body)
	for _, c := range comments {
		if says(c) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// says tells whether a comment has a text, the same parent and the same name. Comments
// with their Markdown are compared by that: to render each comment of a long thread would
// hold up the page.
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

// letters is a text reduced to what servers leave alone. They change quotation marks and
// spaces.
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
