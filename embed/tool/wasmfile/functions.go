package wasmfile

// Function is the code of one function.
type Function struct {
	Name string // "" if the module has no name for it
	Size int    // bytes in the code section
}

// Content says what the bytes of a module are for.
type Content struct {
	Functions []Function
	Data      int // bytes of the data section
	Rest      int // bytes of types, imports, exports and tables, not of custom sections
}

// Read lists the functions of a module, and sums its other sections. It fails if the module
// is broken.
// https://webassembly.github.io/spec/core/binary/modules.html
func Read(module []byte) (c Content, err error) {
	all, err := sections(module)
	if err != nil {
		return c, err
	}
	defer func() {
		if recover() != nil {
			err = errBroken
		}
	}()
	var names map[int]string
	imported := 0
	for _, s := range all {
		r := reader(s.body)
		switch s.id {
		case custom:
			if r.text() == "name" {
				names = functionNames(r)
			}
			continue
		case imports:
			imported = importedFunctions(r)
		case code:
			for n := r.number(); n > 0; n-- {
				before := len(r)
				r.skip(r.number())
				c.Functions = append(c.Functions, Function{Size: before - len(r)})
			}
			continue
		case dataArea:
			c.Data = len(s.whole)
			continue
		}
		c.Rest += len(s.whole)
	}
	for i := range c.Functions {
		c.Functions[i].Name = names[imported+i]
	}
	return c, nil
}

// functionNames reads the names of functions, by index, from the name section.
func functionNames(r reader) map[int]string {
	const functions = 1
	names := map[int]string{}
	for len(r) > 0 {
		kind := r.byte()
		size := r.number()
		part := r[:size]
		r.skip(size)
		if kind == functions {
			for n := part.number(); n > 0; n-- {
				index := part.number()
				names[index] = part.text()
			}
		}
	}
	return names
}

// importedFunctions counts the imported functions, which come first in the numbering.
func importedFunctions(r reader) int {
	count := 0
	for n := r.number(); n > 0; n-- {
		r.text()
		r.text()
		switch r.byte() {
		case 0: // a function: its type
			r.number()
			count++
		case 1: // a table: type of its elements, limits
			r.byte()
			r.limits()
		case 2: // a memory
			r.limits()
		case 3: // a global: type, mutability
			r.skip(2)
		}
	}
	return count
}
