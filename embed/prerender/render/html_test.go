package render

import "testing"

// TestSum gives the hashes that the loader computes for the same texts.
func TestSum(t *testing.T) {
	for text, want := range map[string]int{"": 1, "a": 1610651424, "é😀": 1895061800} {
		if got := sum(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
