package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"afterword/embed/tool/repo"
)

// moduleInputs are the folders and files that a module depends on.
var moduleInputs = []string{"go.mod", "go.sum", "wasm", "assets",
	"embed/tool/go.mod", "embed/tool/build/compile.go", "embed/tool/build/stage.go", "embed/tool/wasmfile"}

// loaderInputs are the folders on which only the loader depends. No build depends on
// anything else in the repository, such as the sample pages.
var loaderInputs = []string{"embed/loader", "embed/tool/build"}

// moduleStamp names the state of all that goes into the modules. The same state gives the
// same bytes.
func moduleStamp(root string, o Options) (string, error) {
	sum := sha256.New()
	fmt.Fprintln(sum, runtime.Version(), o.Compiler, o.Optimisation)
	if o.Compiler == TinyGo {
		stamp, err := os.ReadFile(filepath.Join(repo.TinyGo(root), "stamp"))
		if err != nil {
			return "", err
		}
		sum.Write(stamp)
	}
	err := addFiles(sum, root, moduleInputs)
	return hex.EncodeToString(sum.Sum(nil)), err
}

// distStamp names the state of all that goes into a built folder.
func distStamp(root string, o Options) (string, error) {
	module, err := moduleStamp(root, o)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	fmt.Fprintln(sum, module, o.Quality)
	err = addFiles(sum, root, loaderInputs)
	return hex.EncodeToString(sum.Sum(nil)), err
}

// addFiles adds to sum the names and contents of files, and of all files in folders. It
// leaves out files that only tests and the preview read.
func addFiles(sum io.Writer, root string, inputs []string) error {
	for _, input := range inputs {
		err := filepath.WalkDir(filepath.Join(root, input), func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && (d.Name() == "testdata" || d.Name() == "sample"):
				return filepath.SkipDir
			case !d.Type().IsRegular() || strings.HasSuffix(path, "_test.go"):
				return nil
			}
			data, err := os.ReadFile(path)
			inside, _ := filepath.Rel(root, path)
			fmt.Fprintln(sum, inside, len(data))
			sum.Write(data)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// stampFile returns the file with the stamp of a built folder. It is outside of the folder,
// which has only what a site hosts.
func stampFile(root, dir string) string {
	sum := sha256.Sum256([]byte(dir))
	return filepath.Join(repo.Tools(root), "stamps", hex.EncodeToString(sum[:8]))
}

// isFresh tells whether dir was built from the state that stamp names, and has not changed
// since.
func isFresh(root, dir, stamp string) bool {
	kept, err := os.ReadFile(stampFile(root, dir))
	return err == nil && string(kept) == stamp+seal(dir)
}

// remember writes down the state from which dir was built.
func remember(root, dir, stamp string) error {
	file := stampFile(root, dir)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(stamp+seal(dir)), 0o644)
}

// seal returns a hash of the built files, by which a later change shows.
func seal(dir string) string {
	sum := sha256.New()
	entries, _ := os.ReadDir(dir) // a missing folder has another seal
	for _, e := range entries {
		data, _ := os.ReadFile(filepath.Join(dir, e.Name()))
		fmt.Fprintln(sum, e.Name(), len(data))
		sum.Write(data)
	}
	return "\n" + hex.EncodeToString(sum.Sum(nil))
}
