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
	"afterword/wasm/app/apptest"
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

// show gives the shadow root when all that the widget asked for has come.
func show(p page) string {
	setup := app.Setup{Thread: "none", HeadingLevel: 2}
	if p.Thread != "" {
		setup.Thread = "json:thread.json"
	}
	if p.Article != "" {
		setup.Article, setup.HeadingLevel = "article.md", 1
	}
	return view.View(apptest.Shown(setup, p.Article, p.Thread)).HTML()
}
