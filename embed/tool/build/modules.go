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
	name  string // common, or what its sources say
	named []byte // with the names of functions
	wasm  []byte // as it is shipped
}

// compiled are the modules of a build, the common one first. Size is not what the
// standard compiler is for, so its one module has all sources.
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

// compile compiles the module, or takes what was compiled from the same files
// before.
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
		m.wasm = m.named // for people, who want to know where it stopped
		return nil
	}
	m.wasm, err = wasmfile.Strip(m.named)
	return err
}

// kept is where the module is kept, with the names of functions, as it is
// compiled from the files that are there now.
func (m *module) kept(root string, o Options) (string, error) {
	stamp, err := moduleStamp(root, o)
	return filepath.Join(repo.Tools(root), "modules", m.name+"-"+string(o.Compiler), stamp+".wasm"), err
}

// keep writes a file, so that it is there as a whole or not at all, and removes
// what else was in its folder.
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

// Named gives the common module with the names of functions.
func Named(root string, o Options) ([]byte, error) {
	modules, err := compiled(root, o)
	if err != nil {
		return nil, err
	}
	return modules[0].named, nil
}
