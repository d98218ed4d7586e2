package frontmatter_test

import (
	"slices"
	"strings"
	"testing"

	"afterword/wasm/calendar"
	"afterword/wasm/frontmatter"
)

// FuzzSplit holds that a body is an end of its source, and that what is found is whole.
func FuzzSplit(f *testing.F) {
	for _, c := range splitCases(f) {
		f.Add(c.source)
	}
	names := append(frontmatter.Names(), "JSON")
	f.Fuzz(func(t *testing.T, source string) {
		about, problems, body := frontmatter.Split(source)
		if !strings.HasSuffix(source, body) {
			t.Fatalf("body %q is no end of the source", body)
		}
		if len(problems) > 2*len(names) {
			t.Fatalf("%d problems", len(problems))
		}
		lines := strings.Count(source, "\n") + 1
		last := 0
		for _, p := range problems {
			if !slices.Contains(names, p.Key) {
				t.Fatalf("a problem with %q", p.Key)
			}
			if p.Line < last || p.Line >= lines {
				t.Fatalf("line %d after %d of %d", p.Line, last, lines)
			}
			last = p.Line
		}
		if strings.TrimPrefix(source, frontmatter.Mark) == body && (len(problems) > 0 || about.Title != "" || about.Authors != nil) {
			t.Fatal("found something in no front matter")
		}
		for _, d := range []frontmatter.Date{about.Published, about.Modified} {
			if (d.Text == "") != (d.Time == calendar.Never) {
				t.Fatalf("half a date: %+v", d)
			}
		}
		if slices.Contains(about.Tags, "") || slices.ContainsFunc(about.Authors, func(a frontmatter.Author) bool { return a.Name == "" }) {
			t.Fatal("an empty item")
		}
	})
}

// TestSplitEnds feeds what would not end in the time that go test allows if anything were
// read again for every line, and what would be too deep if anything called itself for
// every level.
func TestSplitEnds(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long under Node, and natively it runs each time")
	}
	const n = 200_000
	rising := func() string {
		var out strings.Builder
		for i := range 2000 {
			out.WriteString(strings.Repeat(" ", i) + "-\n")
		}
		return out.String()
	}()
	deep := strings.ReplaceAll(rising, "-", "a:")
	for name, inside := range map[string]string{
		"brackets":       "tags: " + strings.Repeat("[", n),
		"open lists":     strings.Repeat("tags: [\n", n),
		"open quotes":    strings.Repeat("title: \"\n", n),
		"unknown":        strings.Repeat("x: [{\"\n", n),
		"dashes":         "tags:\n" + strings.Repeat("- ", n),
		"items":          "tags:\n" + strings.Repeat("- a\n", n),
		"rising dashes":  "tags:\n" + rising,
		"blank lines":    "title: |\n" + strings.Repeat("\n", n) + "  a",
		"folded":         "title: >\n" + strings.Repeat("  a\n\n", n),
		"comments":       "title: a\n" + strings.Repeat("# c\n", n),
		"white space":    "title: a" + strings.Repeat(" ", n) + "b" + strings.Repeat("\t", n),
		"quoted blank":   "title: \"a" + strings.Repeat("  \n", n) + "  b\"",
		"escaped breaks": "title: \"a" + strings.Repeat("\\\n  ", n) + "  b\"",
		"colons":         strings.Repeat(":", n),
		"commas":         "tags: [" + strings.Repeat("a, ", n) + "]",
		"no end":         strings.Repeat("---\r\r\n", n),
		"open maps":      "author: " + strings.Repeat("{a: ", n),
		"deep maps":      "author:\n" + deep,
		"quote lines":    strings.Repeat("title: \"a\nb: '\n", n),
		"threes":         strings.Repeat("title = \"\"\"\nauthor = '''\n", n),
		"tables":         strings.Repeat("[author]\n[[authors]]\nauthor.a = 1\n", n),
		"headers":        strings.Repeat("[", n),
		"blank start":    strings.Repeat("\n", n),
	} {
		t.Run(name, func(*testing.T) {
			frontmatter.Split("---\n" + inside + "\n---\n")
			frontmatter.Split("+++\n" + strings.ReplaceAll(inside, ": ", " = ") + "\n+++\n")
			frontmatter.Split("{\n" + inside + "\n}\n")
		})
	}
}
