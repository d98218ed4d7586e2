package steps

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"afterword/embed/tool/repo"
)

// TestMemory checks that a step runs until it passes, and again after a change of a file
// that decides it, but not after a change of another file.
func TestMemory(t *testing.T) {
	root := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(root, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	ran, failing := 0, true
	asked := step{name: "asked", run: func(string, io.Writer) error {
		ran++
		if failing {
			return errors.New("not yet")
		}
		return nil
	}}
	try := func(want int, when string) {
		t.Helper()
		m, err := recall(root)
		if err != nil {
			t.Fatal(err)
		}
		ran = 0
		m.once(asked, func(path string) bool { return path == "wasm/a.go" }).run(root, io.Discard)
		if ran != want {
			t.Errorf("%s it runs %d times, want %d", when, ran, want)
		}
	}

	write("wasm/a.go", "package a")
	write("README.md", "words")
	try(1, "at first")
	try(1, "after it failed")
	failing = false
	try(1, "after it failed again")
	try(0, "after it passed")
	write("README.md", "other words")
	try(0, "after a change elsewhere")
	write("wasm/a.go", "package a // changed")
	try(1, "after a change")
	write("wasm/a.go", "package a")
	try(0, "after the change was taken back")

	write("dist/built.js", "built")
	m, err := recall(root)
	if err != nil || slices.Contains(m.paths, "dist/built.js") {
		t.Errorf("what is built is among %q, %v", m.paths, err)
	}
	ran = 0
	m.forgetful = true
	m.once(asked, anyFile).run(root, io.Discard)
	m.once(asked, anyFile).run(root, io.Discard)
	if ran != 2 {
		t.Error("make test-all does not run all")
	}
	m.forgetful = false
	m.once(asked, anyFile).run(root, io.Discard)
	if ran != 2 {
		t.Error("what passed in make test-all runs again in make test")
	}
}

// TestTestedPackages checks that a package's own code and its imports decide its tests
// under Node.
func TestTestedPackages(t *testing.T) {
	root, err := repo.Root()
	if err != nil {
		t.Fatal(err)
	}
	packages, err := testedPackages(root)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(packages, func(p tested) bool { return p.path == "afterword/wasm/markup" })
	if i < 0 {
		t.Fatalf("there is no markup among %d packages", len(packages))
	}
	for path, want := range map[string]bool{
		"wasm/markup/html.go":        true,
		"wasm/markup/html_test.go":   true,
		"wasm/node/node.go":          true,
		"wasm/app/thread.go":         false,
		"wasm/markup/testdata/a.txt": true,
		"go.mod":                     true,
		"embed/test/browser/axe.js":  false,
	} {
		if packages[i].decidedBy(path) != want {
			t.Errorf("%s: %t", path, !want)
		}
	}
}
