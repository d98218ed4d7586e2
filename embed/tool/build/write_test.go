package build

import (
	"os"
	"path/filepath"
	"testing"
)

// TestWriteAnew writes a folder whose parent does not exist yet, as for the preview in a
// fresh clone. Then it writes another folder in its place.
func TestWriteAnew(t *testing.T) {
	root := t.TempDir()
	dir := Quick(root).Dir
	for _, name := range []string{"first.js", "second.js"} {
		if err := write(root, dir, []file{{name: name, raw: []byte(name)}}); err != nil {
			t.Fatal(err)
		}
		found, _ := filepath.Glob(filepath.Join(dir, "*.js"))
		if len(found) != 1 || filepath.Base(found[0]) != name {
			t.Errorf("%s: %q", name, found)
		}
	}
	if left, _ := os.ReadDir(filepath.Join(root, ".tools")); len(left) != 1 {
		t.Errorf("%d folders are left", len(left))
	}
}
