package view

import "testing"

// TestLegible makes every colour of text legible on every ground.
func TestLegible(t *testing.T) {
	inks := []Colour{{0.11, 0.11, 0.1}, {0.91, 0.9, 0.88}, {0.36, 0.35, 0.33}, {0.1, 0.31, 0.55}, {0.96, 0.64, 0.64}, {0, 1, 0}}
	steps := []float64{0, 0.2, 0.4, 0.46, 0.5, 0.6, 0.8, 1}
	for _, r := range steps {
		for _, g := range steps {
			for _, b := range steps {
				ground := Colour{r, g, b}
				for _, ink := range inks {
					if got := ink.On(ground); got.Contrast(ground) < 4.5 {
						t.Errorf("%v on %v becomes %v, %.2f", ink, ground, got, got.Contrast(ground))
					}
				}
			}
		}
	}
	if ink, white := (Colour{0.11, 0.11, 0.1}), (Colour{1, 1, 1}); ink.On(white) != ink {
		t.Error("what is legible changes")
	}
	if got := (Colour{1, 0.5, 0}).String(); got != "rgb(255 128 0)" {
		t.Error(got)
	}
	if half := (Colour{0, 0, 0}).Over(Colour{1, 1, 1}, 0.5); half != (Colour{0.5, 0.5, 0.5}) {
		t.Error(half)
	}
}
