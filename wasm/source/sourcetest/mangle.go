package sourcetest

import (
	"slices"
	"strings"
	"testing"

	"afterword/wasm/source"
)

// mangled reads every reply that is nearly right, and some that are not at all.
func mangled(t *testing.T, h Harness) {
	tab := open(t, h)
	good := tab.backend.Answer(tab.source.Load())
	read := func(reply source.Reply) (source.Thread, error) {
		done := false
		defer func() {
			if !done {
				t.Logf("the panic came with %+v", reply)
			}
		}()
		thread, err := source.ReadAll(tab.source.Loaded(reply))
		sound(t, thread, err)
		done = true
		return thread, err
	}
	for _, body := range variants(good.Body) {
		reply := good
		reply.Body = body
		read(reply)
	}
	for i, part := range good.All {
		for _, body := range variants(part.Body) {
			reply := good
			reply.All = slices.Clone(good.All)
			reply.All[i].Body = body
			read(reply)
		}
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
		if _, ok := tab.source.Load().(source.Fetch); ok {
			reply := good
			reply.Body = bad
			if thread, err := read(reply); err == nil {
				t.Errorf("%.20q gives %d comments and no error", bad, len(thread.Comments))
			}
		}
		if len(good.Items) > 0 {
			reply := good
			reply.Items = slices.Clone(good.Items)
			reply.Items[0].Value = bad
			if thread, err := read(reply); err != nil || thread.LeftOut != 1 || len(thread.Comments) != len(good.Items)-1 {
				t.Errorf("%.20q in one item: left out %d, error %v; it costs more than that item", bad, thread.LeftOut, err)
			}
		}
	}
}

// variants is text cut at every byte, and with each byte changed.
func variants(text string) []string {
	var all []string
	for i := range len(text) {
		all = append(all, text[:i], text[i:], text[:i]+text[i+1:])
		for _, c := range []byte{text[i] ^ 0x01, text[i] ^ 0x20, text[i] ^ 0x80, 0, '"', '\\', '{', '[', '9'} {
			all = append(all, text[:i]+string([]byte{c})+text[i+1:])
		}
	}
	return all
}
