package article

const (
	// wordsAMinute is how fast adults read English prose in silence, a little
	// below the mean of 238 that is found over many studies.
	// https://doi.org/10.1016/j.jml.2019.104047
	wordsAMinute = 230
	// signsAMinute is the pace for scripts that put no space between words.
	signsAMinute = 500
)

// ReadingMinutes is how long text takes to read, in whole minutes, at least 1.
// A word is a run between white space; Chinese, Japanese and Korean
// characters count each for itself.
func ReadingMinutes(text string) int {
	words, signs := int64(0), int64(0)
	inWord := false
	for _, r := range text {
		switch {
		case eastAsian(r):
			signs++
			inWord = false
		case space(r):
			inWord = false
		case !inWord:
			words++
			inWord = true
		}
	}
	const minute = wordsAMinute * signsAMinute
	minutes := (words*signsAMinute + signs*wordsAMinute + minute/2) / minute
	return max(int(minutes), 1)
}

// space tells whether r parts words: white space, and the punctuation of
// Chinese and Japanese, that would count as words between their characters.
// https://www.unicode.org/charts/PDF/U3000.pdf
func space(r rune) bool {
	switch {
	case r <= ' ', r == 0x85, r == 0xa0, r == 0x1680, r >= 0x2000 && r <= 0x200b,
		r == 0x2028, r == 0x2029, r == 0x202f, r == 0x205f,
		r >= 0x3000 && r <= 0x303f, r >= 0xff00 && r <= 0xff0f, r >= 0xff1a && r <= 0xff1f:
		return true
	}
	return false
}

// eastAsian tells whether r is a Han, kana or Hangul character. The ranges are
// those of whole blocks, as the tables of Unicode are heavier than this.
// https://www.unicode.org/Public/UCD/latest/ucd/Blocks.txt
func eastAsian(r rune) bool {
	if r < 0x1100 {
		return false
	}
	return r <= 0x11ff || // Hangul Jamo
		r >= 0x3041 && r <= 0x318f || // kana, Bopomofo, Hangul
		r >= 0x31f0 && r <= 0x31ff || // kana of Ainu
		r >= 0x3400 && r <= 0x4dbf || // Han, extension A
		r >= 0x4e00 && r <= 0x9fff || // Han
		r >= 0xac00 && r <= 0xd7ff || // Hangul
		r >= 0xf900 && r <= 0xfaff || // Han, for compatibility
		r >= 0xff66 && r <= 0xffdc || // kana and Hangul of half width
		r >= 0x1b000 && r <= 0x1b16f || // older kana
		r >= 0x20000 && r <= 0x323af // Han, extensions B and later
}
