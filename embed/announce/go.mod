// The native command that posts published pages to Mastodon and Bluesky.
module afterword/embed/announce

go 1.26.0

require (
	github.com/rivo/uniseg v0.4.7
	golang.org/x/net v0.62.0
)
