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

// benches are the parts of embed/bench. Each run writes the report and the README's sizes.
// The part "report" does only that and measures nothing.
var benches = []string{"markup", "thread", "page", "visit", "remark42", "sources", "report"}

// Bench is the verb bench: it measures speed side by side with others, prints tables and
// writes a report. Arguments name the parts to run, all by default. They run one after the
// other, since two at once would slow each other down.
func Bench(root string, args []string) error {
	if len(args) == 0 {
		args = benches
	}
	needs := []need{nodejs(), tinyGo(), npmModulesOf("embed/bench"), chromium()}
	for _, part := range args {
		if !slices.Contains(benches, part) {
			return fmt.Errorf("there is no part %q; choose from %s", part, strings.Join(benches, ", "))
		}
		if part == "remark42" {
			needs = append(needs, remark42())
		}
		if part == "sources" {
			needs = append(needs, dendrite(), wordpress())
		}
	}
	return runAll(root, []step{{"bench", needs, func(root string, _ io.Writer) error { return measure(root, args) }}}, nil)
}

// beside builds what a part needs in addition to the shipped files.
var beside = map[string]func(root, dir string) error{"markup": withDoor, "thread": withNames, "visit": withNames}

// measure builds the shipped files and what else the parts need, and runs the parts.
func measure(root string, parts []string) error {
	if err := built(root); err != nil {
		return err
	}
	work := filepath.Join(repo.Tools(root), "bench")
	if err := os.MkdirAll(work, 0o755); err != nil {
		return err
	}
	for _, part := range parts {
		if more := beside[part]; more != nil {
			if err := more(root, work); err != nil {
				return err
			}
		}
	}
	env := []string{
		"AFTERWORD_DIST=" + filepath.Join(root, "dist"),
		"AFTERWORD_BENCH=" + work,
		"AFTERWORD_PRERENDER=" + prerenderPath(root),
		"CHROMIUM=" + chromiumPath(),
		"REMARK42=" + remark42Path(root),
		"DENDRITE=" + dendritePath(root),
	}
	return command(os.Stdout, root, env, "node", append([]string{filepath.Join("embed", "bench", "bench.js")}, parts...)...)
}

// withDoor compiles embed/bench/module, a module with which a bench can call the markup
// alone.
func withDoor(root, dir string) error {
	named, err := build.Module(root, "./embed/bench/module", "", build.TinyGo, build.Optimisation)
	if err != nil {
		return err
	}
	module, err := wasmfile.Strip(named)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "markup.wasm"), module, 0o644)
}

// withNames writes the shipped module with the names of its functions, for profiles.
func withNames(root, dir string) error {
	module, err := build.Named(root, build.Shipped(root))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "named.wasm"), module, 0o644)
}
