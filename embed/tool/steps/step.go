// Package steps runs the checks and tests in two lanes. It installs what they need if it
// can, and says which steps it had to skip.
package steps

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// A step is one check or one kind of test. The first word of a step's name is its group:
// "firefox" is the group of "firefox local".
type step struct {
	name  string
	needs []need
	// run writes its output to out.
	run func(root string, out io.Writer) error
}

// group is the first word of a step's name.
func (s step) group() string {
	group, _, _ := strings.Cut(s.name, " ")
	return group
}

// runAll runs the steps of the named groups, or all without names. A failed step does not
// stop the others. With REQUIRE_ALL=1 in the environment, a step that cannot run counts as
// failed.
func runAll(root string, steps []step, names []string) error {
	var groups []string
	for _, s := range steps {
		if !slices.Contains(groups, s.group()) {
			groups = append(groups, s.group())
		}
	}
	for _, name := range names {
		if !slices.Contains(groups, name) {
			return fmt.Errorf("there is no step %q; choose from %s", name, strings.Join(groups, ", "))
		}
	}
	if len(names) > 0 {
		steps = slices.DeleteFunc(steps, func(s step) bool { return !slices.Contains(names, s.group()) })
	}
	return summary(inLanes(root, steps))
}

// An outcome is the result of a step.
type outcome struct {
	step step
	err  error
	// missing tells that the step did not run, since something that it needs is missing.
	missing bool
	took    time.Duration
}

// try meets the step's needs and runs it.
func (s step) try(root string, out io.Writer) outcome {
	fmt.Fprintf(out, "\n=== %s\n", s.name)
	start := time.Now()
	o := outcome{step: s}
	if o.err = meetAll(root, s.needs, out); o.err != nil {
		o.missing = true
	} else if o.err = s.run(root, out); o.err != nil {
		fmt.Fprintln(out, o.err)
	}
	o.took = time.Since(start).Round(100 * time.Millisecond)
	return o
}

// summary prints a line for each outcome, and then how many steps passed, failed and were
// skipped.
func summary(outcomes []outcome) error {
	require := os.Getenv("REQUIRE_ALL") == "1"
	passed, failed, skipped := 0, 0, 0
	fmt.Println()
	for _, o := range outcomes {
		switch {
		case o.err == nil:
			passed++
			fmt.Printf("passed:  %s (%s)\n", o.step.name, o.took)
		case !o.missing:
			failed++
			fmt.Printf("failed:  %s (%s)\n", o.step.name, o.took)
		case require:
			failed++
			fmt.Printf("failed:  %s because %s\n", o.step.name, o.err)
		default:
			skipped++
			fmt.Printf("skipped: %s because %s\n", o.step.name, o.err)
		}
	}
	fmt.Printf("steps: %d passed, %d failed, %d skipped\n", passed, failed, skipped)
	if failed > 0 {
		return errors.New("some steps failed; see above")
	}
	return nil
}
