package app

import (
	"unicode/utf8"

	"afterword/wasm/source"
)

// near says when the form begins to say how many characters are left: at a tenth of
// the limit.
const near = 10

// Room is how many more characters a text may have, for screen readers. It changes
// only at a few steps, since nobody wants to hear it with every key.
type Room struct {
	// Step is 0 far from the limit, and grows towards it and beyond.
	Step uint8
	// Left is the number at that step, negative beyond the limit.
	Left int
}

// Left is how many more characters a text may have, negative for one that is
// too long. It reports false where there are many.
func Left(body string, limits source.Limits) (left int, near bool) {
	if !Nearing(body, limits) {
		return 0, false
	}
	left = limits.Length - utf8.RuneCountInString(Trimmed(body))
	return left, roomStep(left, limits.Length) > 0
}

// Nearing tells whether a text may soon be near its limit: it has four fifths
// of it in bytes, of which a character has one or more.
func Nearing(body string, limits source.Limits) bool {
	return limits.Length > 0 && len(body) >= limits.Length/5*4
}

func roomStep(left, most int) uint8 {
	switch {
	case left < 0:
		return 4
	case left <= most/(10*near):
		return 3
	case left <= most/(2*near):
		return 2
	case left <= most/near:
		return 1
	}
	return 0
}

// told is what is told of the room for a text, after what was told before.
func (r Room) told(body string, limits source.Limits) Room {
	left, near := Left(body, limits)
	if !near {
		return Room{}
	}
	if step := roomStep(left, limits.Length); step != r.Step {
		return Room{step, left}
	}
	return r
}
