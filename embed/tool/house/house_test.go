package house

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTable checks that no arrow in the table of rooms points up, and that such an arrow
// would be found.
func TestTable(t *testing.T) {
	if problems := checkTable(rooms); problems != nil {
		t.Error(problems)
	}
	up := []room{{path: "a"}, {path: "b", uses: []string{"a"}}}
	if problems := checkTable(up); len(problems) != 1 {
		t.Errorf("an arrow up is not seen: %v", problems)
	}
}

// TestImports allows imports along the arrows, and refuses all others.
func TestImports(t *testing.T) {
	for _, c := range []struct {
		from, to string
		allowed  bool
	}{
		{"wasm/markup", "strings", true},
		{"wasm/markup", "afterword/wasm/node", true},
		{"wasm/markup", "github.com/yuin/goldmark/ast", true},
		{"wasm/markup", "github.com/yuin/goldmarkish", false},
		{"wasm/markup", "afterword/wasm/view", false},
		{"wasm/node", "afterword/wasm/markup", false},
		{"wasm/source/local", "afterword/wasm/source", true},
		{"wasm/source/local", "afterword/wasm/source/jsonfile", false},
		{"wasm/source/open", "afterword/wasm/source/jsonfile", true},
		{"wasm/browser", "syscall/js", true},
		{"wasm", "syscall/js", false},
		{"wasm/view", "honnef.co/go/js/dom/v2", false},
		{"wasm/unheard/of", "strings", false},
		{"embed/prerender", "afterword/wasm/view", true},
	} {
		problems := checkImports([]pkg{{"afterword/" + c.from, []string{c.to}}})
		if (problems == nil) != c.allowed {
			t.Errorf("%s imports %s: %v", c.from, c.to, problems)
		}
	}
}

// TestForbidden checks that forbidden code is found in files that are shipped, and in no
// others.
func TestForbidden(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "wasm")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"bad.go": "package p\nimport clock \"time\"\nimport _ \"context\"\nimport _ \"gopkg.in/yaml.v3\"\n" +
			"func f(c chan int) { go f(c); select {}; c <- <-c; clock.Sleep(1); recover() }\n",
		"standard.go": "//go:build !tinygo\n\npackage p\nfunc g() { select {} }\n",
		"x_test.go":   "package p\nfunc h() { go h() }\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	problems, err := checkSource(root)
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(problems, "\n")
	for _, want := range []string{"context", "gopkg.in/yaml", "channel", "go statement", "select", "time.Sleep", "recover"} {
		if !strings.Contains(all, "no "+want) {
			t.Errorf("%s is not seen in:\n%s", want, all)
		}
	}
	if strings.Contains(all, "standard.go") || strings.Contains(all, "x_test.go") {
		t.Errorf("files that are not shipped are blamed:\n%s", all)
	}
}
