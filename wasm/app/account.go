package app

import (
	"strings"

	"afterword/wasm/source"
)

type (
	// ClosedWindow is the answer to [OpenWindow]: the window is closed, or the browser has
	// Blocked it. It may have brought a token.
	ClosedWindow struct {
		Blocked bool
		Token   string
	}
	// ClickedLogIn chooses one of the source's ways to log in by its place in the list;
	// -1 chooses none.
	ClickedLogIn  struct{ Method int }
	ClickedLogOut struct{}
	// TypedMail is what a box of the form to log in by email now holds.
	TypedMail struct {
		Box  Act
		Text string
	}
	// ClickedMail sends the form to log in by email.
	ClickedMail struct{}
)

func (ClickedLogIn) message()  {}
func (ClickedLogOut) message() {}
func (TypedMail) message()     {}
func (ClickedMail) message()   {}
func (ClosedWindow) message()  {}

// Mail is the form to log in with a code that comes by email, or with a password. Code
// then holds the password.
type Mail struct {
	Name, Address, Code string
	// User is the key of the label of the name box in a form for a password, and ""
	// in a form for a code.
	User string
	// Sent tells that the code is on its way.
	Sent bool
	// Trouble says why the last try failed.
	Trouble string

	asked bool // whether a request is on its way
}

// MailID is the id of a box of the form to log in by email.
func MailID(box Act) string { return string(box) + ":" }

// anothers tells whether a change was made from an account that is no longer logged in.
func (t *LoadedThread) anothers(c Change) bool {
	return c.account != "" && c.account != t.Source.LoggedIn()
}

func (s *State) takeAccount(thread *LoadedThread, m Message) ([]Effect, bool) {
	from := thread.Source.Account
	if !source.Writes || from == nil {
		return nil, false
	}
	if source.Hosts {
		if effects, ok := s.takeNotice(thread, from, m); ok {
			return effects, true
		}
	}
	switch m := m.(type) {
	case ClickedLogIn:
		thread.Mail, thread.Status, thread.Trouble = nil, "", ""
		if m.Method < 0 || m.Method >= len(from.Methods) { // the reader has cancelled
			return []Effect{Focus{HeadingID}}, true
		}
		method := from.Methods[m.Method]
		if method.URL == "" {
			thread.Mail = &Mail{User: method.User}
			if method.User == "" {
				thread.Mail.Name = thread.name
			}
			return []Effect{Focus{MailID(ActMailName)}}, true
		}
		thread.Status = s.Words.Say("account.window")
		return []Effect{OpenWindow{method}}, true
	case ClosedWindow:
		thread.Status = ""
		if m.Blocked {
			thread.Trouble = s.Words.Say("account.failed", "reason", s.Words.Say("account.blocked"))
			return []Effect{TellError{StagePost, thread.Trouble}}, true
		}
		if m.Token != "" && from.Token != nil {
			return s.do(from.Token(m.Token), gotToken), true
		}
		return s.reload(thread), true
	case ClickedLogOut:
		if source.Hosts {
			thread.Notice = nil
		}
		return s.do(from.LogOut(), func(s *State, thread *LoadedThread, _ error) []Effect { return s.reload(thread) }), true
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
func (s *State) mail(thread *LoadedThread, from *source.Account, mail *Mail) []Effect {
	if mail.asked {
		return nil // the second half of a double click
	}
	mail.asked, mail.Trouble = true, ""
	if mail.User != "" {
		return s.do(from.Password(strings.TrimSpace(mail.Name), mail.Code), gotMail)
	}
	if mail.Sent {
		return s.do(from.Code(strings.TrimSpace(mail.Code)), gotMail)
	}
	return s.do(from.Mail(strings.TrimSpace(mail.Name), strings.TrimSpace(mail.Address)), gotMail)
}

// do carries out a conversation that ends only with success or failure.
func (s *State) do(step source.Step[source.None], done func(s *State, thread *LoadedThread, err error) []Effect) []Effect {
	return follow(s, anAct, step, func(s *State, got source.Done[source.None], over bool) []Effect {
		thread, ok := s.Thread.(*LoadedThread)
		if !over || !ok {
			return nil
		}
		return done(s, thread, got.Problem)
	})
}

func gotMail(s *State, thread *LoadedThread, err error) []Effect {
	if thread.Mail == nil {
		return nil // closed in the meantime
	}
	mail := *thread.Mail
	mail.asked = false
	thread.Mail = &mail
	if err != nil {
		mail.Trouble = s.Words.Say("account.failed", "reason", s.reason(err))
		return []Effect{TellError{StagePost, mail.Trouble}}
	}
	if !mail.Sent && mail.User == "" {
		mail.Sent = true
		return []Effect{Focus{MailID(ActMailCode)}}
	}
	thread.Mail = nil
	return append(s.reload(thread), Focus{HeadingID})
}

// gotToken ends a log-in by the token that a window has brought.
func gotToken(s *State, thread *LoadedThread, err error) []Effect {
	if err != nil {
		thread.Trouble = s.Words.Say("account.failed", "reason", s.reason(err))
		return []Effect{TellError{StagePost, thread.Trouble}}
	}
	return s.reload(thread)
}

// ended loads the thread again where the server no longer knows the reader. The reader
// is then asked to log in, and the text in the forms stays.
func (s *State) ended(thread *LoadedThread, err error) []Effect {
	if !source.Writes {
		return nil
	}
	from := thread.Source.Account
	if problem, ok := err.(source.Problem); !ok || problem.Key != "server.login" || from == nil || from.Name == "" {
		return nil
	}
	return s.reload(thread)
}
