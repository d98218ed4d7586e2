//go:build !tinygo || servers

package open

import (
	"afterword/wasm/source/bluesky"
	"afterword/wasm/source/mastodon"
	"afterword/wasm/source/matrix"
	"afterword/wasm/source/remark42"
	"afterword/wasm/source/waline"
	"afterword/wasm/source/wordpress"
)

func init() {
	Sources = append(Sources,
		Source{Scheme: remark42.Scheme, New: remark42.New, First: remark42.First, Complete: remark42.Complete, Module: servers},
		Source{Scheme: wordpress.Scheme, New: wordpress.New, First: wordpress.First, Complete: wordpress.Complete, Module: servers},
		Source{Scheme: waline.Scheme, New: waline.New, First: waline.First, Complete: waline.Complete, Module: servers},
		Source{Scheme: matrix.Scheme, New: matrix.New, First: matrix.First, Module: servers},
		Source{Scheme: mastodon.Scheme, New: mastodon.New, First: mastodon.First, Module: servers},
		Source{Scheme: bluesky.Scheme, New: bluesky.New, First: bluesky.First, Module: servers},
	)
}
