package assets_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// found are the different first groups of a pattern in a file, sorted.
func found(t *testing.T, file, pattern string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	set := map[string]bool{}
	for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(data), -1) {
		set[strings.Join(match[1:], " ")] = true
	}
	return slices.Sorted(maps.Keys(set))
}

const (
	readme = "../README.md"
	page   = "../embed/pages/theming.html"
)

// TestProperties holds the README's table and the theming page to the custom
// properties of the style sheet.
func TestProperties(t *testing.T) {
	want := found(t, "style/base.css", `var\((--afterword-[a-z-]+)`)
	if len(want) == 0 {
		t.Fatal("the style sheet has no properties")
	}
	if got := found(t, readme, "(?m)^\\| `(--afterword-[a-z-]+)` \\|"); !slices.Equal(got, want) {
		t.Errorf("README's table has\n%q\nthe style sheet\n%q", got, want)
	}
	if got := found(t, page, `name="(--afterword-[a-z-]+)"`); !slices.Equal(got, want) {
		t.Errorf("the theming page has controls for\n%q\nthe style sheet has\n%q", got, want)
	}
}

// TestColours holds both to the colours that the style sheet begins with.
func TestColours(t *testing.T) {
	want := found(t, "style/base.css", `(--afterword-[a-z-]+), light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)`)
	if got := found(t, readme, "(?m)^\\| `(--afterword-[a-z-]+)` \\|[^|]*\\| `(#[0-9a-f]+)`, dark `(#[0-9a-f]+)` \\|"); !slices.Equal(got, want) {
		t.Errorf("README's table has\n%q\nthe style sheet\n%q", got, want)
	}
	if got := found(t, page, `name="(--afterword-[a-z-]+)" data-light="(#[0-9a-f]+)" data-dark="(#[0-9a-f]+)"`); !slices.Equal(got, want) {
		t.Errorf("the theming page has\n%q\nthe style sheet\n%q", got, want)
	}
}

// TestParts holds the README's table to the parts that the view names.
func TestParts(t *testing.T) {
	var want []string
	err := filepath.WalkDir("../wasm/view", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			want = append(want, found(t, path, `node\.Part, "([a-z-]+)"`)...)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(want)
	want = slices.Compact(want)
	if got := found(t, readme, "(?m)^\\| `::part\\(([a-z-]+)\\)` \\|"); !slices.Equal(got, want) {
		t.Errorf("README's table has %q, the view %q", got, want)
	}
}
