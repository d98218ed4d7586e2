package app

import (
	"strings"

	"afterword/wasm/source"
)

type (
	// ClickedNotice opens the form for one of the source's notices, by its place, or with
	// -1 closes it.
	ClickedNotice struct{ Index int }
	// ClickedChat opens the chat that the form is about.
	ClickedChat struct{}
)

func (ClickedNotice) message() {}
func (ClickedChat) message()   {}

// Notice is the form in which a reader turns notices of replies on or off.
type Notice struct {
	source.Notice
	// Address is where notices go, Code what came there, and Chat the URL of a chat.
	Address, Code, Chat string
	// Sent tells that the code is on its way.
	Sent bool
	// Trouble says why the last try failed.
	Trouble string

	asked bool // whether a request is on its way
}

func (s *State) takeNotice(thread *LoadedThread, from *source.Account, m Message) ([]Effect, bool) {
	switch m := m.(type) {
	case ClickedNotice:
		return s.openNotice(thread, from, m.Index), true
	case ClickedChat:
		if thread.Notice == nil {
			return nil, true
		}
		return []Effect{OpenPage{thread.Notice.Chat}}, true
	case TypedMail, ClickedMail:
		if thread.Notice == nil {
			return nil, false
		}
		notice := *thread.Notice
		thread.Notice = &notice
		if typed, ok := m.(TypedMail); ok {
			switch typed.Box {
			case ActMailAddress:
				notice.Address = typed.Text
			case ActMailCode:
				notice.Code = typed.Text
			}
			return nil, true
		}
		return s.notice(&notice), true
	}
	return nil, false
}

// openNotice opens the form. The form for a chat first asks for the chat's URL.
func (s *State) openNotice(thread *LoadedThread, from *source.Account, index int) []Effect {
	thread.Menu, thread.Status, thread.Trouble = "", "", ""
	if index < 0 || index >= len(from.Notices) { // none of them, after all
		thread.Notice = nil
		return []Effect{FocusStill{ButtonID(ActMore, Options)}}
	}
	thread.Notice = &Notice{Notice: from.Notices[index]}
	if thread.Notice.IsChat {
		thread.Notice.asked = true
		return append(s.askNotice(thread.Notice.Ask(""), thread.Notice.Name), Focus{MailID(ActMail)})
	}
	if thread.Notice.On {
		return []Effect{Focus{MailID(ActMail)}}
	}
	return []Effect{Focus{MailID(ActMailAddress)}}
}

// notice does what the form's button says.
func (s *State) notice(notice *Notice) []Effect {
	if notice.asked {
		return nil // the second half of a double click
	}
	notice.asked, notice.Trouble = true, ""
	switch {
	case notice.On:
		return s.do(notice.End(), told("notice.ended"))
	case notice.Chat != "":
		return s.do(notice.Begin(notice.Chat), told("notice.begun"))
	case notice.Sent:
		return s.do(notice.Begin(strings.TrimSpace(notice.Code)), told("notice.begun"))
	}
	return s.askNotice(notice.Ask(strings.TrimSpace(notice.Address)), notice.Name)
}

// askNotice is the first half of what begins notices of a name.
func (s *State) askNotice(step source.Step[string], name string) []Effect {
	return follow(s, anAct, step, func(s *State, got source.Done[string], over bool) []Effect {
		thread, ok := s.Thread.(*LoadedThread)
		if !over || !ok || thread.Notice == nil || thread.Notice.Name != name {
			return nil // closed in the meantime
		}
		if got.Problem != nil {
			return s.untold(thread, got.Problem)
		}
		notice := *thread.Notice
		thread.Notice, notice.asked = &notice, false
		switch {
		case notice.IsChat:
			notice.Chat, notice.On = got.Value, got.Value == ""
			return []Effect{Focus{MailID(ActMail)}}
		case got.Value == "":
			return told("notice.begun")(s, thread, nil)
		}
		notice.Sent = true
		return []Effect{Focus{MailID(ActMailCode)}}
	})
}

// told ends the form with a sentence, where all went well.
func told(done string) func(s *State, thread *LoadedThread, err error) []Effect {
	return func(s *State, thread *LoadedThread, err error) []Effect {
		switch {
		case thread.Notice == nil:
			return nil // closed in the meantime
		case err != nil:
			return s.untold(thread, err)
		}
		thread.Notice, thread.Status = nil, s.Words.Say(done)
		return append(s.reload(thread), FocusStill{ButtonID(ActMore, Options)})
	}
}

// untold says why the form has come to nothing, for now.
func (s *State) untold(thread *LoadedThread, err error) []Effect {
	notice := *thread.Notice
	notice.asked, notice.Trouble = false, s.Words.Say("moderate.failed", "reason", s.reason(err))
	thread.Notice = &notice
	return append([]Effect{TellError{StagePost, notice.Trouble}}, s.ended(thread, err)...)
}
