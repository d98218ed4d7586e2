package steps

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"afterword/embed/tool/repo"
)

// sources are what a build may read.
var sources = []string{"go.mod", "go.sum", "wasm", "assets", "embed/loader", "embed/tool", "embed/tinygo"}

// reproducible builds dist/ from two copies of the sources, in folders of
// different names, and compares the bytes.
func reproducible(root string, out io.Writer) error {
	work, err := os.MkdirTemp("", "afterword-reproducible-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	// Go's build cache may be shared, since Go only compiles the tools. TinyGo's may not.
	cache, err := output(root, nil, "go", "env", "GOCACHE")
	if err != nil {
		return err
	}
	copies := []string{filepath.Join(work, "one"), filepath.Join(work, "another", "of-a-longer-name")}
	for _, dir := range copies {
		if err := repo.Copy(root, dir, sources...); err != nil {
			return err
		}
		if err := os.Mkdir(repo.Tools(dir), 0o755); err != nil {
			return err
		}
		if err := os.Symlink(repo.TinyGo(root), repo.TinyGo(dir)); err != nil {
			return err
		}
		env := []string{"GOCACHE=" + cache, "XDG_CACHE_HOME=" + filepath.Join(dir, "cache")}
		if err := command(out, filepath.Join(dir, "embed", "tool"), env, "go", "run", ".", "dist"); err != nil {
			return err
		}
	}
	return sameFiles(filepath.Join(copies[0], "dist"), filepath.Join(copies[1], "dist"))
}

// sameFiles fails unless two folders have the same files.
func sameFiles(one, another string) error {
	names := map[string]bool{}
	for _, dir := range []string{one, another} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		for _, e := range entries {
			names[e.Name()] = true
		}
	}
	if len(names) == 0 {
		return errors.New("nothing was built")
	}
	for name := range names {
		a, errA := os.ReadFile(filepath.Join(one, name))
		b, errB := os.ReadFile(filepath.Join(another, name))
		if errA != nil || errB != nil || !bytes.Equal(a, b) {
			return fmt.Errorf("%s is not the same in two folders that are built from the same sources", name)
		}
	}
	return nil
}
