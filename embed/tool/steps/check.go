package steps

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"afterword/embed/tool/house"
	"afterword/embed/tool/repo"
)

// js is the environment that compiles for the browser.
var js = []string{"GOOS=js", "GOARCH=wasm"}

// Check is the verb check: it runs every static check. Arguments name the steps to run, all
// by default.
func Check(root string, args []string) error {
	return runAll(root, []step{
		{name: "gofmt", run: gofmt},
		{name: "vet", run: vet},
		{name: "staticcheck", run: staticcheck},
		{name: "arrows", run: func(root string, _ io.Writer) error { return house.Arrows(root, nil) }},
		{name: "lint", needs: []need{nodejs(), npmModules()}, run: lint},
		{name: "types", needs: []need{nodejs(), npmModules()}, run: types},
	}, args)
}

// gofmt fails on Go files that gofmt would write differently.
func gofmt(root string, _ io.Writer) error {
	folders := []string{"-l"}
	for _, folder := range []string{"assets", "embed", "wasm"} {
		if _, err := os.Stat(filepath.Join(root, folder)); err == nil {
			folders = append(folders, folder)
		}
	}
	files, err := output(root, nil, "gofmt", folders...)
	if err == nil && files != "" {
		err = fmt.Errorf("%s\nthese files are not formatted; run: gofmt -w assets embed wasm", files)
	}
	return err
}

// vet runs "go vet" on the module, for the browser and for this machine, and on the native
// commands.
func vet(root string, out io.Writer) error {
	errs := []error{command(out, root, js, "go", "vet", "./...")}
	for _, module := range modules {
		errs = append(errs, command(out, filepath.Join(root, module), nil, "go", "vet", "./..."))
	}
	return firstError(errs...)
}

// staticcheck runs the version of staticcheck in this tool's go.mod.
func staticcheck(root string, out io.Writer) error {
	tool := filepath.Join(root, "embed", "tool")
	binary := filepath.Join(repo.Tools(root), "bin", "staticcheck")
	if err := command(out, tool, nil, "go", "build", "-o", binary, "honnef.co/go/tools/cmd/staticcheck"); err != nil {
		return err
	}
	errs := []error{command(out, root, js, binary, "./...")}
	for _, module := range modules {
		errs = append(errs, command(out, filepath.Join(root, module), nil, binary, "./..."))
	}
	return firstError(errs...)
}

// lint checks the JavaScript, also its format.
func lint(root string, out io.Writer) error {
	dir := filepath.Join(root, "embed", "test") // where biome.json lies
	biome := filepath.Join("node_modules", ".bin", "biome")
	if err := command(out, dir, nil, biome, "ci", "--colors=off", ".."); err != nil {
		return fmt.Errorf("%w\nto fix most of it, run \"%s check --write ..\" in embed/test", err, biome)
	}
	return nil
}

// types checks the loader against the types of the host, in embed/loader/host.d.ts.
func types(root string, out io.Writer) error {
	tsc := filepath.Join("node_modules", ".bin", "tsc")
	return command(out, filepath.Join(root, "embed", "test"), nil, tsc, "--project", ".") // where tsconfig.json lies
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
