package edit_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"afterword/wasm/edit"
)

// cases are the lines of a file of tests below their headings.
func cases(t *testing.T, file string, each func(t *testing.T, heading, before, after string)) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	heading := ""
	for _, line := range strings.Split(string(data), "\n") {
		if name, ok := strings.CutPrefix(line, "## "); ok {
			heading = name
		}
		if line == "" || line[0] == '#' {
			continue
		}
		before, after, _ := strings.Cut(strings.ReplaceAll(line, `\n`, "\n"), " → ")
		each(t, heading, before, after)
	}
}

// marked is a text whose selection is written in it.
func marked(t *testing.T, text string) edit.Text {
	t.Helper()
	plain := strings.NewReplacer("⟦", "", "⟧", "", "‸", "").Replace(text)
	start := strings.IndexAny(text, "⟦‸")
	end := strings.IndexAny(strings.Replace(text, "⟦", "", 1), "⟧‸")
	if start < 0 || end < 0 {
		t.Fatalf("nothing is selected in %q", text)
	}
	return edit.Text{Value: plain, Start: start, End: end}
}

func mark(text edit.Text) string {
	if text.Start == text.End {
		return text.Value[:text.Start] + "‸" + text.Value[text.End:]
	}
	return text.Value[:text.Start] + "⟦" + text.Value[text.Start:text.End] + "⟧" + text.Value[text.End:]
}

// apply is what a box holds after a change, which it is told as the DOM counts.
func apply(t *testing.T, c edit.Change, before edit.Text) edit.Text {
	t.Helper()
	units := c.Units(before.Value)
	value := utf16.Encode([]rune(before.Value))
	after := string(utf16.Decode(value[:units.From])) + units.With + string(utf16.Decode(value[units.To:]))
	if want := c.Of(before.Value); after != want {
		t.Errorf("%q: in UTF-16 it becomes %q, in bytes %q", before.Value, after, want)
	}
	return edit.At(after, units.Start, units.End)
}

var tools = map[string]edit.Tool{
	"bold": edit.Bold, "italic": edit.Italic, "link": edit.Link, "quote": edit.Quote, "code": edit.Code, "list": edit.List,
}

func TestTools(t *testing.T) {
	cases(t, "testdata/tools.txt", func(t *testing.T, name, before, after string) {
		tool, known := tools[name]
		if !known {
			t.Fatalf("there is no tool %q", name)
		}
		on := marked(t, before)
		if got := mark(apply(t, tool.Use(on), on)); got != after {
			t.Errorf("%s: %q became\n%q, want\n%q", name, before, got, after)
		}
	})
}

func TestPaste(t *testing.T) {
	cases(t, "testdata/pastes.txt", func(t *testing.T, pasted, before, after string) {
		on := marked(t, before)
		change, more := edit.Paste(on, pasted)
		got := ""
		if more {
			got = mark(apply(t, change, on))
		}
		if got != after {
			t.Errorf("%q over %q became\n%q, want\n%q", pasted, before, got, after)
		}
	})
}

func TestAt(t *testing.T) {
	const text = "a😀é"
	for _, c := range []struct{ start, end, wantStart, wantEnd int }{
		{0, 0, 0, 0}, {1, 3, 1, 5}, {2, 2, 1, 1}, {3, 4, 5, 7}, {4, 9, 7, 7}, {3, 1, 5, 5},
	} {
		if got := edit.At(text, c.start, c.end); got.Start != c.wantStart || got.End != c.wantEnd {
			t.Errorf("%d to %d is %d to %d, want %d to %d", c.start, c.end, got.Start, got.End, c.wantStart, c.wantEnd)
		}
	}
}

func TestAppend(t *testing.T) {
	for _, c := range []struct{ before, after string }{
		{"", "> a\n\n‸"},
		{"one", "one\n\n> a\n\n‸"},
		{"one\n \n\n", "one\n\n> a\n\n‸"},
		{"  \n", "> a\n\n‸"},
	} {
		on := edit.Text{Value: c.before}
		if got := mark(apply(t, edit.Append(c.before, "> a\n\n"), on)); got != c.after {
			t.Errorf("%q became %q, want %q", c.before, got, c.after)
		}
	}
}

// FuzzTools holds every change of every text to what a box can carry out.
func FuzzTools(f *testing.F) {
	f.Add("one **two** `three`\n\n> four 😀", 3, 9)
	f.Add("```\na\n```", 0, 4)
	f.Add("[a](url) __b__\n- c", 4, 7)
	f.Fuzz(func(t *testing.T, value string, start, end int) {
		on := edit.At(strings.ToValidUTF8(value, "?"), start, end)
		for _, tool := range tools {
			change := tool.Use(on)
			after := change.Of(on.Value)
			if change.Start > change.End || change.End > len(after) {
				t.Fatalf("%d: %d to %d of %q is selected", tool, change.Start, change.End, after)
			}
			apply(t, change, on)
		}
		if change, more := edit.Paste(on, "https://example.org"); more {
			apply(t, change, on)
		}
	})
}

// TestLine adds a line behind what is selected, which stays, and puts another in its place.
func TestLine(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		{"", "x\n"}, {"one", "one\nx\n"}, {"one\n", "one\nx\n"},
	} {
		change := edit.Line(edit.Text{Value: c.value, End: len(c.value)}, "x")
		if got := change.Of(c.value); got != c.want || change.Start != len(got) || change.End != len(got) {
			t.Errorf("%q became %q, %+v", c.value, got, change)
		}
	}
	if change, there := edit.Swap("é x x", "x", "yy"); !there || change.Of("é x x") != "é yy x" || change.Units("é x x").From != 2 {
		t.Errorf("%t, %+v", there, change)
	}
	if _, there := edit.Swap("one", "x", "y"); there {
		t.Error("what is not there is found")
	}
}
