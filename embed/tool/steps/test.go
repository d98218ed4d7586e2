package steps

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"afterword/embed/tool/build"
	"afterword/embed/tool/repo"
)

// Test is the verb test: it runs the tests that a change is likely to break, unless they
// have passed with the same files. Arguments name the groups of steps to run, all by
// default. With FILE in the environment it runs only that browser test file, in ENGINE, and
// only the tests that TEST names.
func Test(root string, args []string) error {
	if file := os.Getenv("FILE"); file != "" {
		s, err := oneFile(root, file, os.Getenv("ENGINE"), os.Getenv("TEST"))
		if err != nil {
			return err
		}
		return runAll(root, []step{s}, nil)
	}
	choice, m, err := plan(root)
	if err != nil {
		return err
	}
	return runAll(root, slices.Concat(modulesTests(part, m), browserTests(root, part, m, choice, choice.inTest)), args)
}

// TestAll is the verb test-all: every test, in all engines.
func TestAll(root string, args []string) error {
	choice, m, err := plan(root)
	if err != nil {
		return err
	}
	m.forgetful = true
	anywhere := func(string, string) bool { return true }
	return runAll(root, slices.Concat(modulesTests(whole, m), browserTests(root, whole, m, choice, anywhere), outsideTests(root)), args)
}

// plan reads what decides which tests run: the table of choices, and what has passed.
func plan(root string) (choice, *memory, error) {
	c, wrong := readChoice(root)
	m, err := recall(root)
	return c, m, errors.Join(wrong, err)
}

// An extent is how many of a file's tests run. Of many similar tests, "make test" runs a
// part. "make test-all" runs the whole, and so does a single file.
type extent int

const (
	whole extent = iota
	part
)

// env returns the variables that tell JavaScript tests the extent.
func (e extent) env() []string {
	if e == part {
		return []string{"AFTERWORD_PART=1"}
	}
	return nil
}

// flags returns the flags that tell Go tests the extent.
func (e extent) flags() []string {
	if e == part {
		return []string{"-short"}
	}
	return nil
}

// modulesTests returns the tests of the Go packages and of the shipped module, which need
// no browser.
func modulesTests(much extent, m *memory) []step {
	return []step{
		{name: "native", run: native},
		{name: "node", needs: []need{nodejs()}, run: func(root string, out io.Writer) error { return underNode(root, much, m, out) }},
		m.once(step{name: "module", needs: []need{nodejs(), tinyGo()}, run: func(root string, out io.Writer) error { return shippedModule(root, much, out) }}, anyFile),
	}
}

// outsideTests returns the tests of what surrounds the product: the npm package in fresh
// projects, site generators, and real servers.
func outsideTests(root string) []step {
	browsers := []need{nodejs(), tinyGo(), npmModules(), chromium()}
	var themes []step
	if os.Getenv("THEMES") != "" { // third-party themes, which few people have
		themes = []step{{name: "themes", needs: append([]need{generators()}, browsers...), run: onThemes}}
	}
	return slices.Concat(
		themes,
		[]step{
			{name: "reproducible", needs: []need{tinyGo()}, run: reproducible},
			{name: "packages", needs: browsers, run: packaged},
			{name: "sites", needs: append([]need{generators()}, browsers...), run: sites},
		},
		serverTests(root),
	)
}

// modules are the Go modules of the repository.
var modules = []string{".", "embed/tool", "embed/prerender", "embed/import", "embed/announce"}

// native runs the Go tests on this machine.
func native(root string, out io.Writer) error {
	var errs []error
	for _, module := range modules {
		errs = append(errs, command(out, filepath.Join(root, module), nil, "go", "test", "./..."))
	}
	return firstError(errs...)
}

// shippedModule runs the tests of the built module in Node.js, embed/test/*.test.js.
func shippedModule(root string, much extent, out io.Writer) error {
	files, err := filepath.Glob(filepath.Join(root, "embed", "test", "*.test.js"))
	if err != nil {
		return err
	}
	return nodeTests(root, out, much.env(), files...)
}

// packaged installs the npm package into fresh projects and tests what they build.
func packaged(root string, out io.Writer) error {
	dir := filepath.Join(repo.Tools(root), "pack")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := built(root); err != nil {
		return err
	}
	if err := build.Pack(root, dir); err != nil {
		return err
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(found) != 1 {
		return fmt.Errorf("npm pack left %d packages in %s", len(found), dir)
	}
	return nodeTests(root, out, []string{"AFTERWORD_PACKAGE=" + found[0]}, filepath.Join("embed", "test", "packages", "packages.test.js"))
}

// sites builds sites with the generators in the guides, prerenders the sites and tests the
// results.
func sites(root string, out io.Writer) error {
	folder := filepath.Join("embed", "test", "sites")
	return nodeTests(root, out, nil, "--test-concurrency=1", filepath.Join(folder, "sites.test.js"), filepath.Join(folder, "disqus.test.js"))
}

// onThemes adds the widget to third-party themes, as the guides say, and tests the results.
func onThemes(root string, out io.Writer) error {
	return nodeTests(root, out, nil, filepath.Join("embed", "test", "sites", "themes.test.js"))
}
