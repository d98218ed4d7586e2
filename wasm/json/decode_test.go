package json

import (
	"errors"
	"strings"
	"testing"
)

// canonical writes a value on one line, so that a table can say what is meant.
func canonical(t *testing.T, text string) string {
	t.Helper()
	v, err := Decode(text)
	if err != nil {
		t.Fatalf("Decode(%q): %v", text, err)
	}
	return string(Append(nil, v))
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`null`, `null`},
		{` true `, `true`},
		{"\t\r\nfalse\n", `false`},
		{"\uFEFF{}", `{}`},
		{`[]`, `[]`},
		{`[ 1 , 2 ]`, `[1,2]`},
		{`{ "a" : [ { } , "b" ] , "" : null }`, `{"a":[{},"b"],"":null}`},
		{`[0,-0,1.50,-2e10,3E+1,4e-2,12345678901234567890]`, `[0,-0,1.50,-2e10,3E+1,4e-2,12345678901234567890]`},
		{`{"b":1,"a":2,"b":3}`, `{"b":1,"a":2,"b":3}`},
		{`""`, `""`},
		{`"\"\\\/\b\f\n\r\t"`, `"\"\\/\u0008\u000c\n\u000d\u0009"`},
		{`"caf\u00e9 \u00E9 é"`, `"café é é"`},
		{`"\ud83d\ude00"`, `"😀"`},
		{`"\uD83D\uDE00"`, `"😀"`},
		{`"\ud83d"`, "\"\uFFFD\""},
		{`"\ude00"`, "\"\uFFFD\""},
		{`"\ud83dx"`, "\"\uFFFDx\""},
		{`"\ud83d\n"`, "\"\uFFFD\\n\""},
		{`"\ud83d\u0041"`, "\"\uFFFDA\""},
		{`"\ud83d\ud83d\ude00"`, "\"\uFFFD😀\""},
		{`"\ude00\ud83d"`, "\"\uFFFD\uFFFD\""},
		{`"\u0000"`, `"\u0000"`},
		{"\"a\xffb\xc3\"", "\"a\uFFFDb\uFFFD\""},
		{"\"\xed\xa0\x80\"", "\"\uFFFD\uFFFD\uFFFD\""},
		{"\"\x7f\"", `"\u007f"`},
	} {
		if got := canonical(t, c.text); got != c.want {
			t.Errorf("Decode(%q) = %s, want %s", c.text, got, c.want)
		}
	}
}

// broken are texts that are no JSON, and where each ends to be.
var broken = []struct {
	text   string
	offset int
	reason string
}{
	{``, 0, "unexpected end"},
	{" \n", 2, "unexpected end"},
	{"\uFEFF", 3, "unexpected end"},
	{"\uFEFF\uFEFF1", 3, "unexpected character"},
	{`<!doctype html>`, 0, "unexpected character"},
	{"\x00", 0, "unexpected character"},
	{"1\x00", 1, "text after the value"},
	{`{} {}`, 3, "text after the value"},
	{`nul`, 0, "unknown word"},
	{`True`, 0, "unexpected character"},
	{`nullx`, 4, "text after the value"},
	{`01`, 1, "text after the value"},
	{`-`, 1, "number without digits"},
	{`+1`, 0, "unexpected character"},
	{`.5`, 0, "unexpected character"},
	{`1.`, 2, "fraction without digits"},
	{`1.e1`, 2, "fraction without digits"},
	{`1e`, 2, "exponent without digits"},
	{`1e+`, 3, "exponent without digits"},
	{`0x1`, 1, "text after the value"},
	{`NaN`, 0, "unexpected character"},
	{`[1`, 2, "no comma"},
	{`[1 2]`, 3, "no comma"},
	{`[1,]`, 3, "nothing after the comma"},
	{`[,1]`, 1, "unexpected character"},
	{`[`, 1, "unexpected end"},
	{`[1,`, 3, "unexpected end"},
	{`[1}`, 2, "no comma"},
	{`{`, 1, "no member name"},
	{`{a:1}`, 1, "no member name"},
	{`{'a':1}`, 1, "no member name"},
	{`{"a"}`, 4, "no colon"},
	{`{"a":}`, 5, "unexpected character"},
	{`{"a":1,}`, 7, "nothing after the comma"},
	{`{"a":1,2}`, 7, "no member name"},
	{`{"a":1]`, 6, "no comma"},
	{`"a`, 2, "string without an end"},
	{`"a\`, 3, "string without an end"},
	{`"a\"`, 4, "string without an end"},
	{"\"a\nb\"", 2, "control character in a string"},
	{"\"a\\\nb\"", 2, "unknown escape"},
	{"\"\x00\"", 1, "control character in a string"},
	{`["ab\x41"]`, 4, "unknown escape"},
	{`"\u12"`, 1, "unknown escape"},
	{`"\u12g4"`, 1, "unknown escape"},
	{`"\u+123"`, 1, "unknown escape"},
	{`"\U0041"`, 1, "unknown escape"},
	{"\"\\\u00e9\"", 1, "unknown escape"},
	{`/**/1`, 0, "unexpected character"},
}

func TestDecodeErrors(t *testing.T) {
	for _, c := range broken {
		_, err := Decode(c.text)
		var syntax SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("Decode(%q) error = %v, want a SyntaxError", c.text, err)
			continue
		}
		if syntax.Offset != c.offset || syntax.Reason != c.reason {
			t.Errorf("Decode(%q) error = %v, want %s at %d", c.text, err, c.reason, c.offset)
		}
	}
	if got := (SyntaxError{Offset: 17, Reason: "no comma"}).Error(); got != "json: no comma at byte 17" {
		t.Errorf("Error() = %q", got)
	}
}

func TestDecodeDepth(t *testing.T) {
	nested := func(n int, open, inner, end string) string {
		return strings.Repeat(open, n) + inner + strings.Repeat(end, n)
	}
	most := nested(MaxDepth, "[", "1", "]")
	if got := canonical(t, most); got != most {
		t.Errorf("%d lists: %s", MaxDepth, got)
	}
	for _, deep := range []string{
		nested(MaxDepth+1, "[", "", "]"),
		nested(100_000, "[", "", "]"),
		nested(100_000, `{"a":`, `"]}\""`, "}"),
		nested(100_000, `[{"a":`, "1", "}]"),
	} {
		v, err := Decode(`{"deep":` + deep + `,"after":1}`)
		if n, _ := v.Get("after").Int(); err != nil || n != 1 {
			t.Errorf("%.12q… of %d bytes: %v", deep, len(deep), err)
		}
		if _, err := Decode(deep[:len(deep)-1]); err == nil {
			t.Errorf("%.12q… without its end", deep)
		}
	}
	if _, err := Decode(strings.Repeat("[", 1_000_000)); err == nil {
		t.Error("lists without an end")
	}
	if v, err := Decode("[" + strings.Repeat("[],", 100_000) + "[]]"); err != nil || v.Len() != 100_001 {
		t.Errorf("a wide list: %d, %v", v.Len(), err)
	}
}

func TestDecodeKeepsItemsApart(t *testing.T) {
	// The lists share a buffer while they are open, and nothing afterwards.
	const text = `[[1,[2,3],{"a":[4],"b":{}}],[],[[[5]],6]]`
	if got := canonical(t, text); got != text {
		t.Errorf("got %s, want %s", got, text)
	}
}
