package house

import (
	"fmt"
	"go/ast"
	gobuild "go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// checkSource searches every file that TinyGo compiles for what the shipped module may not
// use.
func checkSource(root string) (problems []string, err error) {
	shipped := gobuild.Default
	shipped.GOOS, shipped.GOARCH, shipped.CgoEnabled = "js", "wasm", false
	shipped.BuildTags = append([]string{"tinygo.wasm", "gc.leaking", "scheduler.none"}, tags()...)

	err = filepath.WalkDir(filepath.Join(root, "wasm"), func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == "testdata" || slices.Contains(unshipped, filepath.ToSlash(inside)) {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		if match, err := shipped.MatchFile(filepath.Dir(path), d.Name()); err != nil || !match {
			return err
		}
		found, err := checkFile(path, inside)
		problems = append(problems, found...)
		return err
	})
	return problems, err
}

// checkFile checks one file. name is the file's name in messages.
func checkFile(path, name string) (problems []string, err error) {
	files := token.NewFileSet()
	tree, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	report := func(at ast.Node, what, instead string) {
		line := files.Position(at.Pos()).Line
		problems = append(problems, fmt.Sprintf("%s:%d: no %s in the module: %s.", name, line, what, instead))
	}
	clock, err := checkFileImports(tree, report)
	if err != nil {
		return nil, err
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		checkNode(n, clock, report)
		return true
	})
	return problems, nil
}

// report takes the node, what is forbidden, and what to do instead.
type report func(at ast.Node, what, instead string)

// checkFileImports checks the imports, and returns the name under which the file imports
// package time.
func checkFileImports(tree *ast.File, report report) (clock string, err error) {
	for _, spec := range tree.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return "", err
		}
		if instead, ok := forbiddenImports[imported]; ok {
			report(spec, imported, instead)
		}
		if strings.Contains(imported, "yaml") {
			report(spec, imported, "it is heavy; front matter has a parser of its own")
		}
		if imported == "time" {
			clock = "time"
			if spec.Name != nil {
				clock = spec.Name.Name
			}
		}
	}
	return clock, nil
}

// checkNode checks one node of a file.
func checkNode(n ast.Node, clock string, report report) {
	const events = "the module has no goroutines; answer events instead"
	const panics = "it does nothing on this platform; avoid the panic"
	switch n := n.(type) {
	case *ast.GoStmt:
		report(n, "go statement", events)
	case *ast.SelectStmt:
		report(n, "select", events)
	case *ast.ChanType:
		report(n, "channel", events)
	case *ast.SendStmt:
		report(n, "channel", events)
	case *ast.UnaryExpr:
		if n.Op == token.ARROW {
			report(n, "channel", events)
		}
	case *ast.CallExpr:
		if f, ok := n.Fun.(*ast.Ident); ok && f.Name == "recover" {
			report(n, "recover", panics)
		}
	case *ast.SelectorExpr:
		if x, ok := n.X.(*ast.Ident); ok && clock != "" && x.Name == clock {
			if instead, ok := forbiddenCalls[n.Sel.Name]; ok {
				report(n, "time."+n.Sel.Name, instead)
			}
		}
	}
}
