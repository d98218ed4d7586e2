// Package entity knows the names of HTML's character references.
// https://html.spec.whatwg.org/multipage/named-characters.html
//
// goldmark has the same table, but in four parts and by name, as which it is
// 4 KB heavier in the transfer.
package entity

import (
	_ "embed"
	"unicode/utf8"
)

// table are the names that end in a semicolon, in the order of what they stand
// for: for each, how much greater its first character is than the one before,
// from 0x80 on, or 0xff and three bytes; the name; and, if it stands for two
// characters, a space and the second.
//
//go:generate go run generate.go
//go:embed table.bin
var table string

var named map[string]string

// Named is what a name stands for, "" if it is none.
func Named(name string) string {
	switch name { // these few are in nearly every text
	case "amp":
		return "&"
	case "lt":
		return "<"
	case "gt":
		return ">"
	case "quot":
		return `"`
	case "nbsp":
		return "\u00a0"
	}
	if named == nil {
		named = make(map[string]string, 2124)
		all(func(name, characters string) { named[name] = characters })
	}
	return named[name]
}

// all reads the table.
func all(yield func(name, characters string)) {
	first := rune(0)
	for i := 0; i < len(table); {
		if table[i] == 0xff {
			first += rune(table[i+1])<<16 | rune(table[i+2])<<8 | rune(table[i+3])
			i += 3
		} else {
			first += rune(table[i]) - 0x80
		}
		start := i + 1
		for i = start; i < len(table) && table[i] > ' ' && table[i] < 0x80; {
			i++
		}
		name := table[start:i]
		characters := string(first)
		if i < len(table) && table[i] == ' ' {
			_, size := utf8.DecodeRuneInString(table[i+1:])
			characters += table[i+1 : i+1+size]
			i += 1 + size
		}
		yield(name, characters)
	}
}
