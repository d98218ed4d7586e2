//go:build !tinygo || servers

package open

import (
	"afterword/wasm/source/matrix"
	"afterword/wasm/source/waline"
	"afterword/wasm/source/wordpress"
)

// several tells that this module has threads of several sources.
const several = true

func init() {
	Sources = append(Sources,
		Source{Scheme: wordpress.Scheme, New: wordpress.New, WithPageURL: wordpress.WithPageURL, Module: Whole},
		Source{Scheme: waline.Scheme, New: waline.New, WithPageURL: waline.WithPageURL, Module: Whole},
		Source{Scheme: matrix.Scheme, New: matrix.New, Module: Whole},
	)
}
