package build

import (
	"errors"
	"os"
	"path/filepath"
	"sync"

	"afterword/embed/tool/repo"
	"afterword/embed/tool/wasmfile"
	"afterword/wasm/source/open"
)

// common is the module with only the sources that every module has.
const common = "afterword"

// module is a program that a page may load.
type module struct {
	name  string // common, or the Module of its sources
	named []byte // with the names of functions
	wasm  []byte // as it is shipped
}

// compiled returns the modules of a build, the common one first. The standard compiler
// makes one module with all sources, since its size does not matter.
func compiled(root string, o Options) ([]module, error) {
	modules := []module{{name: common}}
	for _, name := range open.Modules() {
		if o.Compiler == TinyGo {
			modules = append(modules, module{name: name})
		}
	}
	errs := make([]error, len(modules))
	var all sync.WaitGroup
	for i := range modules {
		all.Go(func() { errs[i] = modules[i].compile(root, o) })
	}
	all.Wait()
	return modules, errors.Join(errs...)
}

// compile compiles the module, or takes one that was compiled from the same files before.
func (m *module) compile(root string, o Options) error {
	file, err := m.kept(root, o)
	if err != nil {
		return err
	}
	if m.named, err = os.ReadFile(file); err != nil {
		tag := m.name
		if tag == common {
			tag = ""
		}
		if m.named, err = Module(root, "./wasm", tag, o.Compiler, o.Optimisation); err != nil {
			return err
		}
		if err := keep(file, m.named); err != nil {
			return err
		}
	}
	if o.Compiler == Standard {
		m.wasm = m.named // people want to see where it stopped
		return nil
	}
	m.wasm, err = wasmfile.Strip(m.named)
	return err
}

// kept returns the file that keeps the module, compiled from the current files and with the
// names of functions.
func (m *module) kept(root string, o Options) (string, error) {
	stamp, err := moduleStamp(root, o)
	return filepath.Join(repo.Tools(root), "modules", m.name+"-"+string(o.Compiler), stamp+".wasm"), err
}

// keep empties a file's folder and writes the file there, whole or not at all.
func keep(file string, data []byte) error {
	dir := filepath.Dir(file)
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(file+".part", data, 0o644); err != nil {
		return err
	}
	return os.Rename(file+".part", file)
}

// Named returns the common module with the names of functions.
func Named(root string, o Options) ([]byte, error) {
	modules, err := compiled(root, o)
	if err != nil {
		return nil, err
	}
	return modules[0].named, nil
}
