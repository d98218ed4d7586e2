package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"afterword/embed/tool/repo"
)

// inputs are the folders and files that a build depends on.
var inputs = []string{"go.mod", "go.sum", "wasm", "assets", "embed"}

// stampOf names the state of all inputs and how they are built.
func stampOf(root string, o Options) (string, error) {
	sum := sha256.New()
	fmt.Fprintln(sum, runtime.Version(), o.Compiler, o.Optimisation, o.Quality)
	if o.Compiler == TinyGo {
		stamp, err := os.ReadFile(filepath.Join(repo.TinyGo(root), "stamp"))
		if err != nil {
			return "", err
		}
		sum.Write(stamp)
	}
	for _, input := range inputs {
		err := filepath.WalkDir(filepath.Join(root, input), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				if err == nil && (d.Name() == "node_modules" || unbuilt(root, path)) {
					return filepath.SkipDir
				}
				return err
			}
			if !d.Type().IsRegular() || strings.HasSuffix(path, "_test.go") {
				return nil
			}
			data, err := os.ReadFile(path)
			fmt.Fprintln(sum, path, len(data))
			sum.Write(data)
			return err
		})
		if err != nil && !os.IsNotExist(err) {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// unbuilt tells of folders inside of an input that no build depends on.
func unbuilt(root, dir string) bool {
	for _, name := range []string{"test", "bench", "prerender", "npm", "built", "guides"} {
		if dir == filepath.Join(root, "embed", name) {
			return true
		}
	}
	return false
}

// memory is where the stamp of a built folder is kept, and its module with
// names: not in the folder, which holds only what a site hosts.
func memory(root, dir, suffix string) string {
	sum := sha256.Sum256([]byte(dir))
	return filepath.Join(repo.Tools(root), "stamps", hex.EncodeToString(sum[:8])+suffix)
}

// isFresh tells whether dir was built from the state that stamp names, and is
// as it was left.
func isFresh(root, dir, stamp string) bool {
	kept, err := os.ReadFile(memory(root, dir, ".stamp"))
	return err == nil && string(kept) == stamp+seal(dir)
}

// remember keeps what dir was built from.
func remember(root, dir, stamp string, named []byte) error {
	file := memory(root, dir, ".stamp")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(memory(root, dir, ".wasm"), named, 0o644); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(stamp+seal(dir)), 0o644)
}

// Named gives the module of a built folder as it was before its names went.
func Named(root, dir string) ([]byte, error) { return os.ReadFile(memory(root, dir, ".wasm")) }

// seal is a sum of the built files.
func seal(dir string) string {
	sum := sha256.New()
	entries, _ := os.ReadDir(dir) // none: another seal
	for _, e := range entries {
		data, _ := os.ReadFile(filepath.Join(dir, e.Name()))
		fmt.Fprintln(sum, e.Name(), len(data))
		sum.Write(data)
	}
	return "\n" + hex.EncodeToString(sum.Sum(nil))
}
