package app_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"afterword/wasm/json"
	"afterword/wasm/source"
)

// simulated is a Waline server of a few lines.
type simulated struct {
	random   *rand.Rand
	comments []written
}

type written struct{ id, parent, name, text string }

func (s *simulated) thread() string { return "waline:https://talk.test?path=/p" }

func (s *simulated) edits() bool { return false }

func (s *simulated) texts() (texts []string) {
	for _, c := range s.comments {
		texts = append(texts, c.text)
	}
	return texts
}

func (s *simulated) fetch(r source.Fetch, rate int) source.Reply {
	return faulty(s.random, r, rate, s.serve)
}

// faulty has a server answer, or something go wrong before or after that.
func faulty(random *rand.Rand, r source.Fetch, rate int, serve func(source.Fetch) source.Reply) source.Reply {
	if random.IntN(100) >= rate {
		return serve(r)
	}
	bad := []source.Reply{
		{Failure: source.Unreachable}, {Failure: source.TimedOut}, {Failure: source.CutShort},
		{Status: 500}, {Status: 502}, {Status: 503, Head: "retry-after,1"}, {Status: 200, Body: "<html>"},
	}
	if random.IntN(2) == 0 { // the answer is lost, but not the request
		serve(r)
	} else {
		bad = append(bad, source.Reply{Status: 429}, source.Reply{Status: 403})
	}
	return bad[random.IntN(len(bad))]
}

func (s *simulated) serve(r source.Fetch) source.Reply {
	said := func(c written) string {
		var w json.Writer
		w.Text("objectId", c.id)
		w.Text("pid", c.parent)
		w.Text("nick", c.name)
		w.Text("orig", c.text)
		w.Int("time", 1000)
		return w.String()
	}
	if r.Method == "POST" {
		sent, _ := json.Decode(r.Body)
		c := written{fmt.Sprint(len(s.comments)), sent.Get("pid").Text(), sent.Get("nick").Text(), sent.Get("comment").Text()}
		s.comments = append(s.comments, c)
		return source.Reply{Status: 200, Body: `{"errno":0,"data":` + said(c) + `}`}
	}
	var list []string
	for _, c := range s.comments {
		list = append(list, said(c))
	}
	return source.Reply{Status: 200, Body: fmt.Sprintf(`{"errno":0,"data":{"count":%d,"totalPages":1,"data":[%s]}}`, len(list), strings.Join(list, ","))}
}
