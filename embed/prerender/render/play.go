// Package render makes static HTML of an element, by the module's own state,
// update and view.
package render

import (
	"net/http"

	"afterword/wasm/app"
	"afterword/wasm/source"
)

// asker answers what a state asks of the world around it.
type asker struct {
	// get answers a request to the network.
	get func(url string) source.Reply
	// text is the text of the page's element of an id.
	text func(id string) (string, bool)
}

// later is a time after all that was ever written, in milliseconds since 1970: a
// page is for all times, and says the day of each comment.
const later = 1 << 50

// play starts a state and tells it of all that it asks for, until it waits for
// nothing but a reader.
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
	return nil // nobody reads, so nothing happens
}

// reply answers a source: here is no reader, and so nothing that one has kept,
// nobody who is logged in, and nothing that changes a thread.
func (a asker) reply(request source.Request) source.Reply {
	r, ok := request.(source.Fetch)
	switch {
	case !ok:
	case r.RequiresLogin, r.SameOrigin:
		return source.Reply{Status: http.StatusUnauthorized}
	case r.Method == http.MethodGet:
		return a.get(r.URL)
	}
	return source.Reply{}
}
