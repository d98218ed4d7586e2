package entity

import (
	"testing"

	"github.com/yuin/goldmark/util"
)

// TestNamed finds every entity of HTML, with the characters that goldmark has for it.
func TestNamed(t *testing.T) {
	count := 0
	all(func(name, characters string) {
		count++
		if got := Named(name); got != characters {
			t.Errorf("%s: %q and %q", name, got, characters)
		}
		if e, ok := util.LookUpHTML5EntityByName(name); !ok || string(e.Characters) != characters {
			t.Errorf("%s: %q", name, characters)
		}
	})
	if count != 2124 {
		t.Errorf("%d names", count)
	}
	for _, name := range []string{"", "no", "AMP;", "amp;", "a b"} {
		if got := Named(name); got != "" {
			t.Errorf("%q: %q", name, got)
		}
	}
}
