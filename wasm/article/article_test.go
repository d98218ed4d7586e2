package article

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"afterword/wasm/markup"
	"afterword/wasm/node"
)

// Each case is "### case name", a line of options, a file, "### gives" and
// what [layout] says.
//
//go:embed testdata/article.txt
var articleCases string

// Each case is "### case name", a text, "### gives" and the text that is left;
// a dot stands for a space at its place, an arrow for a tab.
//
//go:embed testdata/dedent.txt
var dedentCases string

type textCase struct{ name, source, want string }

func cases(t testing.TB, data string) []textCase {
	var cases []textCase
	for _, part := range strings.Split("\n"+data, "\n### case ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		source, want, ok := strings.Cut(rest+"\n", "### gives\n")
		if !ok {
			t.Fatalf("%s: no result", name)
		}
		cases = append(cases, textCase{name, source, want})
	}
	return cases
}

// layout is an article as it is shown.
func layout(a *Article) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\n", node.HTMLOf(a.Heading))
	if plain := a.PlainTitle(); plain != node.HTMLOf(a.Heading) {
		fmt.Fprintf(&b, "plain title: %s\n", plain)
	}
	for _, p := range a.Problems {
		fmt.Fprintf(&b, "problem: %s, line %d\n", p.Key, p.Line)
	}
	if a.Plain {
		b.WriteString("plain\n")
	}
	b.WriteString(node.HTMLOf(a.Body))
	return strings.TrimSpace(b.String())
}

func TestParse(t *testing.T) {
	for _, c := range cases(t, articleCases) {
		t.Run(c.name, func(t *testing.T) {
			options, file, _ := strings.Cut(c.source, "\n")
			o := Options{Words: markup.Words{Anchor: "To {title}"}}
			if _, err := fmt.Sscanf(options, "level %d", &o.Level); err != nil {
				t.Fatal(err)
			}
			o.Plain = strings.HasSuffix(options, " plain")
			const base = node.Base("https://example.test/dir/a.md")
			a := Parse(file, base, o)
			if got, want := layout(a), strings.TrimSpace(c.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if a.Source != file || a.Base != base || a.Minutes != 1 {
				t.Errorf("source %q, base %q, %d minutes", a.Source, a.Base, a.Minutes)
			}
			// A change of the level reads the source again.
			if again := Parse(a.Source, a.Base, o); layout(again) != layout(a) {
				t.Errorf("read again it is\n%s", layout(again))
			}
		})
	}
}

func TestDedent(t *testing.T) {
	signs := strings.NewReplacer("·", " ", "→", "\t")
	for _, c := range cases(t, dedentCases) {
		t.Run(c.name, func(t *testing.T) {
			source, want := signs.Replace(c.source), strings.TrimSuffix(signs.Replace(c.want), "\n")
			want = strings.TrimRight(want, "\n")
			for _, ends := range []string{"\n", "\r\n", "\r"} {
				if got := Dedent(strings.ReplaceAll(source, "\n", ends)); got != want {
					t.Errorf("with %q: got %q, want %q", ends, got, want)
				}
			}
			if again := Dedent(want); again != want {
				t.Errorf("once more: %q", again)
			}
		})
	}
}

func FuzzDedent(f *testing.F) {
	for _, c := range cases(f, dedentCases) {
		f.Add(c.source)
	}
	words := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	f.Fuzz(func(t *testing.T, text string) {
		got := Dedent(text)
		if words(got) != words(text) {
			t.Errorf("%q became %q", text, got)
		}
		if again := Dedent(got); again != got {
			t.Errorf("%q became %q and then %q", text, got, again)
		}
	})
}
