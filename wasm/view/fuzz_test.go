package view_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"afterword/wasm/app"
	"afterword/wasm/app/apptest"
	"afterword/wasm/node"
	"afterword/wasm/node/nodetest"
	"afterword/wasm/view"
)

// shown is the state of a widget whose article and thread have come.
func shown(article, thread string) *app.State {
	return apptest.Shown(app.Setup{Article: "article.md", Thread: "json:thread.json", HeadingLevel: 1}, article, thread)
}

var target = regexp.MustCompile(`^(https?://|#|mailto:|tel:)`)
var picture = regexp.MustCompile(`^(https?://|#|data:image/(png|jpeg|gif|webp|avif)[;,])`)

// FuzzPage sends articles with front matter and thread files through the whole
// widget. What is true of every view is true of theirs; and they lead nowhere
// but where a link may, and bring no control of their own.
func FuzzPage(f *testing.F) {
	articles, entries := hostile(f, "article"), hostile(f, "comment")
	for i := range max(len(articles), len(entries)) {
		f.Add(articles[i%len(articles)], `{"version":1,"comments":[`+entries[i%len(entries)]+`]}`)
	}
	for _, text := range hostile(f, "text") {
		body, err := json.Marshal(text)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text, `{"version":1,"comments":[{"id":"a","author":{"name":`+string(body)+`},"body":`+string(body)+`}]}`)
	}
	f.Add("", `{"version":1,"comments":[`+strings.Join(entries, ",")+`]}`)
	f.Fuzz(func(t *testing.T, article, thread string) {
		state := shown(article, thread)
		root := built(view.View(state), nil)
		if differs := nodetest.Differs([]node.Node{view.View(state)}); differs != "" {
			t.Errorf("a browser reads another tree: %s", differs)
		}
		for _, i := range invariants {
			if i.check(t, state, root); t.Failed() {
				t.Fatal(i.name)
			}
		}
		for n := range root.all() {
			for _, a := range n.Attrs {
				switch name := a.Name.String(); {
				case name == "href" && !target.MatchString(a.Value()), name == "src" && !picture.MatchString(a.Value()):
					t.Errorf("%s %q", name, a.Value())
				case (name == "href" || name == "src") && strings.ContainsFunc(a.Value(), func(r rune) bool { return r < ' ' }):
					t.Errorf("%s %q", name, a.Value())
				case n.inside(written) != nil && !written(n) && (strings.HasPrefix(name, "data-") || name == "part" || name == "for"):
					t.Errorf("%s in what was written", name)
				}
			}
		}
	})
}

// hostile are the inputs of a folder of hostile ones that are not long: texts,
// or JSON as it stands.
func hostile(f *testing.F, folder string) (inputs []string) {
	files, err := filepath.Glob("../markup/testdata/hostile/" + folder + "/*.json")
	if err != nil || len(files) == 0 {
		f.Fatal("no files", err)
	}
	for _, file := range files {
		var content struct{ Inputs []json.RawMessage }
		data, err := os.ReadFile(file)
		if err == nil {
			err = json.Unmarshal(data, &content)
		}
		if err != nil {
			f.Fatal(err)
		}
		for _, input := range content.Inputs {
			text := string(input)
			if folder != "comment" && json.Unmarshal(input, &text) != nil {
				continue // a text with a part repeated
			}
			inputs = append(inputs, text)
		}
	}
	return inputs
}
