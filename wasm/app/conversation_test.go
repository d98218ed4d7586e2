package app_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"afterword/wasm/app/apptest"
	"afterword/wasm/i18n"
)

var update = flag.Bool("update", false, "write what follows into the scripts")

// TestConversations plays the scripts in testdata, which say what follows.
func TestConversations(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := string(data)
			got, err := apptest.Run(want, i18n.English(i18n.Plain{}), nil)
			if err != nil {
				t.Fatal(err)
			}
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			compare(t, got, want)
		})
	}
}

// compare shows the first lines that differ, and the conversation that they
// are in.
func compare(t *testing.T, got, want string) {
	t.Helper()
	a, b := strings.Split(strings.TrimRight(got, "\n"), "\n"), strings.Split(strings.TrimRight(want, "\n"), "\n")
	name := ""
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			from := max(i-4, 0)
			t.Errorf("%s, line %d:\n%s\nwant\n%s", name, i+1,
				strings.Join(a[min(from, len(a)):min(i+4, len(a))], "\n"), strings.Join(b[min(from, len(b)):min(i+4, len(b))], "\n"))
			return
		}
		if strings.HasPrefix(a[i], "## ") {
			name = a[i]
		}
	}
}
