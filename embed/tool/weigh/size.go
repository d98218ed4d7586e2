// Package weigh shows how large the shipped files are, and what makes them large.
package weigh

import (
	"flag"
	"fmt"
	"strings"

	"afterword/embed/tool/build"
	"afterword/embed/tool/wasmfile"
)

// rows is how many packages are listed.
const rows = 25

// loaderGoal is the size that the loader should have one day, in bytes of brotli. Its limit
// today is in embed/budget.json, and a test checks that.
const loaderGoal = 6 * 1024

// Size is the verb size: it prints the size of each file, and of each package in the
// module.
func Size(root string, args []string) error {
	set := flag.NewFlagSet("size", flag.ContinueOnError)
	if err := set.Parse(args); err != nil {
		return err
	}
	o := build.Shipped(root)
	if err := build.Refresh(root, o); err != nil {
		return err
	}
	sizes, err := build.ReadSizes(o.Dir)
	if err != nil {
		return err
	}
	module, err := build.Named(root, o)
	if err != nil {
		return err
	}
	content, err := wasmfile.Read(module)
	if err != nil {
		return err
	}
	printFiles(sizes)
	printLoader(sizes)
	printPackages(content)
	return nil
}

func printFiles(sizes build.Sizes) {
	const line = "%-36s %9d %9d %9d\n"
	fmt.Printf("\n%-36s %9s %9s %9s\n", "file", "raw", "gzip", "brotli")
	for _, f := range sizes.Files {
		fmt.Printf(line, f.Name, f.Raw, f.Gzip, f.Brotli)
	}
	v := sizes.FirstVisit
	fmt.Printf(line, "first visit", v.Raw, v.Gzip, v.Brotli)
}

func printLoader(sizes build.Sizes) {
	for _, f := range sizes.Files {
		if !strings.HasSuffix(f.Name, ".js") {
			continue
		}
		fmt.Printf("\nThe loader is %d bytes with brotli; the goal is %d.\n", f.Brotli, loaderGoal)
	}
}

func printPackages(content wasmfile.Content) {
	packages, code := byPackage(content.Functions)
	fmt.Printf("\n%-44s %9s %7s\n", "code of the module, by package (raw)", "bytes", "share")
	const line = "%-44s %9d %6.1f%%\n"
	total := code + content.Data + content.Rest
	share := func(n int) float64 { return 100 * float64(n) / float64(total) }
	other := 0
	for i, p := range packages {
		if i < rows {
			fmt.Printf(line, p.name, p.size, share(p.size))
		} else {
			other += p.size
		}
	}
	if other > 0 {
		fmt.Printf(line, fmt.Sprintf("%d other packages", len(packages)-rows), other, share(other))
	}
	fmt.Printf(line, "all code", code, share(code))
	fmt.Printf(line, "data: constants, tables, types", content.Data, share(content.Data))
	fmt.Printf(line, "the rest: signatures, tables of functions", content.Rest, share(content.Rest))
}
