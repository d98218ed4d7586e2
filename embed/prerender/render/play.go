// Package render makes static HTML of an element, with the state, update and view of the
// module.
package render

import (
	"net/http"

	"afterword/wasm/app"
	"afterword/wasm/source"
)

// asker answers the requests that a state makes.
type asker struct {
	// get answers a request to the network.
	get func(url string) source.Reply
	// guest sends a request that makes an account, or that needs the token of one; nil where
	// only what everybody may read is read. tokens are those that servers gave, by where
	// a browser would keep them.
	guest  func(request source.Fetch, token string) source.Reply
	tokens map[string]string
	// text is the text of the page's element with an id.
	text func(id string) (string, bool)
}

// later is a time after everything that was ever written, in milliseconds since 1970. A
// page is read at any time, so it says the day of each comment.
const later = 1 << 50

// play starts a state and answers everything that it asks for, until it only waits for a
// reader.
func (a asker) play(s *app.State, started app.Started) *app.State {
	mail := []app.Message{started}
	for len(mail) > 0 {
		var effects []app.Effect
		s, effects = app.Update(s, mail[0], later)
		mail = mail[1:]
		for _, effect := range effects {
			if m := a.answer(effect); m != nil {
				mail = append(mail, m)
			}
		}
	}
	return s
}

func (a asker) answer(effect app.Effect) app.Message {
	switch e := effect.(type) {
	case app.Ask:
		return app.GotReply{Number: e.Number, Reply: a.reply(e.Request)}
	case app.Read:
		text, ok := a.text(e.Element)
		return app.GotText{Number: e.Number, Text: text, Missing: !ok}
	case app.Wait:
		switch e.Message.(type) {
		case app.GotReply, app.PassedFrame:
			return e.Message
		}
	}
	return nil // there is no reader, so nothing happens
}

// reply answers a source. There is no reader here, so nothing is stored but the token of a
// guest, nobody is logged in, and no request may change a thread.
func (a asker) reply(request source.Request) source.Reply {
	switch r := request.(type) {
	case source.Put:
		if a.guest != nil {
			a.tokens[r.Key] = r.Value
		}
	case source.Fetch:
		return a.fetch(r)
	}
	return source.Reply{}
}

func (a asker) fetch(r source.Fetch) source.Reply {
	token := ""
	if r.Session != nil {
		token = a.tokens[r.Session.Key]
	}
	switch {
	case r.SameOrigin, r.RequiresLogin && token == "":
		return source.Reply{Status: http.StatusUnauthorized}
	case a.guest != nil && (token != "" || r.Method == http.MethodPost): // as long as a thread is loaded, no POST changes it
		return a.guest(r, token)
	case r.Method == http.MethodGet:
		return a.get(r.URL)
	}
	return source.Reply{}
}
