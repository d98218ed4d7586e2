//go:build !js

package sourcetest

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"afterword/wasm/source"
)

// Feed checks that the feed that a source names on a real server is one, and has a
// text in it.
func Feed(t *testing.T, s *source.Source, text string) {
	t.Helper()
	answer, err := http.Get(s.Feed)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, _ := io.ReadAll(answer.Body)
	if answer.StatusCode != 200 || !strings.Contains(string(body), "<rss") || !strings.Contains(string(body), text) {
		t.Errorf("%s: %s\n%s", s.Feed, answer.Status, body)
	}
}
