package steps

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"afterword/embed/tool/build"
	"afterword/embed/tool/repo"
	"afterword/embed/tool/wasmfile"
)

// benches are the parts of embed/bench.
var benches = []string{"markup", "thread", "page", "visit", "remark42"}

// Bench is the verb bench: it measures speed side by side with others, prints
// tables and writes a report. Arguments name the parts to run, all by default. They
// run one after the other, since two at once would measure each other.
func Bench(root string, args []string) error {
	if len(args) == 0 {
		args = benches
	}
	needs := []need{nodejs(), tinyGo(), npmModulesOf("embed/bench"), chromium()}
	for _, part := range args {
		if !slices.Contains(benches, part) {
			return fmt.Errorf("there is no part %q, but %s", part, strings.Join(benches, ", "))
		}
		if part == "remark42" {
			needs = append(needs, remark42())
		}
	}
	return runAll(root, []step{{"bench", needs, func(root string, _ io.Writer) error { return measure(root, args) }}}, nil)
}

// measure builds what is shipped, beside it the same with a door to the markup
// alone, and the same with the names of its functions, and runs parts of embed/bench.
func measure(root string, parts []string) error {
	if err := built(root); err != nil {
		return err
	}
	work := filepath.Join(repo.Tools(root), "bench")
	if err := withDoor(root, work); err != nil {
		return err
	}
	named, err := build.Named(root, build.Shipped(root))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(work, "named.wasm"), named, 0o644); err != nil {
		return err
	}
	env := []string{
		"AFTERWORD_DIST=" + filepath.Join(root, "dist"),
		"AFTERWORD_BENCH=" + work,
		"AFTERWORD_PRERENDER=" + prerenderPath(root),
		"CHROMIUM=" + chromiumPath(),
		"REMARK42=" + remark42Path(root),
	}
	return command(os.Stdout, root, env, "node", append([]string{filepath.Join("embed", "bench", "bench.js")}, parts...)...)
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
