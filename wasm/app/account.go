package app

import (
	"strings"

	"afterword/wasm/source"
)

// Mail is the form to log in by a code that comes by e-mail.
type Mail struct {
	Name, Address, Code string
	// Sent tells that the code is on its way.
	Sent bool
	// Trouble says why the last try failed.
	Trouble string

	asked int // the number of a request on its way, else 0
}

// MailID is the id of a box of the form to log in by e-mail.
func MailID(box Act) string { return string(box) + ":" }

func (s *State) takeAccount(thread *LoadedThread, m Message) ([]Effect, bool) {
	from, able := thread.Source.(source.Accounts)
	if !able {
		return nil, false
	}
	switch m := m.(type) {
	case ClickedLogIn:
		thread.Mail, thread.Status, thread.Trouble = nil, "", ""
		ways := from.Ways()
		if m.Way < 0 || m.Way >= len(ways) { // none of them, after all
			return []Effect{Focus{HeadingID}}, true
		}
		if ways[m.Way].URL == "" {
			thread.Mail = &Mail{Name: thread.name}
			return []Effect{Focus{MailID(ActMailName)}}, true
		}
		thread.Status = s.Words.Say("account.window")
		return []Effect{OpenWindow{ways[m.Way]}}, true
	case ClosedWindow:
		thread.Status = ""
		if m.Kept {
			thread.Trouble = s.Words.Say("account.failed", "reason", s.Words.Say("account.kept"))
			return []Effect{TellError{StagePost, thread.Trouble}}, true
		}
		return s.reload(thread), true
	case ClickedLogOut:
		thread.leaving = s.number()
		return []Effect{Ask{thread.leaving, from.LogOut()}}, true
	case TypedMail, ClickedMail:
		if thread.Mail == nil {
			return nil, true
		}
		mail := *thread.Mail
		thread.Mail = &mail
		if typed, ok := m.(TypedMail); ok {
			mail.typed(typed)
			return nil, true
		}
		return s.mail(thread, from, &mail), true
	}
	return nil, false
}

func (m *Mail) typed(typed TypedMail) {
	switch typed.Box {
	case ActMailName:
		m.Name = typed.Text
	case ActMailAddress:
		m.Address = typed.Text
	case ActMailCode:
		m.Code = typed.Text
	}
}

// mail asks for a code, or uses it.
func (s *State) mail(thread *LoadedThread, from source.Accounts, mail *Mail) []Effect {
	if mail.asked != 0 {
		return nil // the second half of a double click
	}
	request := from.Mail(strings.TrimSpace(mail.Name), strings.TrimSpace(mail.Address))
	if mail.Sent {
		request = from.Code(strings.TrimSpace(mail.Code))
	}
	mail.asked, mail.Trouble = s.number(), ""
	return []Effect{Ask{mail.asked, request}}
}

func (s *State) gotMail(thread *LoadedThread, reply source.Reply) []Effect {
	from, able := thread.Source.(source.Accounts)
	if !able {
		return nil
	}
	mail := *thread.Mail
	mail.asked = 0
	thread.Mail = &mail
	if err := from.Let(reply); err != nil {
		mail.Trouble = s.Words.Say("account.failed", "reason", s.reason(err))
		return []Effect{TellError{StagePost, mail.Trouble}}
	}
	if !mail.Sent {
		mail.Sent = true
		return []Effect{Focus{MailID(ActMailCode)}}
	}
	thread.Mail = nil
	return append(s.reload(thread), Focus{HeadingID})
}

// ended loads the thread again where the server no longer knows the reader, who
// is then asked to log in; what was typed stays.
func (s *State) ended(thread *LoadedThread, err error) []Effect {
	from, able := thread.Source.(source.Accounts)
	if problem, ok := err.(source.Problem); !ok || problem.Key != "server.login" || !able || from.Account() == "" {
		return nil
	}
	return s.reload(thread)
}
