// Package build makes the files that a site hosts: the loader, its modules, catalogues and
// hashes. It also makes the release and the npm package.
package build

import (
	"errors"
	"flag"
	"fmt"
	"math"
	"path/filepath"
	"slices"

	"afterword/embed/tool/repo"
)

// Options say how to build.
type Options struct {
	// Dir is the folder that gets the files.
	Dir      string
	Compiler Compiler
	// Optimisation is TinyGo's -opt: z, s or 2.
	Optimisation string
	// Quality is brotli's, 0 to 11. gzip gets the same, up to its highest, 9.
	Quality int
}

// Shipped returns the options of "make dist".
func Shipped(root string) Options {
	return Options{filepath.Join(root, "dist"), TinyGo, Optimisation, 11}
}

// Optimisation is TinyGo's -opt for the shipped module: z optimises for size.
const Optimisation = "z"

// Plain returns options that build with the standard compiler and pack fast. The module is
// much larger.
func Plain(dir string) Options { return Options{dir, Standard, "", 1} }

// Quick returns options for a look at a change or a test of it: the standard compiler, and
// a folder of its own instead of dist/.
func Quick(root string) Options {
	return Plain(filepath.Join(repo.Tools(root), "preview", "dist"))
}

// Dist is the verb dist: it always builds the folder. It compiles a module only if the
// module's files have changed.
func Dist(root string, args []string) error {
	set := flag.NewFlagSet("dist", flag.ContinueOnError)
	standard := set.Bool("standard", false, "build with the standard compiler")
	dir := set.String("o", "", "the folder to build into, from the root of the clone; dist/ by default")
	opt := set.String("opt", Optimisation, "what TinyGo optimises for: z, s or 2")
	if err := set.Parse(args); err != nil {
		return err
	}
	o := Shipped(root)
	o.Optimisation = *opt
	if *standard {
		o = Plain(o.Dir)
	}
	if *dir != "" {
		o.Dir = *dir
		if !filepath.IsAbs(o.Dir) {
			o.Dir = filepath.Join(root, o.Dir)
		}
	}
	return Build(root, o)
}

// Build builds the folder and prints the sizes of its files.
func Build(root string, o Options) error {
	if o.Compiler == TinyGo && !repo.HasTinyGo(root) {
		return errors.New("TinyGo is not installed; run \"make tools\"")
	}
	stamp, err := distStamp(root, o)
	if err != nil {
		return err
	}
	modules, err := compiled(root, o)
	if err != nil {
		return err
	}
	files, err := files(root, o, modules)
	if err != nil {
		return err
	}
	if err := write(root, o.Dir, files); err != nil {
		return err
	}
	if err := remember(root, o.Dir, stamp); err != nil {
		return err
	}
	sizes := sizesOf(files)
	for _, f := range sizes.Files {
		fmt.Printf("%-36s %9d raw %8d gzip %8d brotli\n", f.Name, f.Raw, f.Gzip, f.Brotli)
	}
	v := sizes.FirstVisit
	fmt.Printf("%-36s %9d raw %8d gzip %8d brotli\n", "first visit", v.Raw, v.Gzip, v.Brotli)
	return nil
}

// Refresh builds the folder unless it is fresh.
func Refresh(root string, o Options) error {
	if Fresh(root, o) {
		return nil
	}
	return Build(root, o)
}

// Fresh tells whether the folder was built from the current sources and has not changed
// since.
func Fresh(root string, o Options) bool {
	stamp, err := distStamp(root, o)
	return err == nil && isFresh(root, o.Dir, stamp)
}

// files packs the modules, the catalogues and the loader that knows their names.
func files(root string, o Options, modules []module) ([]file, error) {
	locales, err := readLocales(root)
	if err != nil {
		return nil, err
	}
	var binaries []file
	c := constants{modules: map[string]string{}, raw: math.MaxInt, standard: o.Compiler == Standard}
	for _, m := range modules {
		f, err := newFile(stem(m.name, m.wasm)+".wasm", m.wasm, o.Quality)
		if err != nil {
			return nil, err
		}
		f.onDemand = m.name != common
		binaries = append(binaries, f)
		c.add(f.name, len(m.wasm))
	}
	words, err := catalogues(locales, o.Quality)
	if err != nil {
		return nil, err
	}
	hashes, err := hashesOf(words, binaries[1:], o.Quality)
	if err != nil {
		return nil, err
	}
	c.takeLocales(locales)
	c.list, c.known, c.integrity = hashes.name, brief(hashes.raw), eitherBrief(binaries[0])
	js, err := loader(root, c)
	if err != nil {
		return nil, err
	}
	script, err := newFile("afterword.js", js, o.Quality)
	if err != nil {
		return nil, err
	}
	lines, err := head(binaries[0].name, o.Quality)
	return slices.Concat([]file{script}, binaries, []file{hashes}, words, []file{lines}), err
}
