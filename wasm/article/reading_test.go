package article

import (
	"strings"
	"testing"
)

// TestReadingMinutes counts words, and characters where a script has no spaces.
func TestReadingMinutes(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"nothing", "", 1},
		{"white space", " \n\t\u00a0\u3000", 1},
		{"a word", "word", 1},
		{"a minute", strings.Repeat("word ", 230), 1},
		{"not yet a minute and a half", strings.Repeat("word\n", 344), 1},
		{"a minute and a half", strings.Repeat("word\n", 345), 2},
		{"ten minutes", strings.Repeat("word\u00a0", 2300), 10},
		{"Han", strings.Repeat("字", 1500), 3},
		{"rare Han", strings.Repeat("𠮷", 1500), 3},
		{"kana", strings.Repeat("かカ", 750), 3},
		{"Hangul", strings.Repeat("한국", 750), 3},
		{"punctuation is not read", strings.Repeat("字、。「」！", 1500), 3},
		{"mixed", strings.Repeat("Go言語 ", 1000), 8},
		{"a word between characters", strings.Repeat("字a字", 500), 4},
		{"other scripts", strings.Repeat("كلمة слово शब्द ", 230), 3},
		{"broken text", strings.Repeat("\xff ", 460), 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ReadingMinutes(c.text); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}
