package house

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"afterword/embed/tool/repo"
)

// TestHost checks the Go side of the host against embed/loader/host.d.ts: Go gives the
// loader what Exports lists, calls only what Imports lists, and shares only the state that
// Shared lists. TypeScript checks the JavaScript side.
func TestHost(t *testing.T) {
	root, err := repo.Root()
	if err != nil {
		t.Fatal(err)
	}
	types := read(t, filepath.Join(root, "embed", "loader", "host.d.ts"))
	member := regexp.MustCompile(`(?m)^\t(\w+)\(`)
	exports := matches(member, regexp.MustCompile(`(?s)interface Exports {.*?\n}`).FindString(types))
	imports := matches(member, regexp.MustCompile(`(?s)interface Imports {.*?\n}`).FindString(types))

	state := matches(regexp.MustCompile(`(?m)^\t(\w+)\??:`), regexp.MustCompile(`(?s)interface Shared {.*?\n}`).FindString(types))

	files, _ := filepath.Glob(filepath.Join(root, "wasm", "browser", "*.go")) // the pattern is right
	var source string
	for _, file := range files {
		source += read(t, file)
	}
	if given := matches(regexp.MustCompile(`\bexport\("(\w+)"`), source); !slices.Equal(given, exports) {
		t.Errorf("Go gives the loader %q, but Exports lists %q", given, exports)
	}
	if called := matches(regexp.MustCompile(`\bhost\.Call\("(\w+)"`), source); !slices.Equal(called, imports) {
		t.Errorf("Go calls %q, but Imports lists %q", called, imports)
	}
	if shared := matches(regexp.MustCompile(`\bhost\.[GS]et\("(\w+)"`), source); !slices.Equal(shared, state) {
		t.Errorf("Go shares %q, but Shared lists %q", shared, state)
	}
}

// matches returns what a pattern's group matches, sorted and without duplicates.
func matches(pattern *regexp.Regexp, text string) (all []string) {
	for _, match := range pattern.FindAllStringSubmatch(text, -1) {
		all = append(all, match[1])
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
