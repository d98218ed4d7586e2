package jsonfile

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// seeds are the thread files of the tests, and the hostile ones.
func seeds(f *testing.F) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) == 0 {
		f.Fatal("no files", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	const hostile = "../../markup/testdata/hostile/"
	for _, file := range []string{"thread/file.json", "comment/author.json", "comment/id.json", "comment/types.json"} {
		var content struct{ Inputs []json.RawMessage }
		data, err := os.ReadFile(hostile + file)
		if err == nil {
			err = json.Unmarshal(data, &content)
		}
		if err != nil {
			f.Fatal(err)
		}
		for _, input := range content.Inputs {
			var text string
			switch {
			case strings.HasPrefix(file, "comment/"):
				text = `{"version":1,"comments":[` + string(input) + `]}`
			case json.Unmarshal(input, &text) != nil:
				text = string(input)
			}
			f.Add(text)
		}
	}
}

// FuzzLoaded reads thread files and holds what is found in them to what the
// standard library finds.
func FuzzLoaded(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, body string) {
		step := read(source.Reply{Status: 200, Body: body})
		for {
			at, more := step.(source.Ask[source.Thread])
			if !more {
				break
			}
			step = at.Then(source.Reply{})
		}
		got := step.(source.Done[source.Thread])
		loaded, err := got.Value, got.Problem
		if err != nil {
			if _, ok := err.(source.Problem); !ok || len(loaded.Comments) > 0 || loaded.LeftOut > 0 {
				t.Fatalf("%v, and %+v", err, loaded)
			}
			return
		}
		var file struct{ Comments []any }
		if err := json.Unmarshal([]byte(strings.TrimPrefix(body, "\uFEFF")), &file); err != nil {
			return // names in other letters are other members here
		}
		next := 0
		for _, entry := range file.Comments {
			if !whole(entry) {
				continue
			}
			if next == len(loaded.Comments) {
				t.Fatalf("%v was left out", entry)
			}
			is(t, *loaded.Comments[next], entry.(map[string]any))
			next++
		}
		if next != len(loaded.Comments) || next+loaded.LeftOut != len(file.Comments) {
			t.Fatalf("%d read and %d left out of %d, %d of them whole", len(loaded.Comments), loaded.LeftOut, len(file.Comments), next)
		}
	})
}

// whole tells whether an entry has what it must.
func whole(entry any) bool {
	members, _ := entry.(map[string]any)
	id, _ := members["id"].(string)
	_, body := members["body"].(string)
	deleted, _ := members["deleted"].(bool)
	return id != "" && (body || deleted)
}

// is fails unless a comment is what an entry says.
func is(t *testing.T, c comment.Comment, entry map[string]any) {
	author, _ := entry["author"].(map[string]any)
	if c.Deleted {
		author = nil
		entry = map[string]any{"id": entry["id"], "parent": entry["parent"]}
	}
	for _, pair := range []struct {
		got  string
		want any
	}{
		{c.ID, entry["id"]}, {c.Parent, entry["parent"]}, {c.Source(), entry["body"]},
		{c.Author.Name, author["name"]}, {c.Author.URL, author["url"]}, {c.Author.Avatar, author["avatar"]},
	} {
		if want, _ := pair.want.(string); pair.got != want || !utf8.ValidString(pair.got) {
			t.Fatalf("%q of %v", pair.got, entry)
		}
	}
	if (c.HTML != "") != (entry["format"] == "html" && entry["body"] != "") {
		t.Fatalf("%q as HTML of %v", c.HTML, entry)
	}
	if role, _ := author["role"].(string); c.Author.Writer != (role == "author") || c.Author.Moderator != (role == "moderator") {
		t.Fatalf("%+v of %v", c.Author, entry)
	}
	if c.Up < 0 || c.Down < 0 {
		t.Fatalf("%d up, %d down", c.Up, c.Down)
	}
}
