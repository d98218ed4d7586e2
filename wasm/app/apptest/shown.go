package apptest

import (
	"afterword/wasm/app"
	"afterword/wasm/i18n"
	"afterword/wasm/source"
)

// Shown is the state of a widget to which an article and the thread file
// "thread.json" have come, and all that it asked for. Its storage is empty.
func Shown(setup app.Setup, article, thread string) *app.State {
	state := &app.State{Words: i18n.English(i18n.Plain{})}
	mail := []app.Message{app.Started{Setup: setup, Page: app.Page{Address: "https://example.test/dir/page"}}}
	for len(mail) > 0 {
		var effects []app.Effect
		state, effects = app.Update(state, mail[0], 0)
		mail = mail[1:]
		for _, effect := range effects {
			switch e := effect.(type) {
			case app.Ask:
				reply := source.Reply{Status: 200, URL: "https://example.test/dir/article.md", Body: article}
				if fetch, ok := e.Request.(source.Fetch); !ok {
					reply = source.Reply{} // of storage, which has nothing
				} else if fetch.URL == "thread.json" {
					reply.Body = thread
				}
				mail = append(mail, app.GotReply{Number: e.Number, Reply: reply})
			case app.Wait:
				if e.Milliseconds == 0 {
					mail = append(mail, e.Message)
				}
			}
		}
	}
	return state
}
