package view

import "strconv"

// Colour is one of sRGB: red, green and blue, each from 0 to 1.
type Colour [3]float64

// String is the colour as CSS has it.
func (c Colour) String() string {
	text := "rgb("
	for i, part := range c {
		if i > 0 {
			text += " "
		}
		text += strconv.Itoa(int(part*255 + 0.5))
	}
	return text + ")"
}

// Over is the colour with another in front of it, which covers a share of it.
func (c Colour) Over(front Colour, share float64) Colour {
	for i := range c {
		c[i] += (front[i] - c[i]) * share
	}
	return c
}

// luminance is how light the colour looks, by a polynomial that comes near enough to the
// curve of sRGB and takes little code.
func (c Colour) luminance() float64 {
	sum := 0.0
	for i, weight := range [3]float64{0.2126, 0.7152, 0.0722} {
		x := c[i]
		sum += weight * x * (x*(x*0.305306011+0.682171111) + 0.012522878)
	}
	return sum
}

// Contrast is that of two colours, from 1 to 21.
// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
func (c Colour) Contrast(other Colour) float64 {
	a, b := c.luminance()+0.05, other.luminance()+0.05
	return max(a, b) / min(a, b)
}

// Dark tells that white is the easier to read on the colour.
func (c Colour) Dark() bool { return c.luminance() < 0.179 }

// Readable is the least contrast that text needs, with some to spare for a tinted
// background.
const Readable = 4.9

// On is the colour, as much darker or lighter as it takes to be readable on a background.
func (c Colour) On(ground Colour) Colour {
	pole := Colour{}
	if ground.Dark() {
		pole = Colour{1, 1, 1}
	}
	for share := 0.0; share < 1; share += 0.125 {
		if mixed := c.Over(pole, share); mixed.Contrast(ground) >= Readable {
			return mixed
		}
	}
	return pole
}
