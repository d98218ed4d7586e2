package serve

import (
	"strconv"
	"strings"
)

// codings are the packed twins that a file may have, the best first.
var codings = []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}}

// accepts tells whether Accept-Encoding allows a coding: the headers have its name, or else
// "*", without q=0.
// https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding
func accepts(headers []string, coding string) bool {
	any := false
	for item := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		name, parameters, _ := strings.Cut(item, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		allowed := true
		if key, value, ok := strings.Cut(parameters, "="); ok && strings.EqualFold(strings.TrimSpace(key), "q") {
			q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			allowed = err == nil && q > 0
		}
		switch name {
		case coding:
			return allowed
		case "*":
			any = allowed
		}
	}
	return any
}
