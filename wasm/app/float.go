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
