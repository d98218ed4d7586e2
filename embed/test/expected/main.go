// Command expected says what the widget shows, as the standard Go compiler has
// it on this machine, for the tests of the module that TinyGo builds. It reads
// a JSON list of pages, each an article and the entries of a thread, and writes
// the list of what is in their shadow roots.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"afterword/wasm/app"
	"afterword/wasm/i18n"
	"afterword/wasm/source"
	"afterword/wasm/view"
)

type page struct {
	// Article is a Markdown file, Thread what a json: source would read; "" is
	// none.
	Article, Thread string
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var pages []page
	if err := json.NewDecoder(os.Stdin).Decode(&pages); err != nil {
		return err
	}
	shown := make([]string, len(pages))
	for i, p := range pages {
		shown[i] = show(p)
	}
	return json.NewEncoder(os.Stdout).Encode(shown)
}

// show answers what the widget asks until there is nothing more.
func show(p page) string {
	setup := app.Setup{Thread: "none", HeadingLevel: 2}
	if p.Thread != "" {
		setup.Thread = "json:thread.json"
	}
	if p.Article != "" {
		setup.Article, setup.HeadingLevel = "article.md", 1
	}
	state := &app.State{Words: i18n.English(i18n.Plain{})}
	mail := []app.Message{app.Started{Setup: setup, Page: app.Page{Address: "https://example.test/dir/page"}}}
	for len(mail) > 0 {
		var effects []app.Effect
		state, effects = app.Update(state, mail[0], 0)
		mail = mail[1:]
		for _, effect := range effects {
			switch e := effect.(type) {
			case app.Ask:
				reply := source.Reply{Status: 200, URL: "https://example.test/dir/article.md", Body: p.Article}
				if fetch, ok := e.Request.(source.Fetch); !ok {
					reply = source.Reply{} // of storage, which has nothing
				} else if fetch.URL == "thread.json" {
					reply.Body = p.Thread
				}
				mail = append(mail, app.GotReply{Number: e.Number, Reply: reply})
			case app.Wait:
				if e.Milliseconds == 0 {
					mail = append(mail, e.Message)
				}
			}
		}
	}
	return view.View(state).HTML()
}
