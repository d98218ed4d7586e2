package json

import (
	"strconv"
	"unicode/utf8"
)

// Append appends v as JSON to out.
func Append(out []byte, v Value) []byte {
	switch v.kind {
	case Null:
		return append(out, "null"...)
	case Text:
		return AppendString(out, v.text)
	case List:
		out = append(out, '[')
		for i, item := range v.items {
			if i > 0 {
				out = append(out, ',')
			}
			out = Append(out, item)
		}
		return append(out, ']')
	case Object:
		out = append(out, '{')
		for i, item := range v.items {
			if i%2 == 1 {
				out = append(out, ':')
			} else if i > 0 {
				out = append(out, ',')
			}
			out = Append(out, item)
		}
		return append(out, '}')
	}
	return append(out, v.text...)
}

// AppendString appends s as a JSON string to out. Whatever is special in HTML
// or JavaScript is escaped, so that the result may stand in a script element.
// Bytes that are not UTF-8 become U+FFFD.
func AppendString(out []byte, s string) []byte {
	out = append(out, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			out = append(out, '\\', byte(r))
		case r == '\n':
			out = append(out, `\n`...)
		case r < ' ' || r == 0x7F || r == '<' || r == '>' || r == '&' || r == 0x2028 || r == 0x2029:
			out = append(out, `\u`...)
			for shift := 12; shift >= 0; shift -= 4 {
				out = append(out, "0123456789abcdef"[r>>shift&15])
			}
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return append(out, '"')
}

// Writer writes an object member by member, in the order of the calls. The
// zero Writer has no members.
type Writer struct{ members []byte }

// Text adds a member that is a string.
func (w *Writer) Text(name, value string) {
	w.name(name)
	w.members = AppendString(w.members, value)
}

// Texts adds a member that is a list of strings.
func (w *Writer) Texts(name string, values ...string) {
	w.name(name)
	w.members = append(w.members, '[')
	for i, value := range values {
		if i > 0 {
			w.members = append(w.members, ',')
		}
		w.members = AppendString(w.members, value)
	}
	w.members = append(w.members, ']')
}

// Int adds a member that is a number.
func (w *Writer) Int(name string, value int64) {
	w.name(name)
	w.members = strconv.AppendInt(w.members, value, 10)
}

// Bool adds a member that is true or false.
func (w *Writer) Bool(name string, value bool) {
	w.name(name)
	w.members = strconv.AppendBool(w.members, value)
}

// Null adds a member that is null.
func (w *Writer) Null(name string) {
	w.name(name)
	w.members = append(w.members, "null"...)
}

// Object adds a member that is itself an object.
func (w *Writer) Object(name string, value Writer) {
	w.name(name)
	w.members = append(w.members, value.String()...)
}

// String is the object as JSON.
func (w Writer) String() string { return "{" + string(w.members) + "}" }

func (w *Writer) name(name string) {
	if len(w.members) > 0 {
		w.members = append(w.members, ',')
	}
	w.members = AppendString(w.members, name)
	w.members = append(w.members, ':')
}
