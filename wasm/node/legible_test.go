package node

import "testing"

// TestLegible takes out control and bidirectional characters, and keeps those that
// scripts and emoji need.
func TestLegible(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Ada Lovelace", "Ada Lovelace"},
		{"a\tb\nc", "a\tb\nc"},
		{"\u202Egpj.exe", "gpj.exe"},
		{"a\x00\x08\x1b[1mb\x7f\u0085\u009bc", "a[1mbc"},
		{"\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C", ""},
		{"Ad\u200Ba\u2060\uFEFF\u2028\u2029\uFFF9", "Ada"},
		{"מיכל ברגר", "מיכל ברגר"},
		{"می\u200Cخواهم 👩\u200D🚀 ❤\uFE0F", "می\u200Cخواهم 👩\u200D🚀 ❤\uFE0F"},
	} {
		if got := Legible(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
