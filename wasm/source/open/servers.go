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
		Source{Scheme: remark42.Scheme, New: remark42.New, WithPageURL: remark42.WithPageURL, Module: servers},
		Source{Scheme: wordpress.Scheme, New: wordpress.New, WithPageURL: wordpress.WithPageURL, Module: servers},
		Source{Scheme: waline.Scheme, New: waline.New, WithPageURL: waline.WithPageURL, Module: servers},
		Source{Scheme: matrix.Scheme, New: matrix.New, Module: servers},
		Source{Scheme: mastodon.Scheme, New: mastodon.New, Module: servers},
		Source{Scheme: bluesky.Scheme, New: bluesky.New, Module: servers},
	)
}
