package sourcetest

import (
	"slices"
	"strings"
	"testing"

	"afterword/wasm/source"
)

// mangled holds a load to what is true of all threads, whatever becomes of the
// answers on their way.
func mangled(t *testing.T, h Harness) {
	tab := open(t, h)
	record := &Record{Backend: tab.backend}
	Talk(record, tab.source.Load(), nil)
	for at, good := range record.Replies {
		var input string
		read := func(reply source.Reply) (source.Thread, error) {
			done := false
			defer func() {
				if !done {
					t.Errorf("it fails on %q", input)
				}
			}()
			input = reply.Body
			over := Talk(&replay{replies: record.Replies, at: at, other: reply}, tab.source.Load(), nil)
			sound(t, over.Value, over.Problem)
			done = true
			return over.Value, over.Problem
		}
		for _, body := range variants(good.Body) {
			reply := good
			reply.Body = body
			read(reply)
		}
		for i, item := range good.Items {
			reply := good
			reply.Items = slices.Clone(good.Items)
			for _, value := range variants(item.Value) {
				reply.Items[i] = source.Item{Key: item.Key, Value: value}
				read(reply)
			}
			for _, key := range variants(item.Key) {
				reply.Items[i] = source.Item{Key: key, Value: item.Value}
				read(reply)
			}
		}
		for _, bad := range []string{"", page, "\x00", "null", "[]", "{}", `"text"`, strings.Repeat("[", 100_000), strings.Repeat(`{"a":`, 100_000)} {
			reply := good
			reply.Body = bad
			_, fetched := record.Requests[at].(source.Fetch)
			thread, err := read(reply)
			if fetched && at == 0 && err == nil && !(bad == "[]" && strings.HasPrefix(good.Body, "[")) {
				t.Errorf("%.20q gives %d comments and no error", bad, len(thread.Comments))
			}
			if len(good.Items) == 0 {
				continue
			}
			reply = good
			reply.Items = slices.Clone(good.Items)
			reply.Items[0].Value = bad
			if thread, err := read(reply); err != nil || thread.LeftOut != 1 || len(thread.Comments) != len(good.Items)-1 {
				t.Errorf("%.20q in one item: left out %d, error %v; it costs more than that item", bad, thread.LeftOut, err)
			}
		}
	}
}

// variants is text cut at every byte, and with each byte changed; at every 16th
// where the tests are short.
func variants(text string) []string {
	step := 1
	if testing.Short() {
		step = 16
	}
	var all []string
	for i := 0; i < len(text); i += step {
		all = append(all, text[:i], text[i:], text[:i]+text[i+1:])
		for _, c := range []byte{text[i] ^ 0x01, text[i] ^ 0x20, text[i] ^ 0x80, 0, '"', '\\', '{', '[', '9'} {
			all = append(all, text[:i]+string([]byte{c})+text[i+1:])
		}
	}
	return all
}
