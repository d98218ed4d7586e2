package steps

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"afterword/embed/tool/build"
	"afterword/embed/tool/repo"
)

// Test is the verb test. Arguments name the steps to run, all by default.
func Test(root string, args []string) error {
	return runAll(root, []step{
		{name: "native", run: native},
		{name: "node", needs: []need{nodejs()}, run: underNode},
		{name: "module", needs: []need{nodejs(), tinyGo()}, run: shippedModule},
		{name: "browser", needs: []need{nodejs(), tinyGo(), npmModules(), chromium()}, run: in("chromium")},
		{name: "packages", needs: []need{nodejs(), tinyGo(), npmModules(), chromium()}, run: packaged},
		{name: "sites", needs: []need{nodejs(), tinyGo(), npmModules(), chromium(), generators()}, run: sites},
		{name: "remark42", needs: []need{remark42(), nodejs(), tinyGo(), npmModules(), chromium(), firefox()}, run: withRemark42},
		{name: "firefox", needs: []need{nodejs(), tinyGo(), npmModules(), firefox()}, run: in("firefox")},
		{name: "webkit", needs: []need{nodejs(), tinyGo(), npmModules(), webkit()}, run: in("webkit")},
	}, args)
}

// modules are the Go modules of the repository.
var modules = []string{".", "embed/tool", "embed/prerender"}

// native runs the Go tests on this machine.
func native(root string) error {
	var errs []error
	for _, module := range modules {
		errs = append(errs, command(filepath.Join(root, module), nil, "go", "test", "./..."))
	}
	return firstError(errs...)
}

// underNode runs the Go tests of the packages that have some as WebAssembly of
// the standard compiler.
func underNode(root string) error {
	goroot, err := repo.GOROOT()
	if err != nil {
		return err
	}
	const withTests = "{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{end}}"
	found, err := output(root, js, "go", "list", "-f", withTests, "./...")
	if err != nil {
		return err
	}
	packages := strings.Fields(found)
	if len(packages) == 0 {
		return errNothing
	}
	// The environment is kept small: WebAssembly under Node takes only so much.
	exec := fmt.Sprintf("env -i 'PATH=%s' 'HOME=%s' '%s'", os.Getenv("PATH"), os.Getenv("HOME"),
		filepath.Join(goroot, "lib", "wasm", "go_js_wasm_exec"))
	return command(root, js, "go", append([]string{"test", "-exec", exec}, packages...)...)
}

// shippedModule runs what tests the built module in Node: embed/test/*.test.js.
func shippedModule(root string) error {
	return nodeTests(root, filepath.Join("embed", "test", "*.test.js"), nil)
}

// in runs what tests the product in an engine: embed/test/browser/*.test.js, one
// file at a time.
func in(engine string) func(root string) error {
	return func(root string) error { return inEngine(root, engine, "browser") }
}

// inEngine runs the files of a folder of embed/test in an engine, but what
// embed/test/engine/left-out.json leaves out there.
func inEngine(root, engine, folder string) error {
	files := filepath.Join("embed", "test", folder, "*.test.js")
	return nodeTests(root, files, []string{"ENGINE=" + engine}, "--test-concurrency=1")
}

// packaged installs the npm package into fresh projects and tests what they
// build: embed/test/packages/*.test.js.
func packaged(root string) error {
	dir := filepath.Join(repo.Tools(root), "pack")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := build.Pack(root, dir); err != nil {
		return err
	}
	found, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(found) != 1 {
		return fmt.Errorf("npm pack left %d packages in %s", len(found), dir)
	}
	os.Setenv("AFTERWORD_PACKAGE", found[0])
	return nodeTests(root, filepath.Join("embed", "test", "packages", "*.test.js"), nil)
}

// sites builds sites with the generators of the guides, prerenders them and
// tests what comes of it: embed/test/sites/*.test.js.
func sites(root string) error {
	return nodeTests(root, filepath.Join("embed", "test", "sites", "*.test.js"), nil)
}

// withRemark42 runs what talks to the real server: the native tests of the
// source, and embed/test/remark42/*.test.js in Chromium and Firefox.
func withRemark42(root string) error {
	env := []string{"REMARK42=" + remark42Path(root)}
	return firstError(
		command(root, env, "go", "test", "-count=1", "./wasm/source/remark42"),
		inEngine(root, "chromium", "remark42"),
		inEngine(root, "firefox", "remark42"),
	)
}

// nodeTests builds what is to be tested, into dist/ and, by the standard
// compiler, into .tools/standard, and runs Node's test runner on some files.
func nodeTests(root, pattern string, env []string, flags ...string) error {
	files, err := filepath.Glob(filepath.Join(root, pattern))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return errNothing
	}
	standard := filepath.Join(repo.Tools(root), "standard")
	if err := build.Refresh(root, build.Shipped(root)); err != nil {
		return err
	}
	if err := build.Refresh(root, build.Plain(standard)); err != nil {
		return err
	}
	prerender := filepath.Join(repo.Tools(root), "bin", "prerender")
	if err := command(filepath.Join(root, "embed", "prerender"), nil, "go", "build", "-o", prerender, "."); err != nil {
		return err
	}
	// A file that has not ended after twenty minutes never will; and what a failed
	// test left open must not keep the run from ending.
	args := append([]string{"--test", "--test-reporter=spec", "--test-timeout=1200000", "--test-force-exit"}, flags...)
	env = append(env,
		"AFTERWORD_DIST="+filepath.Join(root, "dist"),
		"AFTERWORD_STANDARD="+standard,
		"AFTERWORD_PRERENDER="+prerender,
		"CHROMIUM="+chromiumPath(),
		"FIREFOX="+firefoxPath(),
		"WEBKIT="+webkitPath(),
		"REMARK42="+remark42Path(root),
	)
	return command(root, env, "node", append(args, files...)...)
}
