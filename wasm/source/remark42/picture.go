package remark42

import (
	"strings"

	"afterword/wasm/source"
)

// kinds are the media types that the server takes.
const kinds = "image/png,image/jpeg,image/gif,image/webp"

// shown is where the pictures are that comments show: those that readers have sent, and
// those of others that the server fetches itself, if it is told to.
func (t *thread) shown() string {
	return t.host + "/api/v1/picture/ " + t.host + "/api/v1/img?src="
}

// pictures is how the reader adds pictures. A reader who has only given a name cannot.
func (t *thread) pictures() *source.Pictures {
	if t.rules.picture <= 0 || t.account.id == "" || t.account.nameOnly() {
		return nil
	}
	return &source.Pictures{Types: kinds, Largest: t.rules.picture, Upload: t.picture}
}

// nameOnly tells that the reader has only given a name.
func (a account) nameOnly() bool { return strings.HasPrefix(a.id, "anonymous_") }

// picture uploads a picture. The server deletes it later if no comment shows it.
func (t *thread) picture(file source.File) source.Step[string] {
	f := t.tell("POST", "picture", "", "")
	f.Upload = &source.Upload{Field: "file", File: file}
	f.Limit = 300_000
	return source.Send(f, func(reply source.Reply) source.Step[string] {
		if reply.Status == 400 {
			return source.Fail[string](source.Problem{Key: "remark42.picture"})
		}
		said, err := object(reply)
		id := said.Get("id").Text()
		if err == nil && (id == "" || strings.Trim(id, names) != "") {
			err = source.Garbled
		}
		return source.Done[string]{Value: t.host + "/api/v1/picture/" + id, Problem: err}
	})
}

// names are the characters of what the server calls a picture.
const names = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-/"
