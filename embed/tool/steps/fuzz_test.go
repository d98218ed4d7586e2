package steps

import "testing"

// TestRanOut checks that a run whose time was up is not taken for a failed one.
func TestRanOut(t *testing.T) {
	const ran = "fuzz: elapsed: 1m0s, execs: 1287259 (0/sec), new interesting: 13 (total: 113)\n"
	for said, want := range map[string]bool{
		ran + "--- FAIL: FuzzSay (60.17s)\n    context deadline exceeded\nFAIL\nexit status 1\nFAIL\tafterword/wasm/i18n\t60.191s\n":                                  true,
		ran + "--- FAIL: FuzzSay (3.17s)\n    --- FAIL: FuzzSay (0.00s)\n        say_test.go:9: lost\n\n    Failing input written to testdata/fuzz/FuzzSay/1\nFAIL\n": false,
		ran + "--- FAIL: FuzzSay (60.17s)\n    context deadline exceeded\n    fuzzing process hung or terminated unexpectedly: exit status 2\nFAIL\n":                 false,
		"# afterword/wasm/i18n\nsay.go:1:1: expected 'package'\nFAIL\tafterword/wasm/i18n [setup failed]\n":                                                           false,
	} {
		if got := ranOut(said); got != want {
			t.Errorf("%t, not %t, of\n%s", got, want, said)
		}
	}
}
