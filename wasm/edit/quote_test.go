package edit_test

import (
	"testing"

	"afterword/wasm/edit"
)

// TestQuotation puts a mark before each line of a text, and leaves out spare blank
// lines.
func TestQuotation(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{" \n\t\n", ""},
		{"one", "> one\n\n"},
		{"\none \ntwo\n\n \nthree\n\n", "> one\n> two\n>\n> three\n\n"},
		{"\tcode", "> \tcode\n\n"},
		{"née 😀\n日本語", "> née 😀\n> 日本語\n\n"},
	} {
		if got := edit.Quotation(c.text); got != c.want {
			t.Errorf("%q is quoted as %q, want %q", c.text, got, c.want)
		}
	}
}
