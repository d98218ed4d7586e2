// Package sum makes one thread of several sources: each comment says where it is
// from, and what fails costs its own part.
package sum

import (
	"strconv"
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// Part is one of the sources.
type Part struct {
	// Name says where its comments are from.
	Name   string
	Source *source.Source

	loaded bool
	thread source.Thread // its comments named as in the sum
	failed error
}

// Of is the sum of sources. It writes to the first that takes comments.
func Of(parts []Part) *source.Source {
	s := sum(parts)
	all := &source.Source{Load: s.load}
	elsewhere := &all.Elsewhere
	for i, p := range s {
		from := p.Source
		if all.Post == nil && from.Post != nil {
			all.Post, all.Limits, all.Pictures = s.post, from.Limits, from.Pictures
			if from.Account != nil {
				all.Account = from.Account
			}
		}
		if from.Shown != "" {
			all.Shown = strings.TrimSpace(all.Shown + " " + from.Shown)
		}
		if from.Edit != nil {
			all.Edit = s.edit
		}
		if from.Vote != nil {
			all.Vote, all.Stepwise, all.UpOnly = s.vote, all.Stepwise || from.Stepwise, all.UpOnly || from.UpOnly
		}
		if from.Live != nil {
			all.Live = s.live
		}
		if all.Account == nil {
			all.Account = from.Account
		}
		if from.Elsewhere != nil {
			to := *from.Elsewhere
			*elsewhere, elsewhere = &to, &to.Also
		}
		if all.Mutes == "" {
			all.Mutes = from.Mutes
		}
		if all.Feed == "" {
			all.Feed = from.Feed
		}
		if from.Watch != "" {
			all.Watch = common(all.Watch, from.Watch)
		}
		if from.Delete != nil && all.Delete == nil {
			all.Delete, all.Restore = s.delete, s.restore
		}
		for _, other := range s[:i] { // one kind of deletion for all: that for good
			if from.Delete != nil && from.Restore == nil || other.Source.Delete != nil && other.Source.Restore == nil {
				all.Restore = nil
			}
		}
		if from.Delete != nil && from.Restore == nil {
			all.Restore = nil
		}
	}
	return all
}

// common is how two keys both begin, or the one that is there.
func common(a, b string) string {
	if a == "" {
		return b
	}
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return a[:n]
}

type sum []Part

// load loads all parts beside each other.
func (s sum) load() source.Reading {
	now := append(sum(nil), s...)
	steps := make([]source.Reading, len(now))
	for i := range now {
		steps[i] = now[i].Source.Load()
	}
	return source.Beside[source.Thread]{Steps: steps, Join: func(i int, got source.Done[source.Thread]) (source.Done[source.Thread], bool) {
		p := &now[i]
		p.failed = got.Problem
		if got.Source != nil {
			p.Source = got.Source
		}
		if got.Problem == nil {
			p.loaded, p.thread = true, now.named(i, got.Value)
		}
		return now.joined()
	}}
}

// joined is what there is of all parts, and whether that is anything.
func (s sum) joined() (source.Done[source.Thread], bool) {
	var all source.Thread
	loaded, failed := 0, 0
	writer := -1
	known := noCopies()
	for i, p := range s {
		if p.failed != nil {
			failed++
			all.Failed = append(all.Failed, source.Failed{From: p.Name, Problem: p.failed})
		}
		if !p.loaded {
			continue
		}
		loaded++
		if writer < 0 && p.Source.Post != nil {
			writer = i
		}
		all.Comments = append(all.Comments, known.without(p.thread.Comments)...)
		all.LeftOut += p.thread.LeftOut
		all.Volatile = all.Volatile || p.thread.Volatile
		all.Closed = all.Closed || p.thread.Closed
	}
	all.Closed = all.Closed && writer < 0
	if failed == len(s) {
		return source.Done[source.Thread]{Problem: s[0].failed}, true
	}
	return source.Done[source.Thread]{Value: all, Source: Of(s)}, loaded > 0
}

// live hears of what is new in all parts.
func (s sum) live() source.Reading {
	var steps []source.Reading
	var of []int
	known := noCopies()
	for i, p := range s {
		known.without(p.thread.Comments)
		if p.Source.Live != nil {
			steps, of = append(steps, p.Source.Live()), append(of, i)
		}
	}
	return source.Beside[source.Thread]{Steps: steps, Join: func(i int, got source.Done[source.Thread]) (source.Done[source.Thread], bool) {
		news := s.named(of[i], got.Value)
		news.Comments = known.without(news.Comments)
		return source.Done[source.Thread]{Value: news}, got.Problem == nil
	}}
}

// named is a part's thread with its comments named as in the sum.
func (s sum) named(i int, t source.Thread) source.Thread {
	all := make([]*comment.Comment, len(t.Comments))
	for at, c := range t.Comments {
		all[at] = s.name(i, c)
	}
	t.Comments = all
	return t
}

// name is a comment of a part in the sum.
func (s sum) name(i int, c *comment.Comment) *comment.Comment {
	named := *c
	named.Part, named.From = i, s[i].Name
	named.ID = prefix(i) + c.ID
	if c.Parent != "" {
		named.Parent = prefix(i) + c.Parent
	}
	named.NoReply, named.NoVote = s[i].Source.Post == nil, s[i].Source.Vote == nil
	return &named
}

// own is a comment of the sum as its source knows it.
func (s sum) own(c *comment.Comment) *comment.Comment {
	own := *c
	own.Part, own.From, own.NoReply, own.NoVote = 0, "", false, false
	own.ID, own.Parent = strings.TrimPrefix(c.ID, prefix(c.Part)), strings.TrimPrefix(c.Parent, prefix(c.Part))
	return &own
}

// prefix is what stands before the IDs of a part's comments: nothing for the
// first, whose places keep their addresses.
func prefix(i int) string {
	if i == 0 {
		return ""
	}
	return strconv.Itoa(i) + "/"
}
