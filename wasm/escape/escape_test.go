package escape

import (
	"net/url"
	"testing"
	"unicode/utf8"
)

// TestUnpercent decodes what is encoded and leaves everything else as it is.
func TestUnpercent(t *testing.T) {
	for text, want := range map[string]string{
		"":           "",
		"a%20b%2f":   "a b/",
		"%C3%a9":     "é",
		"100%":       "100%",
		"%4":         "%4",
		"%zz%41":     "%zzA",
		"%%41":       "%A",
		"a%FFb":      "a\uFFFDb",
		"+ is a sum": "+ is a sum",
	} {
		if got := Unpercent(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// FuzzPercent shows that an encoded text decodes to the same text, here and in package
// url.
func FuzzPercent(f *testing.F) {
	f.Add("a b/ü%?#[]~-._")
	f.Fuzz(func(t *testing.T, text string) {
		encoded := Percent(text)
		if got, err := url.PathUnescape(encoded); err != nil || got != text {
			t.Errorf("%q is encoded as %q, which means %q, %v", text, encoded, got, err)
		}
		if utf8.ValidString(text) && Unpercent(encoded) != text {
			t.Errorf("%q is encoded as %q and then %q", text, encoded, Unpercent(encoded))
		}
	})
}
