package comment

import "testing"

// TestBest puts what readers surely like before what a few happen to.
func TestBest(t *testing.T) {
	votes := []struct{ up, down int }{{90, 10}, {9, 1}, {2, 1}, {1, 0}, {0, 0}, {0, 1}, {0, 9}}
	for i := 1; i < len(votes); i++ {
		a := &Comment{Up: votes[i-1].up, Down: votes[i-1].down, Created: int64(i)}
		b := &Comment{Up: votes[i].up, Down: votes[i].down}
		if Best.compare(a, b) >= 0 || Best.compare(b, a) <= 0 {
			t.Errorf("%v does not come before %v: %f, %f", votes[i-1], votes[i], a.liked(), b.liked())
		}
	}
	if older, newer := (&Comment{Created: 1}), (&Comment{Created: 2}); Best.compare(older, newer) >= 0 {
		t.Error("of equals, the oldest comes first")
	}
}
