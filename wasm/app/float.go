package app

// Float is a button over the text: [ActReply] quotes what is selected of the
// comment Of, [ActCopyCode] copies the code that the pointer is at. Done says
// that it has.
type Float struct {
	Act  Act
	Of   string
	Done bool
}

type (
	// ClickedCopyCode copies the code that the pointer is at.
	ClickedCopyCode struct{}
	// Floated puts a button beside what is selected or pointed at, or takes it away.
	Floated struct{ Float }
)

func (Floated) message()         {}
func (ClickedCopyCode) message() {}

// Quotes tells whether what is selected may be quoted: where there is a reply to quote it in.
func (s *State) Quotes() bool {
	thread, ok := s.Thread.(*LoadedThread)
	return ok && thread.Source.Post != nil
}

// Quote is the button to quote what is selected from a spot on, and whether that
// changes anything.
func (s *State) Quote(from Spot) (f Float, changes bool) {
	if id := from.at(InBody); id != "" {
		return Float{Act: ActReply, Of: id}, true
	}
	return f, s.Float.Act == ActReply
}

// CopyCode is the button to copy the code at a spot, and whether that changes anything.
func (s *State) CopyCode(at Spot) (f Float, changes bool) {
	switch {
	case s.Float.Act == ActReply || at.In&InFloat != 0:
		return f, false
	case at.In&InCode != 0:
		return Float{Act: ActCopyCode}, true
	}
	return f, s.Float.Act != ""
}
