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

// oneFile is a single browser test file in an engine, Chromium by default. It runs the
// tests whose title matches, all by default.
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
	return step{}, fmt.Errorf("there is no engine %q, but chromium, firefox and webkit", engine)
}

// anyRan tells whether Node's test runner says that a test ran. A test that was left out
// has another mark.
func anyRan(said string) bool { return strings.ContainsAny(said, "✔✖") }

// quick is the folder that one test file tests: dist/ where that is as the sources say, or
// where the file needs it, and else what the standard compiler builds, which takes seconds.
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
