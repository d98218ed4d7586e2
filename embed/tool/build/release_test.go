package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
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
