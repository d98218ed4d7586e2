package weigh

import "testing"

// TestPackageOf checks the package of each kind of symbol in a module.
func TestPackageOf(t *testing.T) {
	for symbol, want := range map[string]string{
		"(*regexp/syntax.parser).parse":                             "regexp/syntax",
		"(afterword/wasm/node.Tag).String":                          "afterword/wasm/node",
		"github.com/yuin/goldmark/util.init$1":                      "github.com/yuin/goldmark/util",
		"runtime.alloc":                                             "runtime",
		"slices.Sort[[]github.com/yuin/goldmark/ast.Node go.shape]": "slices",
		"memcpy": "(runtime in C, entry points)",
		"interface:{String:func:{}{basic:string}}.String$invoke": "(calls through interfaces)",
		"": "(no name)",
	} {
		if got := packageOf(symbol); got != want {
			t.Errorf("%q: %q, want %q", symbol, got, want)
		}
	}
}
