//go:build !js

package sourcetest_test

import (
	"testing"

	"afterword/wasm/source/sourcetest"
)

// TestSteady holds what a recording has of one run of a server to what it has of another.
func TestSteady(t *testing.T) {
	one := `{"at":"http://127.0.0.1:40123/a","id":"0e1d2c3b-0a1b-4c2d-8e3f-001122334455","of":"0e1d2c3b-0a1b-4c2d-8e3f-001122334455",
"time":"2026-11-27T16:40:01.123456-06:00","later":"2026-11-27T22:40:03","ms":1795819201123,"event":"%24LMnOpQrStUvWxYz0123456789abcdefghijklmnopqr","n":12}`
	two := `{"at":"http://localhost:51234/a","id":"9e1d2c3b-0a1b-4c2d-8e3f-001122334455","of":"9e1d2c3b-0a1b-4c2d-8e3f-001122334455",
"time":"2027-01-01T01:00:01.9Z","later":"2027-01-01T01:00:09","ms":1798765201900,"event":"%24XMnOpQrStUvWxYz0123456789abcdefghijklmnopqr","n":12}`
	const want = `{"at":"http://server.test/a","id":"id1","of":"id1",
"time":"2026-01-02T03:04:05.000Z","later":"2026-01-02T03:04:06","ms":1767323045000,"event":"%24event1","n":12}`
	for _, text := range []string{one, two} {
		if got := sourcetest.Steady(text); got != want {
			t.Errorf("%s\nwant\n%s", got, want)
		}
	}
}
