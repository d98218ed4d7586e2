package app_test

import (
	"reflect"
	"testing"

	"afterword/wasm/app"
)

// TestPointed says what it means where the pointer and the focus are.
func TestPointed(t *testing.T) {
	in := func(part app.Part) app.Spot { return app.Spot{Comment: "a", In: app.InThread | part} }
	for _, c := range []struct {
		before []string
		at     app.Pointing
		want   []app.Message
	}{
		{nil, app.Pointing{Type: "focusin", To: in(app.InIdle)}, []app.Message{app.Entered{Composer: "new"}}},
		{nil, app.Pointing{Type: "focusin", To: in(app.InIdle | app.InPrimary)}, nil},
		{nil, app.Pointing{Type: "pointerover", To: in(app.InIdle)}, nil},
		{[]string{"more a"}, app.Pointing{Type: "focusout", To: in(0)}, []app.Message{app.LeftMenu{}}},
		{[]string{"more a"}, app.Pointing{Type: "focusout", To: in(app.InMenu)}, nil},
		{[]string{"more a"}, app.Pointing{Type: "pointerout"}, nil},
		{nil, app.Pointing{Type: "pointerover", To: in(app.InAnswers)}, []app.Message{app.Peeked{ID: "a"}}},
		{[]string{"peek a"}, app.Pointing{Type: "pointerout"}, []app.Message{app.Peeked{}}},
		{[]string{"peek a"}, app.Pointing{Type: "pointerout", Focus: in(app.InAnswers)}, nil},
		{[]string{"peek a"}, app.Pointing{Type: "focusout"}, []app.Message{app.Peeked{}}},
		{nil, app.Pointing{Type: "focusin", To: in(app.InOffer)}, []app.Message{app.HeldUndo{ID: "a"}}},
		{[]string{"hold-undo a"}, app.Pointing{Type: "pointerover", Focus: in(app.InOffer)}, nil},
		{[]string{"hold-undo a"}, app.Pointing{Type: "pointerout"}, []app.Message{app.HeldUndo{}}},
	} {
		p := play(t, append([]string{`store afterword/local/story/a "{\"body\":\"One\"}"`, `start`}, c.before...)...)
		if got := p.State.Pointed(c.at); !reflect.DeepEqual(got, c.want) {
			t.Errorf("after %q, %+v: %#v; want %#v", c.before, c.at, got, c.want)
		}
	}
	if got := new(app.State).Pointed(app.Pointing{Type: "pointerover", To: in(app.InAnswers)}); got != nil {
		t.Errorf("without a thread: %#v", got)
	}
}

// TestFloats says which button stands over the text.
func TestFloats(t *testing.T) {
	body, code := app.Spot{Comment: "a", In: app.InBody}, app.Spot{In: app.InCode}
	quote, copies := app.Float{Act: app.ActReply, Of: "a"}, app.Float{Act: app.ActCopyCode}
	for _, c := range []struct {
		shown   app.Float
		button  func(*app.State, app.Spot) (app.Float, bool)
		at      app.Spot
		want    app.Float
		changes bool
	}{
		{app.Float{}, (*app.State).Quote, body, quote, true},
		{app.Float{}, (*app.State).Quote, app.Spot{}, app.Float{}, false},
		{quote, (*app.State).Quote, app.Spot{}, app.Float{}, true},
		{copies, (*app.State).Quote, app.Spot{}, app.Float{}, false},
		{app.Float{}, (*app.State).CopyCode, code, copies, true},
		{copies, (*app.State).CopyCode, app.Spot{}, app.Float{}, true},
		{copies, (*app.State).CopyCode, app.Spot{In: app.InFloat}, app.Float{}, false},
		{quote, (*app.State).CopyCode, code, app.Float{}, false},
		{app.Float{}, (*app.State).CopyCode, app.Spot{}, app.Float{}, false},
	} {
		if got, changes := c.button(&app.State{Float: c.shown}, c.at); got != c.want || changes != c.changes {
			t.Errorf("%+v, at %+v: %+v, %t", c.shown, c.at, got, changes)
		}
	}
}

// TestFolds leaves a click to the browser only where the page and the state differ.
func TestFolds(t *testing.T) {
	p := play(t, `store afterword/local/story/a "{\"body\":\"One\"}"`, `start`)
	if p.State.Folds("a", true) || !p.State.Folds("a", false) || p.State.Folds("none", true) || !new(app.State).Folds("a", true) {
		t.Error("a click is left to the browser where the view folds, or the other way round")
	}
}
