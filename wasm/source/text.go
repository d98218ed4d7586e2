package source

import (
	"strings"

	"afterword/wasm/escape"
	"afterword/wasm/json"
)

// ID is an ID as a text. Some servers, and people who write a file, have it as a number.
func ID(v json.Value) string {
	if v.Kind() == json.Number {
		return string(json.Append(nil, v))
	}
	return v.Text()
}

// Escape percent-encodes a text to stand as one part of a path or of a query.
func Escape(text string) string { return escape.Percent(text) }

// Unescape is what percent-encoded text means.
func Unescape(text string) string { return escape.Unpercent(text) }

// Parameter is the value of a parameter in a query, decoded; "" where it has
// none.
func Parameter(query, name string) string {
	for query != "" {
		var one string
		one, query, _ = strings.Cut(query, "&")
		if key, value, _ := strings.Cut(one, "="); key == name {
			return Unescape(value)
		}
	}
	return ""
}
