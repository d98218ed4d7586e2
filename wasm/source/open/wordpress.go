//go:build !tinygo || servers || wordpress

package open

import "afterword/wasm/source/wordpress"

func init() {
	Sources = append(Sources, Source{Scheme: wordpress.Scheme, New: wordpress.New, WithPageURL: wordpress.WithPageURL, Module: "wordpress"})
}
