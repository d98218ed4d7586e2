package build

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"afterword/embed/tool/repo"
)

// Compiler is what turns the module's Go into WebAssembly.
type Compiler string

// The compilers.
const (
	// TinyGo makes the shipped module.
	TinyGo Compiler = "tinygo"
	// Standard is the go command, for a clone without TinyGo and for tests
	// that compare the two.
	Standard Compiler = "standard"
)

// Module compiles a package and returns the bytes, with the names of functions. The shipped
// package is ./wasm. TinyGo adds the sources of a tag to those that all modules have; ""
// adds none. optimisation is TinyGo's -opt: z, s or 2.
func Module(root, pkg, tag string, compiler Compiler, optimisation string) ([]byte, error) {
	temporary, err := os.MkdirTemp("", "afterword-build-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temporary)
	out := filepath.Join(temporary, "afterword.wasm")

	var cmd *exec.Cmd
	if compiler == Standard {
		cmd = exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-w", "-o", out, pkg)
		cmd.Dir = root
		cmd.Env = repo.Env("GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	} else {
		home := repo.TinyGo(root)
		// TinyGo's cache only finds a package at the same path as before.
		dir := filepath.Join(repo.Tools(root), "stage", filepath.Base(pkg)+"-"+tag)
		if err := stage(root, dir, pkg, tag); err != nil {
			return nil, err
		}
		cmd = exec.Command(filepath.Join(home, "bin", "tinygo"), "build",
			"-target="+filepath.Join(home, "wasm.json"), "-buildmode=c-shared",
			"-no-debug", "-panic=trap", "-opt="+optimisation, "-tags="+tag, "-o", out, pkg)
		cmd.Dir = dir
		cmd.Env = repo.Env("TINYGOROOT="+filepath.Join(home, "root"), "GOROOT="+filepath.Join(home, "goroot"), "GOFLAGS=",
			"PATH="+filepath.Join(home, "bin")+":/usr/lib/llvm-19/bin:"+os.Getenv("PATH"))
	}
	if text, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s\nthe module does not compile with %s; see above", text, filepath.Base(cmd.Path))
	}
	return os.ReadFile(out)
}
