package serve

import (
	"io/fs"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// sources are the folders whose changes can be seen on a page.
var sources = []string{"wasm", "assets", filepath.Join("embed", "loader"), filepath.Join("embed", "pages")}

// pause is how long watch waits after the last change, since editors write a file in
// several steps.
const pause = 50 * time.Millisecond

// watch calls changed after each burst of changes in the sources of a repository or in the
// pages at its root.
func watch(root string, changed func()) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	if err := watcher.Add(root); err != nil {
		return err
	}
	for _, folder := range sources {
		if err := addFolders(watcher, filepath.Join(root, folder)); err != nil {
			return err
		}
	}
	go func() {
		quiet := time.NewTimer(pause)
		quiet.Stop()
		for {
			select {
			case event := <-watcher.Events:
				if filepath.Dir(event.Name) == root {
					if filepath.Ext(event.Name) != ".html" {
						continue
					}
				} else if event.Has(fsnotify.Create) {
					addFolders(watcher, event.Name) // on an error the file is already gone
				}
				quiet.Reset(pause)
			case <-watcher.Errors: // the next change shows what was missed
			case <-quiet.C:
				changed()
			}
		}
	}()
	return nil
}

// addFolders watches the folders at and below a path.
func addFolders(watcher *fsnotify.Watcher, path string) error {
	return filepath.WalkDir(path, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return watcher.Add(path)
	})
}
