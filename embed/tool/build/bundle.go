package build

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"strings"
)

// Bundle is the verb bundle. It writes the contents of the npm package into embed/built:
// the files of dist/, and module.js for bundlers.
func Bundle(root string, args []string) error {
	if err := flag.NewFlagSet("bundle", flag.ContinueOnError).Parse(args); err != nil {
		return err
	}
	o := Shipped(root)
	if err := Refresh(root, o); err != nil {
		return err
	}
	dir := filepath.Join(root, "embed", "built")
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	entries, err := os.ReadDir(o.Dir)
	if err != nil {
		return err
	}
	c := constants{modules: map[string]string{}, raw: math.MaxInt}
	for _, e := range entries {
		name := e.Name()
		if packed(name) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(o.Dir, name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
		if strings.HasSuffix(name, ".wasm") {
			c.add(name, len(data))
		}
		if strings.Contains(name, "-") && !strings.HasSuffix(name, ".hashes.json") {
			c.files = append(c.files, name)
		}
	}
	locales, err := readLocales(root)
	if err != nil {
		return err
	}
	c.takeLocales(locales)
	js, err := loader(root, c)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "module.js"), js, 0o644)
}

// packed tells whether a file is a compressed twin that the npm package leaves out. Most
// hosts compress by themselves. The module's .gz stays for those that do not.
func packed(name string) bool {
	return strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz") && !strings.HasSuffix(name, ".wasm.gz")
}
