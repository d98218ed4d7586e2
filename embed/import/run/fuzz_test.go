package run

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// safe matches names that every file system takes.
var safe = regexp.MustCompile(`^[a-z0-9_][a-z0-9_-]*\.json$`)

// FuzzRun imports any bytes as any format. The import fails with a sentence, or writes
// files that the widget reads whole.
func FuzzRun(f *testing.F) {
	formats := map[string]string{
		"disqus": "disqus.xml", "wordpress": "wordpress.xml", "isso": "isso.json",
		"commento": "commento.json", "remark42": "remark42.jsonl", "giscus": "giscus.json",
	}
	for name, file := range formats {
		data, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(name, data, false)
		f.Add(name, data, true)
	}
	f.Fuzz(func(t *testing.T, name string, data []byte, all bool) {
		if formats[name] == "" {
			return
		}
		folder := t.TempDir()
		path, dir := filepath.Join(folder, "export"), filepath.Join(folder, "out")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Run(Options{Format: format(t, name), Files: []string{path}, Dir: dir, All: all}); err != nil {
			return
		}
		for _, file := range table(t, dir) {
			if !safe.MatchString(file) {
				t.Errorf("a file is named %q", file)
			}
			loaded(t, text(t, filepath.Join(dir, file)))
		}
	})
}
