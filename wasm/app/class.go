package app

// The classes by which the shell and the loader find parts of the view. All other
// classes are known only to the view and the style sheets.
const (
	ClassWidget    = "afterword"
	ClassPageInk   = "page-ink" // see [PageInk]
	ClassWaiting   = "waiting"  // see [State.Waiting]
	ClassThread    = "thread"
	ClassLong      = "long" // a list of which what is out of sight is not laid out
	ClassComment   = "comment"
	ClassDeleted   = "deleted" // a comment that stays as a stub
	ClassEdited    = "edited"  // the word that a comment was changed
	ClassIdle      = "idle"    // a form that shows as a line
	ClassPrimary   = "primary"
	ClassMore      = "more" // what a button opens, with the button
	ClassBody      = "comment-body"
	ClassText      = "text"      // what somebody wrote
	ClassFloat     = "float"     // a button over the text
	ClassStatus    = "status"    // what is said of a thread, and where a comment was
	ClassPermalink = "permalink" // the time of a comment
	ClassAnswers   = "answers"   // the link to the comment that is answered
)
