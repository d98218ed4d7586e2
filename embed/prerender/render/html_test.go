package render

import "testing"

func TestSum(t *testing.T) {
	for text, want := range map[string]string{"": "0-811c9dc5", "a": "1-e40c292c", "é😀": "3-44cc4da1"} {
		if got := sum(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
