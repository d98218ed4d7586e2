// Package steps runs the checks and tests one after the other, installs what
// they need where it can, and says what it had to leave out.
package steps

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// errNothing tells that a step found nothing to run: no failure.
var errNothing = errors.New("there is nothing to run yet")

// A step is one check or one kind of test.
type step struct {
	name  string
	needs []need
	run   func(root string) error
}

// runAll runs the steps that are named, or all, each whether or not others
// fail. With REQUIRE_ALL=1 in the environment one that cannot run has failed.
func runAll(root string, steps []step, names []string) error {
	var names0 []string
	for _, s := range steps {
		names0 = append(names0, s.name)
	}
	for _, name := range names {
		if !slices.Contains(names0, name) {
			return fmt.Errorf("there is no step %q, but %s", name, strings.Join(names0, ", "))
		}
	}
	require := os.Getenv("REQUIRE_ALL") == "1"
	var lines []string
	passed, failed, skipped := 0, 0, 0
	for _, s := range steps {
		if len(names) > 0 && !slices.Contains(names, s.name) {
			continue
		}
		fmt.Printf("\n=== %s\n", s.name)
		start := time.Now()
		err := s.prepare(root)
		missing := err != nil
		if !missing {
			err = s.run(root)
		}
		took := time.Since(start).Round(100 * time.Millisecond)
		switch {
		case err == nil:
			passed++
			lines = append(lines, fmt.Sprintf("passed:  %s (%s)", s.name, took))
		case errors.Is(err, errNothing), missing && !require:
			skipped++
			lines = append(lines, fmt.Sprintf("skipped: %s because %s", s.name, err))
		case missing:
			failed++
			lines = append(lines, fmt.Sprintf("failed:  %s because %s", s.name, err))
		default:
			failed++
			fmt.Println(err)
			lines = append(lines, fmt.Sprintf("failed:  %s (%s)", s.name, took))
		}
	}
	fmt.Printf("\n%s\nsteps: %d passed, %d failed, %d skipped\n", strings.Join(lines, "\n"), passed, failed, skipped)
	if failed > 0 {
		return errors.New("not everything is right; see what failed above")
	}
	return nil
}

// prepare gets what a step needs.
func (s step) prepare(root string) error {
	for _, n := range s.needs {
		if err := n.meet(root); err != nil {
			return err
		}
	}
	return nil
}
