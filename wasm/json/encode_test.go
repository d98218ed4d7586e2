package json

import (
	"math"
	"testing"
)

// TestAppendString writes strings that are also safe inside a script element.
func TestAppendString(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{``, `""`},
		{`plain`, `"plain"`},
		{`"\`, `"\"\\"`},
		{"a\nb\tc\x00\x1f\x7f", `"a\nb\u0009c\u0000\u001f\u007f"`},
		{`</script><!-- & -->`, `"\u003c/script\u003e\u003c!-- \u0026 --\u003e"`},
		{"\u2028\u2029", `"\u2028\u2029"`},
		{"é😀", `"é😀"`},
		{"\xff\xed\xa0\x80", "\"\uFFFD\uFFFD\uFFFD\uFFFD\""},
	} {
		if got := string(AppendString(nil, c.text)); got != c.want {
			t.Errorf("AppendString(%q) = %s, want %s", c.text, got, c.want)
		}
	}
	if got := string(AppendString([]byte("x="), "y")); got != `x="y"` {
		t.Errorf("AppendString does not append: %s", got)
	}
}

// TestWriter writes objects that read back as the same.
func TestWriter(t *testing.T) {
	var empty, w, inner Writer
	if got := empty.String(); got != `{}` {
		t.Errorf("empty = %s", got)
	}
	inner.Bool("b", false)
	w.Text("a\"", "1")
	w.Int("n", math.MinInt64)
	w.Bool("t", true)
	w.Object("o", inner)
	w.Object("e", empty)
	const want = `{"a\"":"1","n":-9223372036854775808,"t":true,"o":{"b":false},"e":{}}`
	if got := w.String(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := canonical(t, w.String()); got != want {
		t.Errorf("read again: %s", got)
	}
}
