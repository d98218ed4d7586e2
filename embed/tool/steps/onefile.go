package steps

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"afterword/embed/tool/build"
)

// oneFile returns a step for a single browser test file in an engine, Chromium by default.
// The step runs the tests whose title matches, all by default.
func oneFile(root, file, engine, title string) (step, error) {
	if engine == "" {
		engine = engines[0].name
	}
	for _, e := range engines {
		if e.name != engine {
			continue
		}
		path := filepath.Join("embed", "test", "browser", file+".test.js")
		if _, err := os.Stat(filepath.Join(root, path)); err != nil {
			return step{}, fmt.Errorf("there is no %s", path)
		}
		args := []string{path}
		if title != "" {
			args = []string{"--test-name-pattern=" + title, path}
		}
		run := func(root string, out io.Writer) error {
			dist, err := quick(root, file, out)
			if err != nil {
				return err
			}
			var said bytes.Buffer
			err = nodeRunner(root, io.MultiWriter(out, &said), []string{"ENGINE=" + engine, "AFTERWORD_DIST=" + dist}, args...)
			if err == nil && !anyRan(said.String()) {
				return fmt.Errorf("no test ran: none of %s has a title in %s that matches %q; the titles are above", path, engine, title)
			}
			return err
		}
		return step{engine + " " + file, []need{nodejs(), tinyGo(), npmModules(), e.needs()}, run}, nil
	}
	return step{}, fmt.Errorf("there is no engine %q; choose chromium, firefox or webkit", engine)
}

// anyRan tells whether a test ran, by the marks that Node's test runner prints. A skipped
// test has another mark.
func anyRan(said string) bool { return strings.ContainsAny(said, "✔✖") }

// quick builds and returns the folder that one test file tests. It is dist/ if that is
// fresh or the file needs it. Otherwise the standard compiler builds another folder in
// seconds.
func quick(root, file string, out io.Writer) (string, error) {
	choice, err := readChoice(root)
	if err != nil {
		return "", err
	}
	shipped := build.Shipped(root)
	if choice.AsShipped[file] != "" || build.Fresh(root, shipped) {
		return shipped.Dir, built(root)
	}
	fmt.Fprintln(out, "built with the standard Go compiler, which takes seconds; after make dist it is the module as it is shipped")
	o := build.Quick(root)
	return o.Dir, errors.Join(build.Refresh(root, o), prerenderBuilt(root))
}
