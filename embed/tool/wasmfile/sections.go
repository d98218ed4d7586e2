// Package wasmfile reads the sections of a WebAssembly module.
package wasmfile

import (
	"encoding/binary"
	"errors"
)

// The sections that matter here, by number.
const (
	custom   = 0
	imports  = 2
	code     = 10
	dataArea = 11
)

// section is one section of a module.
type section struct {
	id    byte
	whole []byte // the body, with the section's number and length before it
	body  []byte
}

var errBroken = errors.New("this is not a WebAssembly module that can be read; build it again")

// sections splits a module into its sections.
func sections(module []byte) ([]section, error) {
	if len(module) < 8 || string(module[:4]) != "\x00asm" {
		return nil, errBroken
	}
	var all []section
	for rest := module[8:]; len(rest) > 0; {
		size, n := binary.Uvarint(rest[1:])
		start := 1 + n
		if n <= 0 || uint64(len(rest)-start) < size {
			return nil, errBroken
		}
		end := start + int(size)
		all = append(all, section{rest[0], rest[:end], rest[start:end]})
		rest = rest[end:]
	}
	return all, nil
}

// Strip removes the custom sections, such as names, which no browser needs.
func Strip(module []byte) ([]byte, error) {
	all, err := sections(module)
	if err != nil {
		return nil, err
	}
	out := append([]byte(nil), module[:8]...)
	for _, s := range all {
		if s.id != custom {
			out = append(out, s.whole...)
		}
	}
	return out, nil
}
