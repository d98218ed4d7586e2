package mastodon

import (
	"strings"

	"afterword/wasm/source"
)

// homeKey is where the browser keeps the server that the reader has an account on.
const homeKey = "afterword/mastodon"

// move keeps the reader's own server, as they know it: its name, its address, or that of
// their account.
func move(server string) source.Step[source.None] {
	if _, address, ok := strings.Cut(server, "://"); ok {
		server = address
	}
	server, _, _ = strings.Cut(server, "/")
	server = strings.ToLower(server[strings.LastIndexByte(server, '@')+1:])
	if server != "" && !isHost(server) {
		return source.Fail[source.None](source.Problem{Key: "home.wrong"})
	}
	return source.Send(source.Put{Key: homeKey, Value: server}, func(kept source.Reply) source.Step[source.None] {
		return source.Fail[source.None](kept.Failure.Problem())
	})
}

// isHost tells whether a text can be the name of a server.
func isHost(name string) bool {
	return strings.Contains(strings.Trim(name, ".:"), ".") && !strings.ContainsFunc(name, func(r rune) bool {
		return r < '-' || r == '/' || r > ':' && r < 'a' || r > 'z' && r < 0x80
	})
}
