package house

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"afterword/embed/tool/repo"
)

// TestLock has every npm package that a build needs pinned by a sum, as go.sum does
// for Go's modules: what is fetched is what was looked at.
func TestLock(t *testing.T) {
	root, err := repo.Root()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(root, "embed", "tinygo", "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	var lock struct {
		Packages map[string]struct{ Integrity string }
	}
	if err := json.Unmarshal(data, &lock); err != nil || len(lock.Packages) < 2 {
		t.Fatal(lock, err)
	}
	for name, p := range lock.Packages {
		if name != "" && !strings.HasPrefix(p.Integrity, "sha512-") {
			t.Errorf("%s is pinned by %q", name, p.Integrity)
		}
	}
}
