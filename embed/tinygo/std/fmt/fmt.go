// Package fmt is what the module needs of the standard package of this name:
// the sentences of goldmark's panics and errors, which nobody reads in a
// browser. The standard one prints any value by reflection, and with it come
// the types of the whole program and tables for floating-point numbers.
//
// Verbs are written as they stand; after them come the operands that are
// strings and integers. To write an error or a Stringer would bring in every
// such method of the program.
package fmt

import (
	"errors"
	"io"
	"strconv"
)

// Stringer is any value that has a String method.
type Stringer interface{ String() string }

// Sprint joins its operands.
func Sprint(operands ...any) string {
	text := ""
	for _, operand := range operands {
		switch o := operand.(type) {
		case string:
			text += o
		case int:
			text += strconv.Itoa(o)
		}
	}
	return text
}

// Sprintf is the format and after it its operands.
func Sprintf(format string, operands ...any) string { return format + " " + Sprint(operands...) }

// Errorf is an error that says what [Sprintf] says.
func Errorf(format string, operands ...any) error { return errors.New(Sprintf(format, operands...)) }

// Fprintf writes what [Sprintf] says.
func Fprintf(w io.Writer, format string, operands ...any) (int, error) {
	return w.Write([]byte(Sprintf(format, operands...)))
}

// Print, Printf and Println have nowhere to print to.
func Print(...any) (int, error)          { return 0, nil }
func Printf(string, ...any) (int, error) { return 0, nil }
func Println(...any) (int, error)        { return 0, nil }
