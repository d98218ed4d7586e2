package main

import (
	"bytes"
	"strings"
	"testing"
)

// TestCommand runs the command with good and bad arguments and accounts. It ends with
// the right code, says what is wrong, and never prints a token.
func TestCommand(t *testing.T) {
	account := map[string]string{"MASTODON_URL": "http://127.0.0.1:1", "MASTODON_TOKEN": "token"}
	for _, c := range []struct {
		env  map[string]string
		args []string
		code int
		want string
	}{
		{account, []string{"-table", "none.json", "http://127.0.0.1:1/"}, 1, "http://127.0.0.1:1/ cannot be reached"},
		{account, []string{"-table", "none.json"}, 2, "which pages?"},
		{account, []string{"http://127.0.0.1:1/"}, 2, "name one with -table FILE"},
		{nil, []string{"-table", "none.json", "http://127.0.0.1:1/"}, 2, "no account is in the environment"},
		{map[string]string{"MASTODON_TOKEN": "token"}, nil, 2, "set both or neither"},
		{map[string]string{"BLUESKY_HANDLE": "ada"}, nil, 2, "set both or neither"},
		{map[string]string{"MASTODON_TOKEN": "token", "MASTODON_URL": "http://social.example"}, nil, 2, "MASTODON_URL: "},
		{nil, []string{"-what"}, 2, "flag provided but not defined"},
		{nil, []string{"-help"}, 0, "It ends with 0 if all pages are announced"},
	} {
		var out, trouble bytes.Buffer
		code := command(c.args, func(name string) string { return c.env[name] }, &out, &trouble)
		if code != c.code || !strings.Contains(trouble.String(), c.want) || strings.Contains(trouble.String(), "token\"") {
			t.Errorf("%q: %d, %s", c.args, code, trouble.String())
		}
	}
}
