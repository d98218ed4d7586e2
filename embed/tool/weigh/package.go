package weigh

import (
	"cmp"
	"slices"
	"strings"

	"afterword/embed/tool/wasmfile"
)

// weight is the size in bytes of one package's code.
type weight struct {
	name string
	size int
}

// byPackage sums the sizes of functions by package, the heaviest package first.
func byPackage(functions []wasmfile.Function) (all []weight, total int) {
	sums := map[string]int{}
	for _, f := range functions {
		sums[packageOf(f.Name)] += f.Size
		total += f.Size
	}
	for name, size := range sums {
		all = append(all, weight{name, size})
	}
	slices.SortFunc(all, func(a, b weight) int {
		return cmp.Or(cmp.Compare(b.size, a.size), strings.Compare(a.name, b.name))
	})
	return all, total
}

// packageOf returns the package of a symbol that TinyGo made, such as
// "(*regexp/syntax.parser).parse", "afterword/wasm/node.Text" or
// "interface:{…}.String$invoke".
func packageOf(symbol string) string {
	switch {
	case symbol == "":
		return "(no name)"
	case strings.HasPrefix(symbol, "interface:"), strings.HasPrefix(symbol, "reflect/types."):
		return "(calls through interfaces)"
	}
	s := strings.TrimLeft(symbol, "(*")
	if i := strings.IndexAny(s, "[{"); i >= 0 {
		s = s[:i]
	}
	slash := strings.LastIndex(s, "/") + 1
	dot := strings.Index(s[slash:], ".")
	if dot < 0 {
		return "(runtime in C, entry points)"
	}
	return s[:slash+dot]
}
