package frontmatter_test

import (
	_ "embed"
	"strings"
	"testing"

	"afterword/wasm/frontmatter"
	"afterword/wasm/frontmatter/frontmattertest"
)

// Each case is "### name", a source, "### gives" and what [frontmattertest.Describe] says.
//
//go:embed testdata/frontmatter.txt
var frontMatterCases string

type splitCase struct{ name, source, want string }

func splitCases(t testing.TB) []splitCase {
	var cases []splitCase
	for _, part := range strings.Split("\n"+frontMatterCases, "\n### case ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		source, want, ok := strings.Cut(rest, "### gives\n")
		if !ok {
			t.Fatalf("%s: no result", name)
		}
		cases = append(cases, splitCase{name, source, strings.TrimSpace(want)})
	}
	return cases
}

// TestSplit reads the front matter of each case, whatever its line ends.
func TestSplit(t *testing.T) {
	for _, c := range splitCases(t) {
		for _, file := range []struct{ name, source string }{
			{"LF", c.source},
			{"CRLF", strings.ReplaceAll(c.source, "\n", "\r\n")},
			{"BOM", frontmatter.Mark + c.source},
		} {
			t.Run(c.name+"/"+file.name, func(t *testing.T) {
				if got := frontmattertest.Describe(file.source); got != c.want {
					t.Errorf("%s\ngot\n%s\nwant\n%s", file.source, got, c.want)
				}
			})
		}
	}
}

// TestSplitWithoutLineEnd reads a file that ends with its front matter.
func TestSplitWithoutLineEnd(t *testing.T) {
	about, _, body := frontmatter.Split("---\ntitle: A\n---")
	if about.Title != "A" || body != "" {
		t.Errorf("got %q, %q", about.Title, body)
	}
	if _, _, body = frontmatter.Split("\ufefftext"); body != "text" {
		t.Errorf("the byte order mark is still in %q", body)
	}
}
