package steps

import "testing"

func TestAnyRan(t *testing.T) {
	const (
		passed  = "✔ two tabs see each other's changes (812.1ms)\n"
		failed  = "✖ two tabs see each other's changes (812.1ms)\n"
		leftOut = "﹣ an empty thread invites (1.1ms) # test name does not match pattern\n"
		sums    = "ℹ tests 1\nℹ pass 0\nℹ fail 0\nℹ skipped 1\n"
	)
	for said, want := range map[string]bool{
		leftOut + passed + sums: true,
		leftOut + failed + sums: true,
		leftOut + sums:          false,
		"":                      false,
	} {
		if got := anyRan(said); got != want {
			t.Errorf("anyRan(%q) = %v", said, got)
		}
	}
}
