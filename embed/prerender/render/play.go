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

// play starts a state and tells it of all that it asks for, until it waits for
// nothing but a reader.
func (a asker) play(s *app.State, started app.Started) *app.State {
	mail := []app.Message{started}
	for len(mail) > 0 {
		var effects []app.Effect
		s, effects = app.Update(s, mail[0], 0)
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
		case app.PassedReading, app.PassedFrame:
			return e.Message
		}
	}
	return nil // nobody reads, so nothing happens
}

// reply answers a source: here is no reader, and so nothing that one has kept.
func (a asker) reply(request source.Request) source.Reply {
	switch r := request.(type) {
	case source.Fetch:
		if r.Method == "GET" {
			return a.get(r.URL)
		}
	case source.All:
		// The first is what is read; the rest is for who writes.
		all := make([]source.Reply, len(r))
		for i := range all {
			all[i].Status = http.StatusUnauthorized
		}
		all[0] = a.reply(r[0])
		return source.Reply{All: all}
	}
	return source.Reply{}
}
