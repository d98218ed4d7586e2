package util

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file stands in for goldmark's unicode_case_folding.go in the shipped
// module. There, 1,530 pairs go into a map whenever the module starts: 14 KB of
// tables of their own, beside those by which package unicode lowers letters.
// What is folded is only compared with what is folded, so for most letters any
// of their forms will do.

// unicodeCaseFolding gives what a letter is compared by: of its upper case the
// lower, unless it folds to several letters.
// https://www.unicode.org/Public/UCD/latest/ucd/CaseFolding.txt
func unicodeCaseFolding(r rune) ([]rune, bool) {
	if severalFor == nil {
		severalFor = map[rune][]rune{}
		for _, word := range strings.Fields(several) {
			letter, size := utf8.DecodeRuneInString(word)
			severalFor[letter] = []rune(word[size:])
		}
	}
	if folded, ok := severalFor[r]; ok {
		return folded, true
	}
	if r == 'ı' { // the upper case of i without a dot is I, but it is no i
		return nil, false
	}
	return []rune{unicode.ToLower(unicode.ToUpper(r))}, true
}

var severalFor map[rune][]rune

// several are the letters that fold to several, each before those.
const several = "ßss İi\u0307 ŉʼn ǰj\u030c ΐι\u0308\u0301 ΰυ\u0308\u0301 ևեւ ẖh\u0331 ẗt\u0308 " +
	"ẘw\u030a ẙy\u030a ẚaʾ ẞss ὐυ\u0313 ὒυ\u0313\u0300 ὔυ\u0313\u0301 ὖυ\u0313\u0342 ᾀἀι " +
	"ᾁἁι ᾂἂι ᾃἃι ᾄἄι ᾅἅι ᾆἆι ᾇἇι ᾈἀι ᾉἁι ᾊἂι ᾋἃι ᾌἄι ᾍἅι ᾎἆι ᾏἇι ᾐἠι ᾑἡι ᾒἢι ᾓἣι ᾔἤι ᾕἥι " +
	"ᾖἦι ᾗἧι ᾘἠι ᾙἡι ᾚἢι ᾛἣι ᾜἤι ᾝἥι ᾞἦι ᾟἧι ᾠὠι ᾡὡι ᾢὢι ᾣὣι ᾤὤι ᾥὥι ᾦὦι ᾧὧι ᾨὠι ᾩὡι ᾪὢι " +
	"ᾫὣι ᾬὤι ᾭὥι ᾮὦι ᾯὧι ᾲὰι ᾳαι ᾴάι ᾶα\u0342 ᾷα\u0342ι ᾼαι ῂὴι ῃηι ῄήι ῆη\u0342 ῇη\u0342ι " +
	"ῌηι ῒι\u0308\u0300 ΐι\u0308\u0301 ῖι\u0342 ῗι\u0308\u0342 ῢυ\u0308\u0300 " +
	"ΰυ\u0308\u0301 ῤρ\u0313 ῦυ\u0342 ῧυ\u0308\u0342 ῲὼι ῳωι ῴώι ῶω\u0342 ῷω\u0342ι ῼωι " +
	"ﬀff ﬁfi ﬂfl ﬃffi ﬄffl ﬅst ﬆst ﬓմն ﬔմե ﬕմի ﬖվն ﬗմխ"
