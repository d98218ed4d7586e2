package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// values is a JSON file that is read piece by piece.
type values struct {
	*json.Decoder
	in   *Input
	file file
}

func (in *Input) values() (*values, error) {
	f, err := in.open()
	if err != nil {
		return nil, err
	}
	start, _ := f.Peek(1 << 10)
	if start = bytes.TrimLeft(start, " \t\r\n"); len(start) == 0 || start[0] != '{' && start[0] != '[' {
		f.Close()
		return nil, in.mistaken("since there is no JSON in it")
	}
	return &values{json.NewDecoder(f), in, f}, nil
}

func (v *values) close() { v.file.Close() }

// wrong adds the place in the file to an error.
func (v *values) wrong(err error) error {
	var syntax *json.SyntaxError
	switch {
	case err == nil || errors.Is(err, io.EOF):
		return nil
	case errors.As(err, &syntax):
		return fmt.Errorf("%s: the JSON breaks off (%w); mend that place, or get the export again", v.in.place(max(v.InputOffset(), syntax.Offset-1)), syntax)
	}
	return err
}

// lists goes through the lists of an object, or through the one list that the file consists
// of. It hands over their elements one by one, unparsed.
func (v *values) lists(visit func(list string, element json.RawMessage) error) error {
	first, err := v.token()
	if err != nil {
		return err
	}
	if first == json.Delim('[') {
		return v.elements("", visit)
	}
	return v.members(visit)
}

// members goes through the lists of an object that has begun.
func (v *values) members(visit func(list string, element json.RawMessage) error) error {
	for v.More() {
		name, err := v.token()
		if err != nil {
			return err
		}
		value, err := v.token()
		if err != nil {
			return err
		}
		switch value {
		case json.Delim('['):
			list, _ := name.(string)
			err = v.elements(list, visit)
		case json.Delim('{'):
			err = v.skip()
		}
		if err != nil {
			return err
		}
	}
	_, err := v.token()
	return err
}

// token is the next token of a value that has begun. There the end of the file is an error.
func (v *values) token() (json.Token, error) {
	token, err := v.Token()
	return token, early(err)
}

func early(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (v *values) elements(list string, visit func(string, json.RawMessage) error) error {
	for v.More() {
		var element json.RawMessage
		if err := v.Decode(&element); err != nil {
			return early(err)
		}
		if err := visit(list, element); err != nil {
			return err
		}
	}
	_, err := v.token()
	return err
}

// skip passes the rest of an object that has begun.
func (v *values) skip() error {
	for depth := 1; depth > 0; {
		token, err := v.token()
		if err != nil {
			return err
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
	}
	return nil
}

// loose is a text that an export may also write as a number, or leave out.
type loose string

func (l *loose) UnmarshalJSON(data []byte) error {
	var text string
	switch {
	case string(data) == "null":
	case json.Unmarshal(data, &text) == nil:
		*l = loose(text)
	case strings.IndexByte("{[", data[0]) < 0:
		*l = loose(data)
	}
	return nil
}

func (l loose) String() string { return string(l) }

// number is the text as a number, 0 if it is not one.
func (l loose) number() int {
	n, _ := strconv.Atoi(strings.TrimSpace(string(l)))
	return max(n, 0)
}
