package render

import "testing"

func TestSum(t *testing.T) {
	for text, want := range map[string]string{"": "0--2128831035", "a": "1--468965076", "é😀": "3-1154239905"} {
		if got := sum(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
