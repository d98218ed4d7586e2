// Package build makes what a site hosts: the loader, the module and sizes.json.
package build

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"

	"afterword/embed/tool/repo"
	"afterword/embed/tool/wasmfile"
)

// Options say how to build.
type Options struct {
	// Dir is the folder to leave it in.
	Dir      string
	Compiler Compiler
	// Optimisation is TinyGo's -opt, Quality brotli's.
	Optimisation string
	Quality      int
}

// Shipped is how "make dist" builds.
func Shipped(root string) Options {
	return Options{filepath.Join(root, "dist"), TinyGo, Optimisation, 11}
}

// Optimisation is what the shipped module is optimised for: z is size.
const Optimisation = "z"

// Plain builds with the standard compiler, packed with less patience: its
// module is ten times as large.
func Plain(dir string) Options { return Options{dir, Standard, "", 5} }

// Dist is the verb dist: it builds, whether or not that changes anything.
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

// Build builds and says what came of it.
func Build(root string, o Options) error {
	if o.Compiler == TinyGo && !repo.HasTinyGo(root) {
		return errors.New("TinyGo is not installed; run \"make tools\"")
	}
	stamp, err := stampOf(root, o)
	if err != nil {
		return err
	}
	named, err := Module(root, "./wasm", o.Compiler, o.Optimisation)
	if err != nil {
		return err
	}
	files, err := files(root, o, named)
	if err != nil {
		return err
	}
	if err := write(root, o.Dir, files); err != nil {
		return err
	}
	if err := remember(root, o.Dir, stamp, named); err != nil {
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

// Refresh builds if the folder is not what the sources say.
func Refresh(root string, o Options) error {
	if o.Compiler == Standard || repo.HasTinyGo(root) {
		stamp, err := stampOf(root, o)
		if err != nil {
			return err
		}
		if isFresh(root, o.Dir, stamp) {
			return nil
		}
	}
	return Build(root, o)
}

// files packs the module, the catalogues and the loader that knows their names.
func files(root string, o Options, named []byte) ([]file, error) {
	wasm, err := wasmfile.Strip(named)
	if err != nil {
		return nil, err
	}
	locales, err := readLocales(root)
	if err != nil {
		return nil, err
	}
	// One hash names the module and the catalogues, and changes with any.
	stem := "afterword-" + contentHash(wasm, locales)
	module, err := newFile(stem+".wasm", wasm, o.Quality)
	if err != nil {
		return nil, err
	}
	more, err := catalogues(stem, locales, o.Quality)
	if err != nil {
		return nil, err
	}
	hashes, err := hashesOf(stem, locales, o.Quality)
	if err != nil {
		return nil, err
	}
	js, err := loader(root, constants{
		stem:     stem,
		size:     len(wasm),
		hashes:   brief(module.raw) + " " + brief(module.gzip),
		locales:  localeNames(locales),
		words:    brief(hashes.raw),
		standard: o.Compiler == Standard,
	})
	if err != nil {
		return nil, err
	}
	script, err := newFile("afterword.js", js, o.Quality)
	return append([]file{script, module, hashes}, more...), err
}
