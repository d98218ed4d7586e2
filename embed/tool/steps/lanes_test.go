package steps

import (
	"errors"
	"io"
	"testing"
)

// TestInLanes checks that every step runs, even if others fail, and that the outcomes are
// in the order of the steps.
func TestInLanes(t *testing.T) {
	broken := errors.New("broken")
	absent := need{what: "a tool", there: func(string) bool { return false }, how: "patience"}
	outcomes := inLanes("", []step{
		{name: "right", run: func(string, io.Writer) error { return nil }},
		{name: "wrong", run: func(string, io.Writer) error { return broken }},
		{name: "missing", needs: []need{absent}, run: func(string, io.Writer) error { panic("it runs without what it needs") }},
		{name: "last", run: func(string, io.Writer) error { return nil }},
	})
	for i, want := range []struct {
		name          string
		fine, missing bool
	}{{"right", true, false}, {"wrong", false, false}, {"missing", false, true}, {"last", true, false}} {
		if o := outcomes[i]; o.step.name != want.name || (o.err == nil) != want.fine || o.missing != want.missing {
			t.Errorf("%d: %s, %v, missing %t; want %+v", i, o.step.name, o.err, o.missing, want)
		}
	}
}
