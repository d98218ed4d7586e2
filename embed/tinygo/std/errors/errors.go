// Package errors is what the module needs of the standard package of this
// name. As is missing: it takes reflection, and with it the descriptions of
// all methods of the program's types.
package errors

// New is an error that says a text.
func New(text string) error { return &textError{text} }

type textError struct{ text string }

func (e *textError) Error() string { return e.text }

// ErrUnsupported tells that an operation is not supported.
var ErrUnsupported = New("unsupported operation")

// Unwrap is the error in an error, or nil.
func Unwrap(err error) error {
	if u, ok := err.(interface{ Unwrap() error }); ok {
		return u.Unwrap()
	}
	return nil
}

// Is tells whether an error is a certain one, or has it in it.
func Is(err, target error) bool {
	for err != nil {
		if err == target {
			return true
		}
		err = Unwrap(err)
	}
	return false
}
