package steps

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"afterword/embed/tool/repo"
)

// A target is a fuzz test of the Go packages.
type target struct{ folder, name string }

// Fuzz is the verb fuzz. It looks for inputs that break what the fuzz targets assert. Each
// target runs for a minute, or as long as TIME in the environment says. The targets run on
// all processors at once. Arguments name the targets, all by default.
func Fuzz(root string, args []string) error {
	targets, err := fuzzTargets(root)
	if err != nil {
		return err
	}
	for _, name := range args {
		if !slices.ContainsFunc(targets, func(t target) bool { return t.name == name }) {
			return fmt.Errorf("there is no fuzz target %q", name)
		}
	}
	lines := make([]string, len(targets))
	free := make(chan struct{}, runtime.NumCPU())
	var running sync.WaitGroup
	failed := false
	for i, t := range targets {
		if len(args) > 0 && !slices.Contains(args, t.name) {
			continue
		}
		free <- struct{}{}
		running.Go(func() {
			lines[i] = t.fuzz(root)
			fmt.Println(lines[i])
			<-free
		})
	}
	running.Wait()
	for _, line := range lines {
		failed = failed || strings.HasPrefix(line, "failed:")
	}
	if failed {
		return errors.New("a fuzz test failed; its input is kept in testdata/fuzz, and go test fails on it until the fault is fixed")
	}
	return nil
}

// fuzzTargets finds the targets of all packages.
func fuzzTargets(root string) ([]target, error) {
	const withTests = "{{if or .TestGoFiles .XTestGoFiles}}{{.Dir}}{{end}}"
	var folders []string
	for _, module := range modules {
		found, err := output(filepath.Join(root, module), nil, "go", "list", "-f", withTests, "./...")
		if err != nil {
			return nil, err
		}
		folders = append(folders, strings.Fields(found)...)
	}
	var targets []target
	for _, folder := range folders {
		names, err := output(folder, nil, "go", "test", "-list", "^Fuzz")
		if err != nil {
			return nil, err
		}
		for _, name := range strings.Fields(names) {
			if strings.HasPrefix(name, "Fuzz") {
				targets = append(targets, target{folder, name})
			}
		}
	}
	return targets, nil
}

// fuzz runs a target and returns its outcome as a line.
func (t target) fuzz(root string) string {
	span := os.Getenv("TIME")
	if span == "" {
		span = "60s"
	}
	// Without a limit, go may spend all of the time on making one input shorter.
	cmd := exec.Command("go", "test", "-run=^$", "-fuzz=^"+t.name+"$", "-fuzztime="+span, "-fuzzminimizetime=20x", "-parallel=1")
	cmd.Dir, cmd.Env = t.folder, repo.Env()
	said, err := cmd.CombinedOutput()
	place := strings.TrimPrefix(t.folder, root+string(os.PathSeparator))
	if err != nil && !ranOut(string(said)) {
		return fmt.Sprintf("failed:  %s in %s\n%s", t.name, place, said)
	}
	tries := "no"
	for _, line := range strings.Split(string(said), "\n") {
		if _, after, ok := strings.Cut(line, "execs: "); ok {
			tries, _, _ = strings.Cut(after, " ")
		}
	}
	return fmt.Sprintf("passed:  %s in %s, %s inputs", t.name, place, tries)
}

// ranOut tells whether the target only failed because its time was up. Go before 1.27
// sometimes counts that as a failure.
// https://go.dev/issue/75804
func ranOut(said string) bool {
	_, failure, found := strings.Cut(said, "--- FAIL: ")
	_, failure, _ = strings.Cut(failure, "\n")
	failure, _, _ = strings.Cut(failure, "\nFAIL")
	return found && strings.TrimSpace(failure) == "context deadline exceeded"
}
