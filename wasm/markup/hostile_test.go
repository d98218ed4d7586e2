package markup

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// hostile reads the inputs in some folders of testdata/hostile, by file.
func hostile(t testing.TB, folders ...string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for _, folder := range folders {
		files, err := filepath.Glob("testdata/hostile/" + folder + "/*.json")
		if err != nil || len(files) == 0 {
			t.Fatalf("no inputs in %s: %v", folder, err)
		}
		for _, file := range files {
			found[strings.TrimPrefix(file, "testdata/hostile/")] = inputs(t, file)
		}
	}
	return found
}

func inputs(t testing.TB, file string) (inputs []string) {
	t.Helper()
	var content struct{ Inputs []json.RawMessage }
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &content)
	}
	for _, input := range content.Inputs {
		if err != nil {
			break
		}
		var text string
		if input[0] == '"' {
			err = json.Unmarshal(input, &text)
		} else {
			var long struct {
				Before, Repeat, After string
				Times                 int
			}
			err = json.Unmarshal(input, &long)
			text = long.Before + strings.Repeat(long.Repeat, long.Times) + long.After
		}
		inputs = append(inputs, text)
	}
	if err != nil || len(inputs) == 0 {
		t.Fatalf("%s: %d inputs, %v", file, len(inputs), err)
	}
	return inputs
}

// TestHostile sends the hostile inputs through every function that takes text.
func TestHostile(t *testing.T) {
	for file, texts := range hostile(t, "text", "article") {
		for i, text := range texts {
			if testing.Short() && i%3 > 0 {
				continue
			}
			for _, o := range policies {
				document := Markdown(text, o)
				sound(t, text, document.Body, o)
				sound(t, text, document.Title, o)
				sound(t, text, HTML(text, o), o)
				stable(t, document.Body, o)
				stable(t, HTML(text, o), o)
			}
			if t.Failed() {
				t.Fatalf("in %s: %.200q", file, text)
			}
		}
	}
}
