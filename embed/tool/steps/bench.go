package steps

import (
	"io"
	"os"
	"path/filepath"

	"afterword/embed/tool/build"
	"afterword/embed/tool/repo"
	"afterword/embed/tool/wasmfile"
)

// Bench is the verb bench: it measures speed side by side with others and
// prints tables. Arguments name the parts to run, all by default.
func Bench(root string, args []string) error {
	part := func(name string, more ...need) step {
		return step{
			name:  name,
			needs: append([]need{nodejs(), tinyGo(), npmModulesOf("embed/bench"), chromium()}, more...),
			run:   func(root string, _ io.Writer) error { return measure(root, name) },
		}
	}
	return runAll(root, []step{part("markup"), part("thread"), part("page"), part("visit"), part("remark42", remark42())}, args)
}

// measure builds what is shipped, and beside it the same with a door to the
// markup alone, and runs a part of embed/bench.
func measure(root, part string) error {
	if err := built(root); err != nil {
		return err
	}
	work := filepath.Join(repo.Tools(root), "bench")
	if err := withDoor(root, work); err != nil {
		return err
	}
	env := []string{
		"AFTERWORD_DIST=" + filepath.Join(root, "dist"),
		"AFTERWORD_BENCH=" + work,
		"AFTERWORD_PRERENDER=" + prerenderPath(root),
		"CHROMIUM=" + chromiumPath(),
		"REMARK42=" + remark42Path(root),
	}
	return command(os.Stdout, root, env, "node", filepath.Join("embed", "bench", "bench.js"), part)
}

// withDoor compiles embed/bench/module as the shipped module is compiled.
func withDoor(root, dir string) error {
	named, err := build.Module(root, "./embed/bench/module", "", build.TinyGo, build.Optimisation)
	if err != nil {
		return err
	}
	module, err := wasmfile.Strip(named)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "markup.wasm"), module, 0o644)
}
