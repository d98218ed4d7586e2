// Package run turns exports into thread files.
package run

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"afterword/embed/import/export"
	"afterword/embed/import/thread"
)

// Options say what to do.
type Options struct {
	Format export.Format
	// Files are the files of one export, which may come in parts.
	Files []string
	// Dir is the folder that the thread files go to.
	Dir string
	// All also takes comments that are not approved, and pages that are not published.
	All bool
	// Dry counts without writing anything.
	Dry bool
	// Progress is where the bar is drawn; nil draws none.
	Progress io.Writer
}

// Run imports, and returns a summary of some lines. Where it fails, it writes nothing, or
// at least no table.
func Run(o Options) (string, error) {
	if err := free(o); err != nil {
		return "", err
	}
	var spool *thread.Spool
	if !o.Dry {
		var err error
		if spool, err = thread.NewSpool(); err != nil {
			return "", fmt.Errorf("there is no room for a temporary file: %w", err)
		}
		defer spool.Close()
	}
	g := newGatherer(o.All, spool)
	if err := read(o, g); err != nil {
		return "", err
	}
	files := g.settle()
	names := thread.Names(urls(files))
	if o.Dry {
		return dry(files, names, g.counts), nil
	}
	if err := write(o.Dir, files, names, spool); err != nil {
		return "", fmt.Errorf("%s cannot be written: %w", o.Dir, err)
	}
	return fmt.Sprintf("%s on %s %s in %s; %s says which file is whose.\n%s",
		counted(g.counts.Comments, "comment"), counted(g.counts.Pages, "page"), one(g.counts.Comments, "is", "are"),
		o.Dir, thread.Table, g.counts.details()), nil
}

// free makes sure that no other files are overwritten: the folder is new, empty, or has the
// table of an earlier run.
func free(o Options) error {
	if o.Dry {
		return nil
	}
	entries, err := os.ReadDir(o.Dir)
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && len(entries) == 0:
		return nil
	case err != nil:
		return fmt.Errorf("%s is no folder to write to: %w", o.Dir, err)
	}
	if _, err := os.Stat(filepath.Join(o.Dir, thread.Table)); err != nil {
		return fmt.Errorf("%s has files in it that are not of an import; name a new folder behind -o", o.Dir)
	}
	return nil
}

func read(o Options, g *gatherer) error {
	total := int64(0)
	for _, path := range o.Files {
		if info, err := os.Stat(path); err == nil {
			total += info.Size()
		}
	}
	bar := newBar(o.Progress, total)
	defer bar.finish()
	for _, path := range o.Files {
		if err := o.Format.Read(path, bar.passed, g); err != nil {
			return err
		}
	}
	return nil
}

func urls(files []file) []string {
	var urls []string
	for _, f := range files {
		urls = append(urls, f.url)
	}
	return urls
}

func write(dir string, files []file, names map[string]string, spool *thread.Spool) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	folder, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	for _, f := range files {
		err := thread.Save(folder, names[f.url], func(w io.Writer) error { return thread.Write(w, f.comments(spool)) })
		if err != nil {
			return err
		}
	}
	return thread.SaveTable(folder, names)
}

// dry lists what an import would write.
func dry(files []file, names map[string]string, counts Counts) string {
	text := ""
	for _, f := range files {
		text += fmt.Sprintf("%6d  %s  %s\n", f.shown, names[f.url], f.url)
	}
	return text + fmt.Sprintf("%s on %s would be written; nothing is.\n%s",
		counted(counts.Comments, "comment"), counted(counts.Pages, "page"), counts.details())
}
