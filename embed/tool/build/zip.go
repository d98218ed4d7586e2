package build

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"
)

// zipped writes a folder into a zip file. In the zip file the folder is called name. The
// same files give the same bytes: they are sorted, and all have the earliest time that a
// zip file can hold.
func zipped(folder, name, file string) error {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	err := fs.WalkDir(os.DirFS(folder), ".", func(inside string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(inside)))
		if err != nil {
			return err
		}
		header := &zip.FileHeader{Name: path.Join(name, inside), Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
		header.SetMode(0o644)
		w, err := z.CreateHeader(header)
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	})
	if err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(file, out.Bytes(), 0o644)
}
