package i18n

import "strings"

// The scripts that are written from right to left, and the languages that are
// where their tag names no script.
const (
	rightToLeftScripts   = " adlm arab hebr mand nkoo rohg samr syrc thaa yezi "
	rightToLeftLanguages = " ar arc ary arz azb ckb dv fa he iw ji lrc mzn nqo pnb prs ps sd syr ug ur yi "
)

// Direction is ltr or rtl: which way the language of a BCP 47 tag is written.
func Direction(lang string) string {
	subtags := strings.Split(strings.ToLower(lang), "-")
	mirrored := strings.Contains(rightToLeftLanguages, " "+subtags[0]+" ")
	if len(subtags) > 1 && len(subtags[1]) == 4 {
		mirrored = strings.Contains(rightToLeftScripts, " "+subtags[1]+" ")
	}
	if mirrored {
		return "rtl"
	}
	return "ltr"
}
