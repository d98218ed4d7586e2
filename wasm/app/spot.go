package app

// A Spot is where in the element something is: an event, the pointer or the focus.
type Spot struct {
	// Comment is the ID of the comment that it is in, "" outside of all.
	Comment string
	In      Part
}

// A Part is a set of parts of the view.
type Part uint16

// The parts that decide what an event means.
const (
	InThread  Part = 1 << iota
	InMenu         // what a button opens, with the button
	InAnswers      // the link to the comment that is answered
	InOffer        // to bring a comment back
	InIdle         // a form that shows as a line
	InPrimary      // the button of a form that sends it
	InFloat        // the button over the text
	InBody         // what a comment says
	InCode         // a block of code in what somebody wrote
)

// Parts are the selectors that find the parts, in their order.
var Parts = [...]string{
	"." + ClassThread,
	"." + ClassMore,
	"." + ClassAnswers,
	"." + ClassComment + " > ." + ClassStatus,
	"." + ClassIdle,
	"." + ClassPrimary,
	"." + ClassFloat,
	"." + ClassBody,
	"." + ClassText + " " + CodeSelector,
}

const (
	// CodeSelector finds a block of code.
	CodeSelector = "pre"
	// BodySelector finds what somebody wrote, below their comment.
	BodySelector = ":scope > ." + ClassBody
	// ActSelector finds what does something, and FoldSelector what folds.
	ActSelector  = "[data-act]"
	FoldSelector = "summary[data-act]"
	// LeftSelector finds what a reader has typed into, chosen or opened.
	LeftSelector = "textarea,select,[data-act=" + string(ActUndo) + "],[data-act=" + string(ActName) + "],[data-act=" +
		string(ActPreview) + "][aria-selected=true],:focus-within>[aria-expanded=true]"
)

// at is the comment of a spot if that is in a part, else "".
func (s Spot) at(part Part) string {
	if s.In&part == 0 {
		return ""
	}
	return s.Comment
}

// Pointing is what the browser says of the pointer or the focus.
type Pointing struct {
	// Type is pointerover, pointerout, focusin or focusout.
	Type string
	// To is where it is now. Of the pointer, Focus is where the focus is.
	To, Focus Spot
}

// Pointed are the messages that say where the pointer and the focus are. While the focus
// is at an offer to undo, or at the link to the comment that one answers, the pointer
// changes nothing.
func (s *State) Pointed(p Pointing) (all []Message) {
	thread, ok := s.Thread.(*LoadedThread)
	if !ok {
		return nil
	}
	switch {
	case p.Type == "focusin" && p.To.In&(InIdle|InPrimary) == InIdle:
		return []Message{Entered{New.Key("")}}
	case p.Type == "focusout" && thread.Menu != "" && p.To.In&InMenu == 0:
		return []Message{LeftMenu{}}
	}
	held := p.To.at(InOffer)
	if held == "" {
		held = p.Focus.at(InOffer)
	}
	if held != thread.Held {
		all = append(all, HeldUndo{held})
	}
	peeked := p.To.at(InAnswers)
	if peeked != thread.Peeked && (thread.Peeked == "" || p.Focus.at(InAnswers) != thread.Peeked) {
		all = append(all, Peeked{peeked})
	}
	return all
}

// Folds tells whether a click on the replies to a comment, which are open or not, is
// left to the browser: where the page and the state differ, and where the replies may
// still be the prerendered ones. Otherwise the view folds them.
func (s *State) Folds(id string, open bool) bool {
	thread, ok := s.Thread.(*LoadedThread)
	if !ok {
		return true
	}
	branch := thread.Thread.Find(id)
	return branch != nil && (thread.Hydrating || branch.Folded == open)
}
