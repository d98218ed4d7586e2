package steps

import (
	"errors"
	"io"
	"os"
	"path/filepath"
)

// Corpus is the verb corpus. It sends every file of the folder DIR through every input of
// the widget, and prints which files failed and how. It keeps nothing of the folder.
func Corpus(root string, args []string) error {
	dir := os.Getenv("DIR")
	if dir == "" {
		return errors.New("DIR is the folder whose files are sent through the widget: make corpus DIR=…")
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	run := func(root string, _ io.Writer) error {
		if err := built(root); err != nil {
			return err
		}
		return command(os.Stdout, root, places(root), "node", filepath.Join("embed", "test", "corpus", "corpus.js"), dir)
	}
	return runAll(root, []step{{"corpus", []need{nodejs(), tinyGo(), npmModules(), chromium()}, run}}, args)
}
