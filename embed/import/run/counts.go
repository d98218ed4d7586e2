package run

import (
	"fmt"
	"strings"
)

// Reason is why a comment is left out.
type Reason uint8

// The reasons, in the order in which the summary lists them.
const (
	Kept Reason = iota
	Spam
	Pending
	Minimized
	Deleted
	Other
	Empty
	Repeated
	HiddenPage
	NoPage
	Unread
	reasons
)

// words name each reason after a number.
var words = [reasons]string{
	Spam:       "spam",
	Pending:    "waiting for approval",
	Minimized:  "hidden by a moderator",
	Deleted:    "deleted",
	Other:      "no comments, such as pingbacks",
	Empty:      "without a text",
	Repeated:   "there already, by the same id on the same page",
	HiddenPage: "on pages that are not published",
	NoPage:     "of which the export does not say the page",
	Unread:     "not readable",
}

// Counts are the results of an import.
type Counts struct {
	// Comments counts the comments in the files, and Pages the files.
	Comments, Pages int
	// Left counts what was left out, by reason. Stubs counts those of them that stay as
	// empty places, since they have replies.
	Left  [reasons]int
	Stubs int
	// Moved counts the replies that moved to the top level, since their parents are not in
	// the export.
	Moved int
}

// LeftOut is how many were left out in all.
func (c Counts) LeftOut() int {
	sum := 0
	for _, n := range c.Left {
		sum += n
	}
	return sum
}

// details say, one line each, how many comments changed and why.
func (c Counts) details() string {
	var b strings.Builder
	if n := c.LeftOut(); n > 0 {
		fmt.Fprintf(&b, "Left out: %s.\n", counted(n, "comment"))
		for why, n := range c.Left {
			if n > 0 {
				fmt.Fprintf(&b, "  %d %s\n", n, words[why])
			}
		}
	}
	if c.Stubs > 0 {
		fmt.Fprintf(&b, "%d of them %s, without name and text, since there are replies.\n", c.Stubs, one(c.Stubs, "keeps its place", "keep their places"))
	}
	if c.Moved > 0 {
		fmt.Fprintf(&b, "%s to comments that the export does not have %s at the top level.\n",
			one(c.Moved, "1 reply", fmt.Sprintf("%d replies", c.Moved)), one(c.Moved, "stands", "stand"))
	}
	return b.String()
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func one(n int, single, several string) string {
	if n == 1 {
		return single
	}
	return several
}
