package node

import "unicode/utf8"

// Legible is a text without the characters that show another text than is
// there: controls, and those that turn the direction of others or show nothing.
// Joiners stay, which scripts and emoji are written with, and so do tabs and line
// breaks.
// https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
func Legible(text string) string {
	var kept []byte
	done := 0
	for i, r := range text {
		if unseen(r) {
			kept = append(kept, text[done:i]...)
			done = i + utf8.RuneLen(r)
		}
	}
	if done == 0 {
		return text
	}
	return string(append(kept, text[done:]...))
}

func unseen(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' || r >= 0x7F && r < 0xA0 ||
		r == 0x061C || r == 0x200B || r == 0x200E || r == 0x200F ||
		r >= 0x2028 && r <= 0x202E || r >= 0x2060 && r <= 0x206F ||
		r == 0xFEFF || r >= 0xFFF9 && r <= 0xFFFB
}
