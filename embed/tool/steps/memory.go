package steps

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"

	"afterword/embed/tool/repo"
)

// A memory knows which tests have passed with which files. A test that has passed need not
// run again before one of its files changes, like "(cached)" of "go test". "make clean"
// empties the memory. "make test-all" runs everything, and what passes there has passed.
type memory struct {
	dir     string            // has an empty file for each key that has passed
	paths   []string          // the files of the repository, from its root, in order
	sums    map[string]string // the hash of each file
	outside string            // what else affects tests: compilers and browsers
	// forgetful tells that all tests run, also those that have passed.
	forgetful bool
}

// notSources are the folders that are built or installed.
var notSources = []string{".git", ".tools", "dist", "release", "embed/built"}

// recall reads the current files of the repository.
func recall(root string) (*memory, error) {
	m := &memory{dir: filepath.Join(repo.Tools(root), "passed"), sums: map[string]string{}, outside: outside(root)}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		inside = filepath.ToSlash(inside)
		switch {
		case d.IsDir() && (slices.Contains(notSources, inside) || d.Name() == "node_modules"):
			return filepath.SkipDir
		case !d.Type().IsRegular():
			return nil
		}
		data, err := os.ReadFile(name)
		m.paths, m.sums[inside] = append(m.paths, inside), sum(data)
		return err
	})
	return m, err
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// outside names the compilers and the browsers, each with its size and time, so that tests
// run again with a new one.
func outside(root string) string {
	node, _ := exec.LookPath("node") // "" if there is none
	all := runtime.Version()
	for _, path := range []string{filepath.Join(repo.TinyGo(root), "stamp"), node,
		chromiumPath(), chromiumShellPath(), firefoxPath(), webkitPath()} {
		all += "\n" + path
		if info, err := os.Stat(path); err == nil {
			all += fmt.Sprint(" ", info.Size(), info.ModTime().UnixNano())
		}
	}
	return all
}

// key is a hash of a test's name and of the files that decide whether it passes.
func (m *memory) key(name string, decides func(path string) bool) string {
	state := name + "\n" + m.outside
	for _, path := range m.paths {
		if decides(path) {
			state += "\n" + path + " " + m.sums[path]
		}
	}
	return sum([]byte(state))
}

// has tells whether the test of a key has passed. If it has, has prints that.
func (m *memory) has(key, name string, out io.Writer) bool {
	if m.forgetful {
		return false
	}
	_, err := os.Stat(filepath.Join(m.dir, key))
	if err == nil {
		fmt.Fprintf(out, "%s passed before, with the same files\n", name)
	}
	return err == nil
}

// keep remembers that the test of a key has passed.
func (m *memory) keep(key string) error {
	if err := os.MkdirAll(m.dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(m.dir, key), nil, 0o644)
}

// once makes a step skip its run if it has already passed with the same files.
func (m *memory) once(s step, decides func(path string) bool) step {
	run := s.run
	s.run = func(root string, out io.Writer) error {
		key := m.key(s.name, decides)
		if m.has(key, s.name, out) {
			return nil
		}
		if err := run(root, out); err != nil {
			return err
		}
		return m.keep(key)
	}
	return s
}

// anyFile is for tests that read the whole repository.
func anyFile(string) bool { return true }
