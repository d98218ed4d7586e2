package json

import (
	"strconv"
	"strings"
)

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// number reads a number and keeps it as it is written (RFC 8259, section 6), a
// copy for the reasons that a string is one.
func (d *decoder) number() (Value, error) {
	start := d.at
	if d.peek() == '-' {
		d.at++
	}
	if d.peek() == '0' {
		d.at++
	} else if !d.digits() {
		return Value{}, d.fail("number without digits")
	}
	if d.peek() == '.' {
		d.at++
		if !d.digits() {
			return Value{}, d.fail("fraction without digits")
		}
	}
	if c := d.peek(); c == 'e' || c == 'E' {
		d.at++
		if c := d.peek(); c == '+' || c == '-' {
			d.at++
		}
		if !d.digits() {
			return Value{}, d.fail("exponent without digits")
		}
	}
	return Value{kind: Number, text: strings.Clone(d.text[start:d.at])}, nil
}

// digits passes over digits and tells whether there were any.
func (d *decoder) digits() bool {
	start := d.at
	for isDigit(d.peek()) {
		d.at++
	}
	return d.at > start
}

// integer is the value of a JSON number, and false if it is not whole or not
// in range. It works on the digits, since a float64 has too few of them.
func integer(number string) (int64, bool) {
	if n, err := strconv.ParseInt(number, 10, 64); err == nil {
		return n, true
	}
	shift, mantissa := 0, number
	if e := strings.IndexAny(number, "eE"); e >= 0 {
		mantissa = number[:e]
		n, err := strconv.Atoi(number[e+1:])
		if err != nil {
			n = len(number) + 20 // Out of range, whatever the digits, unless they are 0.
		}
		shift = n
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits := whole + fraction
	if strings.Trim(digits, "-0") == "" {
		return 0, true
	}
	shift -= len(fraction)
	for ; shift < 0 && digits[len(digits)-1] == '0'; shift++ {
		digits = digits[:len(digits)-1]
	}
	if shift < 0 || shift > 18 {
		return 0, false
	}
	n, err := strconv.ParseInt(digits+strings.Repeat("0", shift), 10, 64)
	if err != nil {
		return 0, false
	}
	return n, true
}
