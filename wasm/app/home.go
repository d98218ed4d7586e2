package app

import "strings"

type (
	// ClickedHome opens the form in which a reader names their own server, uses what it
	// holds, or closes it.
	ClickedHome struct{ Close bool }
	// TypedHome is what its box now holds.
	TypedHome struct{ Text string }
)

func (ClickedHome) message() {}
func (TypedHome) message()   {}

// Home is the form for the server that a reader has an account on.
type Home struct {
	Text string
	// Trouble says why the last try failed.
	Trouble string
}

// HomeID is the id of the form's box.
const HomeID = "home:"

// home is what an event means in that form.
func (e Event) home() (Message, bool) {
	switch {
	case e.Type == "input":
		return TypedHome{e.Value}, e.Act == ActHomeName
	case e.Type == "click":
		return ClickedHome{Close: e.Of != ""}, e.Act == ActHome
	case e.Type == "keydown" && e.Key == "Escape":
		return ClickedHome{Close: true}, true
	}
	return ClickedHome{}, e.Type == "keydown" && e.Key == "Enter" && e.Act == ActHomeName
}

func (s *State) takeHome(thread *LoadedThread, m Message) ([]Effect, bool) {
	to := thread.Source.Mover()
	if to == nil {
		return nil, false
	}
	switch m := m.(type) {
	case TypedHome:
		if thread.Home != nil {
			thread.Home = &Home{Text: m.Text}
		}
		return nil, true
	case ClickedHome:
		switch {
		case m.Close && thread.Home == nil:
			return nil, true
		case m.Close:
			thread.Home = nil
			return []Effect{Focus{HeadingID}}, true
		case thread.Home == nil:
			thread.Home = &Home{}
			return []Effect{Focus{HomeID}}, true
		}
		return s.do(to.Move(strings.TrimSpace(thread.Home.Text)), movedHome), true
	}
	return nil, false
}

func movedHome(s *State, thread *LoadedThread, err error) []Effect {
	if thread.Home == nil {
		return nil // closed in the meantime
	}
	if err != nil {
		thread.Home = &Home{Text: thread.Home.Text, Trouble: s.reason(err)}
		return []Effect{Focus{HomeID}}
	}
	thread.Home = nil
	return append(s.reload(thread), Focus{HeadingID})
}
