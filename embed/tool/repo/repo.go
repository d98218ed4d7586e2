// Package repo knows where things lie in the repository.
package repo

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Root finds the repository's root: the working directory or the nearest folder above it
// that holds embed/tool.
func Root() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "embed", "tool", "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("this is not inside a clone of afterword; run it from there")
		}
		dir = up
	}
}

// Tools returns the folder for what "make tools" installs and what builds remember. Git
// ignores it.
func Tools(root string) string { return filepath.Join(root, ".tools") }

// TinyGo returns the folder of the TinyGo that embed/tinygo/install.sh builds.
func TinyGo(root string) string { return filepath.Join(Tools(root), "tinygo") }

// HasTinyGo tells whether TinyGo is installed.
func HasTinyGo(root string) bool {
	_, err := os.Stat(filepath.Join(TinyGo(root), "stamp"))
	return err == nil
}

// Env returns the environment with some variables ("NAME=value") added.
func Env(add ...string) []string { return append(os.Environ(), add...) }

// GOROOT returns the folder of the Go distribution that the go command uses.
func GOROOT() (string, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	return strings.TrimSpace(string(out)), err
}
