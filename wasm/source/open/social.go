//go:build !tinygo || servers || social

package open

import (
	"afterword/wasm/source/bluesky"
	"afterword/wasm/source/mastodon"
)

func init() {
	Sources = append(Sources,
		Source{Scheme: mastodon.Scheme, New: mastodon.New, Module: "social"},
		Source{Scheme: bluesky.Scheme, New: bluesky.New, Module: "social"},
	)
}
