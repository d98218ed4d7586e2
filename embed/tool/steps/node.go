package steps

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"afterword/embed/tool/repo"
)

// A tested package is a Go package that has tests.
type tested struct {
	path string   // as it is imported
	dirs []string // the folders of the package and of what it and its tests import
}

// underNode runs the Go tests as WebAssembly of the standard compiler. All of them have
// already run natively, so "make test" leaves out the long ones here. A memory is needed,
// since Go does not cache tests that run under another program.
func underNode(root string, much extent, m *memory, out io.Writer) error {
	packages, err := testedPackages(root)
	if err != nil {
		return err
	}
	var due []string
	keys := map[string]string{}
	for _, p := range packages {
		keys[p.path] = m.key("node "+p.path, p.decidedBy)
		if !m.has(keys[p.path], p.path, out) {
			due = append(due, p.path)
		}
	}
	if len(due) == 0 {
		return nil
	}
	goroot, err := repo.GOROOT()
	if err != nil {
		return err
	}
	// Go's WebAssembly fails if the environment is large, so it gets only two variables.
	exec := fmt.Sprintf("env -i 'PATH=%s' 'HOME=%s' '%s'", os.Getenv("PATH"), os.Getenv("HOME"),
		filepath.Join(goroot, "lib", "wasm", "go_js_wasm_exec"))
	var said bytes.Buffer
	err = command(io.MultiWriter(out, &said), root, js, "go", slices.Concat([]string{"test", "-exec", exec}, much.flags(), due)...)
	for line := range strings.Lines(said.String()) {
		if words := strings.Fields(line); len(words) > 1 && words[0] == "ok" {
			err = errors.Join(err, m.keep(keys[words[1]]))
		}
	}
	return err
}

// testedPackages asks Go for the packages that have tests. Go lists a test program for
// each, whose name ends in ".test".
func testedPackages(root string) ([]tested, error) {
	const programs = `{{if eq .Name "main"}}{{.ImportPath}}{{range .Deps}} {{.}}{{end}}{{end}}`
	found, err := output(root, js, "go", "list", "-test", "-f", programs, "./...")
	var packages []tested
	for line := range strings.Lines(found) {
		words := strings.Fields(line)
		name, ok := strings.CutSuffix(words[0], ".test")
		if !ok {
			continue
		}
		p := tested{path: name}
		for _, word := range words[1:] {
			if inside, ok := strings.CutPrefix(word, "afterword/"); ok {
				p.dirs = append(p.dirs, inside)
			}
		}
		packages = append(packages, p)
	}
	return packages, err
}

// decidedBy tells whether a file can change the outcome of a package's tests: Go code in
// the test program, or a file that the tests may read. Browser tests and guides cannot.
func (p tested) decidedBy(file string) bool {
	if strings.HasSuffix(file, ".go") {
		return slices.Contains(p.dirs, path.Dir(file))
	}
	return !strings.HasPrefix(file, "embed/test/") && !strings.HasPrefix(file, "embed/guides/")
}
