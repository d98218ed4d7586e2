package i18n

import "strings"

// The scripts that are written from right to left, and the languages whose usual script is
// one of them.
const (
	rightToLeftScripts   = " adlm arab hebr mand nkoo rohg samr syrc thaa yezi "
	rightToLeftLanguages = " ar arc ary arz azb ckb dv fa he iw ji lrc mzn nqo pnb prs ps sd syr ug ur yi "
)

// Direction returns "ltr" or "rtl", the direction in which the language of a BCP 47 tag is
// written.
// https://www.rfc-editor.org/info/bcp47
func Direction(lang string) string {
	language, rest, _ := strings.Cut(strings.ToLower(lang), "-")
	mirrored := strings.Contains(rightToLeftLanguages, " "+language+" ")
	if script, _, _ := strings.Cut(rest, "-"); len(script) == 4 {
		mirrored = strings.Contains(rightToLeftScripts, " "+script+" ")
	}
	if mirrored {
		return "rtl"
	}
	return "ltr"
}
