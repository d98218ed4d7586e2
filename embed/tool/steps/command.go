package steps

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"afterword/embed/tool/repo"
)

// command runs a program in dir. Its output goes to out.
func command(out io.Writer, dir string, env []string, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, repo.Env(env...)
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", line(env, name, args), err)
	}
	return nil
}

// line returns a command as a person would type it, cut if it is long.
func line(env []string, name string, args []string) string {
	words := append(append([]string{}, env...), filepath.Base(name))
	text := strings.Join(append(words, args...), " ")
	if len(text) > 120 {
		text = text[:117] + "…"
	}
	return text
}

// output runs a program in dir and returns what it prints.
func output(dir string, env []string, name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env, cmd.Stderr = dir, repo.Env(env...), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		err = fmt.Errorf("%s: %w", line(env, name, args), err)
	}
	return strings.TrimSpace(string(out)), err
}
