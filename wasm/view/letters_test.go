package view_test

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"afterword/assets"
	"afterword/wasm/app"
	"afterword/wasm/app/apptest"
	"afterword/wasm/i18n"
	"afterword/wasm/node"
	"afterword/wasm/view"
)

// strange is a language in which every sentence is its key and what fills it.
func strange(t *testing.T) (words *i18n.Words, keys map[string]bool) {
	t.Helper()
	var sentences map[string]any
	if err := json.Unmarshal([]byte(assets.English), &sentences); err != nil {
		t.Fatal(err)
	}
	keys = map[string]bool{}
	foreign := func(key, sentence string) string {
		return "⟦" + key + "⟧" + strings.Join(regexp.MustCompile(`\{[^}]*\}`).FindAllString(sentence, -1), " ")
	}
	delete(sentences, "date.months") // no sentence, but names
	delete(sentences, "digits")
	delete(sentences, "date")
	for key, value := range sentences {
		keys[key] = true
		switch value := value.(type) {
		case string:
			sentences[key] = foreign(key, value)
		case map[string]any:
			for form, sentence := range value {
				value[form] = foreign(key, sentence.(string))
			}
		}
	}
	data, err := json.Marshal(sentences)
	if err != nil {
		t.Fatal(err)
	}
	english := assets.English
	assets.English = string(data)
	t.Cleanup(func() { assets.English = english })
	return i18n.English(signs{}), keys
}

// signs counts and tells time without letters.
type signs struct{ i18n.Plain }

func (signs) Number(string, int) string   { return "1" }
func (signs) Date(string, int64) string   { return "2" }
func (signs) Moment(string, int64) string { return "3" }

// human are the attributes that people are told.
var human = []node.Name{node.Alt, node.AriaLabel, node.Placeholder, node.Title}

// TestLetters finds words of the interface that no catalogue has, and
// sentences of the catalogue that are never shown.
func TestLetters(t *testing.T) {
	words, unseen := strange(t)
	sentence := regexp.MustCompile(`⟦([^⟧]*)⟧`)
	word := regexp.MustCompile(`\pL+`)
	keys := regexp.MustCompile(`^[jk]$|\(?Ctrl\+[^\s)]+\)?`) // as they are printed on a keyboard
	name, given := "", ""
	read := func(t *testing.T, where *tree, text string) {
		for _, key := range sentence.FindAllStringSubmatch(text, -1) {
			delete(unseen, key[1])
		}
		for _, letters := range word.FindAllString(sentence.ReplaceAllString(keys.ReplaceAllString(text, ""), " "), -1) {
			if !strings.Contains(given, letters) {
				t.Fatalf("%s: nobody wrote %q in %s", name, letters, where.HTML())
			}
		}
	}
	conversations(t, words, func(t *testing.T, p *apptest.Play, line []string) {
		if name != p.Name {
			name, given = p.Name, strings.Join(p.Stored(), " ")+" Number GitHub Waline "+apptest.Address
		}
		given += " " + strings.Join(line[1:], " ")
		for n := range built(view.View(p.State), nil).all() {
			if n.class("avatar") || n.above != nil && n.above.class("avatar") {
				continue // a letter of a name
			}
			read(t, n, n.Data())
			for _, attr := range human {
				read(t, n, n.attr(attr))
			}
		}
		if thread, ok := p.State.Thread.(*app.LoadedThread); ok && thread.Main != nil {
			read(t, built(view.View(p.State), nil), thread.Trouble)
		}
	})
	for _, key := range slices.Sorted(maps.Keys(unseen)) {
		t.Errorf("no conversation comes to %s", key)
	}
}
