package build

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"afterword/embed/tool/repo"
)

// library is a library in a part, with its own licence.
type library struct{ name, version, kind, text, part string }

// record is the template by which go-licenses prints each library.
const record = "{{range .}}{{.Name}}\x1f{{.Version}}\x1f{{.LicenseName}}\x1f{{.LicenseText}}\x1e{{end}}"

// libraries asks go-licenses for the libraries in a part.
func libraries(dir string, p part, tool string) ([]library, error) {
	template := filepath.Join(filepath.Dir(tool), "record")
	if err := os.WriteFile(template, []byte(record), 0o644); err != nil {
		return nil, err
	}
	said, err := output(dir, p.env, tool, "report", "./"+p.main, "--ignore", "afterword", "--template", template)
	if err != nil {
		return nil, err
	}
	var all []library
	for _, line := range strings.Split(strings.TrimSuffix(said, "\x1e"), "\x1e") {
		fields := strings.Split(line, "\x1f")
		if len(fields) != 4 || strings.TrimSpace(fields[3]) == "" {
			return nil, fmt.Errorf("%s: go-licenses finds no licence of %q", p.name, fields[0])
		}
		all = append(all, library{fields[0], fields[1], fields[2], fields[3], p.name})
	}
	return all, nil
}

// licences returns the texts of all licences: our own, those of Go and TinyGo, whose
// runtimes are in the programs, and those of the libraries.
func licences(root string, all []library) ([]byte, error) {
	compilers, err := output(filepath.Join(root, "embed", "tinygo"), nil, "go", "list", "-m", "-f", "{{.Dir}}\x1f{{.Version}}", tinygo)
	if err != nil {
		return nil, err
	}
	dir, version, _ := strings.Cut(compilers, "\x1f")
	goroot, err := repo.GOROOT()
	if err != nil {
		return nil, err
	}
	texts := map[string][]byte{}
	for _, file := range []string{filepath.Join(root, "LICENSE"), filepath.Join(goroot, "LICENSE"), filepath.Join(dir, "LICENSE")} {
		if texts[file], err = os.ReadFile(file); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	write := func(title, where, text string) {
		fmt.Fprintf(&out, "%s\n%s\nin %s\n\n%s\n\n", strings.Repeat("=", 78), title, where, strings.TrimSpace(text))
	}
	var names []string
	for _, p := range parts() {
		names = append(names, p.name)
	}
	write("afterword: MIT", strings.Join(names, ", "), string(texts[filepath.Join(root, "LICENSE")]))
	write("Go, its library and runtime: BSD-3-Clause", strings.Join(names, ", "), string(texts[filepath.Join(goroot, "LICENSE")]))
	write(tinygo+" "+version+", its library and runtime: BSD-3-Clause", common, string(texts[filepath.Join(dir, "LICENSE")]))
	slices.SortStableFunc(all, func(a, b library) int { return strings.Compare(a.name+a.version, b.name+b.version) })
	for len(all) > 0 {
		first := all[0]
		where := []string{}
		for len(all) > 0 && all[0].name == first.name && all[0].version == first.version {
			where = append(where, all[0].part)
			all = all[1:]
		}
		write(first.name+" "+first.version+": "+first.kind, strings.Join(where, ", "), first.text)
	}
	return out.Bytes(), nil
}
