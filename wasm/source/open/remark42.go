//go:build !tinygo || remark42

package open

import "afterword/wasm/source/remark42"

func init() {
	Sources = append(Sources, Source{
		Scheme:   remark42.Scheme,
		New:      remark42.New,
		First:    remark42.First,
		Complete: remark42.Complete,
		Apart:    true,
	})
}
