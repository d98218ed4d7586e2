package app

import "afterword/wasm/source"

// Message says what happened. Most messages are declared beside the code that handles
// them; here are those that concern the whole widget.
type Message interface{ message() }

type (
	// Started is the first message.
	Started struct {
		Setup Setup
		Page  Page
		// Prerendered is what came with the page as HTML, nil for nothing.
		Prerendered *Prerendered
		// Hidden tells that nobody can see the page: for example the browser has
		// prepared it before the reader asked for it, or it opened in a background tab.
		Hidden bool
	}
	// ChangedTheme and ChangedHeadingLevel tell of an attribute that has changed.
	ChangedTheme        struct{ Theme Theme }
	ChangedHeadingLevel struct{ Level int }
	// Moved tells that the element stands elsewhere in the page.
	Moved struct{ Theme Theme }
	// GotReply is the answer to [Ask] of a number, or that a time is over.
	GotReply struct {
		Number int
		Reply  source.Reply
	}
	// PassedMinute makes what is said about times true again.
	PassedMinute struct{}
)

func (Started) message()             {}
func (ChangedTheme) message()        {}
func (ChangedHeadingLevel) message() {}
func (Moved) message()               {}
func (GotReply) message()            {}
func (PassedMinute) message()        {}
