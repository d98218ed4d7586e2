//go:build !tinygo || servers || waline

package open

import "afterword/wasm/source/waline"

func init() {
	Sources = append(Sources, Source{Scheme: waline.Scheme, New: waline.New, WithPageURL: waline.WithPageURL, Module: "waline"})
}
