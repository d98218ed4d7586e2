package build

import (
	"errors"
	"sync"

	"afterword/embed/tool/wasmfile"
	"afterword/wasm/source/open"
)

// common is the name of the module that has the sources of all modules.
const common = "afterword"

// module is a program that a page may load.
type module struct {
	name  string // common, or the scheme of the source that only it has
	named []byte // with the names of functions
	wasm  []byte // as it is shipped
}

// compiled are the modules of a build, the common one first. Size is not what the
// standard compiler is for, so its one module has all sources.
func compiled(root string, o Options) ([]module, error) {
	modules := []module{{name: common}}
	for _, s := range open.Sources {
		if s.Apart && o.Compiler == TinyGo {
			modules = append(modules, module{name: s.Scheme})
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

func (m *module) compile(root string, o Options) (err error) {
	tag := m.name
	if tag == common {
		tag = ""
	}
	if m.named, err = Module(root, "./wasm", tag, o.Compiler, o.Optimisation); err != nil {
		return err
	}
	m.wasm, err = wasmfile.Strip(m.named)
	return err
}
