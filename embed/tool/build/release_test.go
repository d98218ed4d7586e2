package build

import (
	"archive/zip"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestPublish(t *testing.T) {
	built, dir := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{"afterword.js": "loader", "afterword-0.wasm": "module"} {
		if err := os.WriteFile(filepath.Join(built, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := publish(built, dir, "1.2.3"); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"1.2.3/afterword.js":     "loader",
		"1.2.3/afterword-0.wasm": "module",
		"_headers":               "/1.2.3/*\n  Cache-Control: public, max-age=31536000, immutable\n",
		"tag.html":               `src="https://cdn.example/1.2.3/afterword.js"`,
	} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !strings.Contains(string(data), want) {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
	tag, _ := os.ReadFile(filepath.Join(dir, "tag.html"))
	if !strings.Contains(string(tag), `integrity="`+integrity([]byte("loader"))+`"`) {
		t.Errorf("%s", tag)
	}
}

// TestFolder checks the zip file for a site, and that its README says which files a site
// needs.
func TestFolder(t *testing.T) {
	root, dir := t.TempDir(), t.TempDir()
	for _, file := range []string{filepath.Join(root, "dist", "afterword.js"), filepath.Join(dir, "LICENSES.txt")} {
		os.MkdirAll(filepath.Dir(file), 0o755)
		if err := os.WriteFile(file, []byte("text"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := folder(root, dir, "1.2.3"); err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(filepath.Join(dir, "afterword-1.2.3.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var names []string
	for _, file := range z.File {
		names = append(names, file.Name)
	}
	want := []string{"afterword/LICENSES.txt", "afterword/README.md", "afterword/afterword.js"}
	if !slices.Equal(names, want) {
		t.Errorf("%q, not %q", names, want)
	}
	text, err := fs.ReadFile(z, "afterword/README.md")
	if err != nil || !strings.Contains(string(text), "# afterword 1.2.3") || strings.Contains(string(text), "CDN") {
		t.Errorf("%s, %v", text, err)
	}
}

// TestZipped checks that the same files give the same bytes, whenever they were written.
func TestZipped(t *testing.T) {
	dir := t.TempDir()
	var files [2]string
	for i := range files {
		folder := filepath.Join(dir, strings.Repeat("x", i+1))
		for _, name := range []string{"b.js", "a/c.txt"} {
			os.MkdirAll(filepath.Join(folder, filepath.Dir(name)), 0o755)
			if err := os.WriteFile(filepath.Join(folder, name), []byte(name), 0o644); err != nil {
				t.Fatal(err)
			}
			os.Chtimes(filepath.Join(folder, name), time.Unix(int64(i), 0), time.Unix(int64(i)*1e9, 0))
		}
		file := folder + ".zip"
		if err := zipped(folder, "afterword", file); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		files[i] = string(data)
	}
	if files[0] != files[1] || !strings.Contains(files[0], "afterword/a/c.txt") {
		t.Errorf("%q and %q", files[0], files[1])
	}
}

func TestSums(t *testing.T) {
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "1.0.0"), 0o755)
	for _, name := range []string{"_headers", "1.0.0/afterword.js"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := sums(dir); err != nil {
		t.Fatal(err)
	}
	const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	got, _ := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
	if want := empty + "  1.0.0/afterword.js\n" + empty + "  _headers\n"; string(got) != want {
		t.Errorf("%s", got)
	}
}
