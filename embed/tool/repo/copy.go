package repo

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Copy copies files and folders of the repository into dir. They keep their paths.
func Copy(root, dir string, inputs ...string) error {
	for _, input := range inputs {
		err := filepath.WalkDir(filepath.Join(root, input), func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			inside, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			to := filepath.Join(dir, inside)
			return errors.Join(os.MkdirAll(filepath.Dir(to), 0o755), os.WriteFile(to, data, 0o644))
		})
		if err != nil {
			return err
		}
	}
	return nil
}
