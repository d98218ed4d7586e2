package article

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"afterword/wasm/frontmatter/frontmattertest"
	"afterword/wasm/markup"
)

var update = flag.Bool("update", false, "takes over what the articles of the shelf become")

// TestShelf lays out an article of each dialect, as the file beside it says.
func TestShelf(t *testing.T) {
	files, err := filepath.Glob("testdata/shelf/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no articles", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			o := Options{Level: 1, Words: markup.Words{Anchor: "To {title}", Alerts: "Note|Tip|Important|Warning|Caution"}}
			a := Parse(string(source), "https://example.test/dir/a.md", o)
			got := frontmattertest.Describe(string(source))
			got = got[:strings.LastIndex("\n"+got, "\nbody ")] + "\n" + layout(a) + "\n"
			golden := strings.TrimSuffix(file, ".md") + ".html"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil || got != string(want) {
				t.Errorf("not as in %s; if that is right, run this test with -update. It is:\n%s", golden, got)
			}
		})
	}
}
