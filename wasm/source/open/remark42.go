//go:build !tinygo || servers || remark42

package open

import "afterword/wasm/source/remark42"

func init() {
	Sources = append(Sources, Source{Scheme: remark42.Scheme, New: remark42.New, WithPageURL: remark42.WithPageURL, Module: "remark42"})
}
