//go:build !tinygo || servers || matrix

package open

import "afterword/wasm/source/matrix"

func init() {
	Sources = append(Sources, Source{Scheme: matrix.Scheme, New: matrix.New, Module: "matrix"})
}
