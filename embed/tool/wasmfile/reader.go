package wasmfile

import "encoding/binary"

// reader takes values from the front of a section. It panics if the section is too short.
type reader []byte

func (r *reader) byte() byte {
	b := (*r)[0]
	*r = (*r)[1:]
	return b
}

func (r *reader) number() int {
	v, n := binary.Uvarint(*r)
	if n <= 0 {
		panic(errBroken)
	}
	*r = (*r)[n:]
	return int(v)
}

func (r *reader) skip(n int) { *r = (*r)[n:] }

func (r *reader) text() string {
	n := r.number()
	s := string((*r)[:n])
	r.skip(n)
	return s
}

func (r *reader) limits() {
	if r.number()&1 != 0 {
		r.number()
	}
	r.number()
}
