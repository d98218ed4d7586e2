package steps

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"afterword/embed/tool/build"
	"afterword/embed/tool/repo"
)

// engines are the browsers that the tests run in, and what each needs.
var engines = []struct {
	name  string
	needs func() need
}{{"chromium", chromium}, {"firefox", firefox}, {"webkit", webkit}}

// choice is what embed/test/engine/make-test.json says about test files, each with a
// reason. The test files themselves read its other list, "later": tests that wait for "make
// test-all".
type choice struct {
	// Drawn and Around are the files that "make test" runs in all engines; it runs the others
	// in Chromium. What Drawn shows is up to what view and the style sheet draw, what Around
	// shows is not.
	Drawn  map[string]string `json:"three engines"`
	Around map[string]string `json:"three engines whatever is drawn"`
	// AsShipped are the files that need the module that TinyGo compiles.
	AsShipped map[string]string `json:"as shipped"`
	// OnlyTexts are the files that show what becomes of a text, whatever the state is.
	OnlyTexts map[string]string `json:"only texts"`
}

func readChoice(root string) (c choice, err error) {
	const name = "embed/test/engine/make-test.json"
	data, err := os.ReadFile(filepath.Join(root, name))
	if err == nil {
		err = json.Unmarshal(data, &c)
	}
	if err != nil {
		err = fmt.Errorf("%s: %w", name, err)
	}
	return c, err
}

// inTest tells whether "make test" runs a file in an engine.
func (c choice) inTest(engine, file string) bool {
	return engine == engines[0].name || c.Drawn[file] != "" || c.Around[file] != ""
}

// The rooms of wasm that only compute, by what they compute. What they give reaches a
// browser by way of view, patch and browser.
var (
	states = []string{"app", "calendar", "comment", "edit"}
	values = []string{"article", "escape", "frontmatter", "i18n", "json", "markup", "source"}
)

// drawing are the rooms of wasm that say what is drawn.
var drawing = []string{"node", "view"}

// decides tells whether a file of the repository affects a browser test file in an engine.
// All files do, except for other tests, documents and benches; in the other engines also
// except for the rooms that only compute, as Chromium shows what they decide, and for what
// is drawn where that does not matter.
func (c choice) decides(engine, file, path string) bool {
	switch {
	case strings.HasSuffix(path, ".test.js"):
		return path == browserFolder+"/"+file+".test.js"
	case strings.HasSuffix(path, "_test.go"), strings.HasSuffix(path, ".md") && !strings.Contains(path, "/"),
		strings.HasPrefix(path, "embed/guides/"), strings.HasPrefix(path, "embed/bench/"):
		return false
	}
	inside, _ := strings.CutPrefix(path, "wasm/")
	room, _, _ := strings.Cut(inside, "/")
	switch module := inside != path; {
	case module && slices.Contains(states, room):
		return engine == engines[0].name && c.OnlyTexts[file] == ""
	case module && slices.Contains(values, room):
		return engine == engines[0].name
	case module && slices.Contains(drawing, room), strings.HasPrefix(path, "assets/"):
		return engine == engines[0].name || c.Around[file] == ""
	}
	return true
}

const browserFolder = "embed/test/browser"

// browserTests returns steps for the files of embed/test/browser, in the engines that in
// accepts.
func browserTests(root string, much extent, m *memory, c choice, in func(engine, file string) bool) (steps []step) {
	for _, e := range engines {
		needs := []need{nodejs(), tinyGo(), npmModules(), e.needs()}
		for _, s := range inEngine(root, e.name, e.name, browserFolder, much, needs) {
			file := strings.TrimPrefix(s.name, e.name+" ")
			if in(e.name, file) {
				steps = append(steps, m.once(s, func(path string) bool { return c.decides(e.name, file, path) }))
			}
		}
	}
	return steps
}

// inEngine returns the test files of a folder as steps of a group, in an engine and an
// environment. The files themselves skip the tests that embed/test/engine/left-out.json
// lists for the engine.
func inEngine(root, group, engine, folder string, much extent, needs []need, env ...string) (steps []step) {
	for _, file := range testFiles(root, folder) {
		name := group + " " + strings.TrimSuffix(filepath.Base(file), ".test.js")
		if group != engine {
			name += " in " + engine
		}
		steps = append(steps, step{name: name, needs: needs, run: func(root string, out io.Writer) error {
			return nodeTests(root, out, slices.Concat(much.env(), env, []string{"ENGINE=" + engine}), file)
		}})
	}
	return steps
}

func testFiles(root, folder string) []string {
	files, _ := filepath.Glob(filepath.Join(root, folder, "*.test.js")) // the pattern is right
	return files
}

// nodeTests builds what is to be tested and runs Node's test runner on files.
func nodeTests(root string, out io.Writer, env []string, args ...string) error {
	if err := built(root); err != nil {
		return err
	}
	return nodeRunner(root, out, env, args...)
}

// nodeRunner runs Node's test runner on files.
func nodeRunner(root string, out io.Writer, env []string, args ...string) error {
	// A file that still runs after forty minutes never ends. The run must end even if a
	// failed test left something open.
	flags := []string{"--test", "--test-reporter=spec", "--test-timeout=2400000", "--test-force-exit"}
	return command(out, root, append(places(root), env...), "node", slices.Concat(flags, args)...)
}

// places returns variables that tell scripts where the builds, browsers and servers are.
func places(root string) []string {
	return []string{
		"AFTERWORD_DIST=" + filepath.Join(root, "dist"),
		"AFTERWORD_PRERENDER=" + prerenderPath(root),
		"CHROMIUM=" + chromiumPath(),
		"CHROMIUM_SHELL=" + chromiumShellPath(),
		"FIREFOX=" + firefoxPath(),
		"WEBKIT=" + webkitPath(),
		"REMARK42=" + remark42Path(root),
		"DENDRITE=" + dendritePath(root),
		"POSTGRES=" + postgresPath(),
		"FERRETDB=" + ferretPath(root),
	}
}

func prerenderPath(root string) string { return filepath.Join(repo.Tools(root), "bin", "prerender") }

var building struct {
	sync.Once
	err error
}

// built builds dist/ and the prerender command, once per run.
func built(root string) error {
	building.Do(func() {
		building.err = errors.Join(
			build.Refresh(root, build.Shipped(root)),
			prerenderBuilt(root),
		)
	})
	return building.err
}

// prerenderBuilt builds the prerender command.
func prerenderBuilt(root string) error {
	return command(os.Stdout, filepath.Join(root, "embed", "prerender"), nil, "go", "build", "-o", prerenderPath(root), ".")
}
