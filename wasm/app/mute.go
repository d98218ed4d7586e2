package app

import (
	"slices"
	"strings"

	"afterword/wasm/comment"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

type (
	// ClickedMute hides what the writer of a comment wrote, or shows it again.
	ClickedMute struct{ ID string }
	// ClickedUnmute shows what somebody wrote again.
	ClickedUnmute struct{ Person string }
	// ChangedMuted tells that another tab or widget has muted somebody, or no more.
	ChangedMuted struct{}
)

func (ClickedMute) message()   {}
func (ClickedUnmute) message() {}
func (ChangedMuted) message()  {}

// Person is somebody who writes here.
type Person struct{ ID, Name string }

// Mutes tells whether the reader does not want to see a comment.
func (t *LoadedThread) Mutes(c *comment.Comment) bool {
	return source.Hosts && c.Author.ID != "" && !c.Deleted && t.muted(c.Author.ID) >= 0
}

// muted is where somebody stands in the list of muted people, or -1.
func (t *LoadedThread) muted(id string) int {
	return slices.IndexFunc(t.Muted, func(p Person) bool { return p.ID == id })
}

// askMuted asks whom the reader has muted on the thread's server.
func (s *State) askMuted(thread *LoadedThread) []Effect {
	prefix := thread.Source.Mutes
	if !source.Hosts || prefix == "" {
		return nil
	}
	return s.ask(anAct, source.Scan{Prefix: prefix}, func(s *State, reply source.Reply) []Effect {
		thread, ok := s.Thread.(*LoadedThread)
		if !ok {
			return nil
		}
		var muted []Person
		for _, item := range reply.Items {
			muted = append(muted, Person{strings.TrimPrefix(item.Key, prefix), item.Value})
		}
		thread.Muted = muted
		return nil
	})
}

func (s *State) takeMute(thread *LoadedThread, m Message) []Effect {
	switch m := m.(type) {
	case ClickedMute:
		c, there := thread.comment(m.ID)
		if !there || c.Author.ID == "" {
			return nil
		}
		name := strings.TrimSpace(node.Legible(c.Author.Name))
		if name == "" {
			name = s.Words.Say("comment.anonymous")
		}
		return append(s.mute(thread, Person{c.Author.ID, name}), FocusStill{ButtonID(ActMore, m.ID)})
	case ChangedMuted:
		return s.askMuted(thread)
	case ClickedUnmute:
		return append(s.mute(thread, Person{ID: m.Person}), FocusStill{ButtonID(ActMore, Options)})
	}
	return nil
}

// mute mutes or unmutes somebody. Only the browser keeps that; nobody else is told.
func (s *State) mute(thread *LoadedThread, p Person) []Effect {
	thread.Menu, thread.Status, thread.Trouble = "", "", ""
	muted := slices.Clone(thread.Muted)
	if at := thread.muted(p.ID); at >= 0 {
		muted, p.Name = slices.Delete(muted, at, at+1), ""
	} else if p.Name != "" {
		muted = append(muted, p)
		thread.Status = s.Words.Say("mute.hidden", "name", p.Name)
	}
	thread.Muted = muted
	return []Effect{Ask{s.number(), source.Put{Key: thread.Source.Mutes + p.ID, Value: p.Name}}}
}
