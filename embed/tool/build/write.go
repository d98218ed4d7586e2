package build

import (
	"encoding/json"
	"os"
	"path/filepath"

	"afterword/embed/tool/repo"
)

// write puts files and sizes.json into a new folder, which then replaces dir. So nobody
// reads a half-written folder, and no old file stays.
func write(root, dir string, files []file) error {
	for _, parent := range []string{repo.Tools(root), filepath.Dir(dir)} {
		if err := os.MkdirAll(parent, 0o755); err != nil {
			return err
		}
	}
	work, err := os.MkdirTemp(repo.Tools(root), "dist-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	fresh := filepath.Join(work, "new")
	if err := os.Mkdir(fresh, 0o755); err != nil {
		return err
	}
	contents := map[string][]byte{}
	for _, f := range files {
		contents[f.name] = f.raw
		contents[f.name+".gz"] = f.gzip
		contents[f.name+".br"] = f.brotli
	}
	sizes, err := json.MarshalIndent(sizesOf(files), "", "  ")
	if err != nil {
		return err
	}
	contents["sizes.json"] = append(sizes, '\n')
	for name, data := range contents {
		if err := os.WriteFile(filepath.Join(fresh, name), data, 0o644); err != nil {
			return err
		}
	}
	if err := os.Rename(dir, filepath.Join(work, "old")); err != nil && !os.IsNotExist(err) {
		return err
	}
	return os.Rename(fresh, dir)
}
