package app

// Composer is one form for writing.
type Composer struct {
	Purpose Purpose
	// Of is the ID of the comment that the reader replies to, or edits.
	Of         string
	Name, Body string
	Preview    bool // whether the preview is in front
	Tool       int  // which of [Tools] the Tab key reaches
	// Unkept tells that the browser has no room to keep what is typed.
	Unkept bool
	// Room is how many more characters the text may have, as screen readers last heard it.
	Room  Room
	Phase Phase
	// Pictures are those that are being added.
	Pictures Pictures
	// Used tells that the reader has used it. Until then the form for new comments is
	// small.
	Used bool

	typed bool // whether the text was typed here, and not only kept from before
}

// Purpose is what a composer is for.
type Purpose uint8

// The purposes.
const (
	New Purpose = iota
	Reply
	Edit
)

// Phase is where a composer is: [Editing], [Asking] or [Sending].
type Phase interface{ phase() }

// Editing takes what is typed. Trouble says why the last try failed.
type Editing struct{ Trouble string }

// Asking takes what is typed too, and asks whether to throw it away.
type Asking struct{}

// Sending waits for the source. Trouble says why the last try failed.
type Sending struct{ Trouble string }

func (Editing) phase() {}
func (Asking) phase()  {}
func (Sending) phase() {}

// Trouble says why the last try failed, "" where there was none.
func (c *Composer) Trouble() string {
	switch phase := c.Phase.(type) {
	case Editing:
		return phase.Trouble
	case Sending:
		return phase.Trouble
	}
	return ""
}

// Key is the composer's name among those of its thread: that of its draft and
// of its elements.
func (c *Composer) Key() string { return c.Purpose.Key(c.Of) }

// Key is the key of the composer of a purpose and a comment.
func (p Purpose) Key(of string) string {
	switch p {
	case Reply:
		return "reply-" + of
	case Edit:
		return "edit-" + of
	}
	return "new"
}

// The ids of the interface have a colon, which the ids of an article's headings never
// have. Only the ids that a page's address may name have none: those of comments and of
// their heading.

// BodyID is the id of the element that the text is typed in.
func (c *Composer) BodyID() string { return "body:" + c.Key() }

// TabID is the id of one of the two tabs.
func (c *Composer) TabID(preview bool) string {
	if preview {
		return "preview-tab:" + c.Key()
	}
	return "write-tab:" + c.Key()
}

// ToolID is the id of one of the tools.
func (c *Composer) ToolID(tool int) string { return string(Tools[tool].Act) + ":" + c.Key() }

// KeepWritingID is the id of the button with which the reader goes on writing after [Asking].
func (c *Composer) KeepWritingID() string { return "keep:" + c.Key() }

// CommentID is the id of a comment's element and the fragment that names it.
func CommentID(id string) string { return "comment-" + id }

// ButtonID is the id of one of a comment's buttons.
func ButtonID(act Act, of string) string { return string(act) + ":" + of }

// HeadingID is the id of the thread's heading.
const HeadingID = "comments"

// MenuID is the id of the first thing in a menu.
const MenuID = "menu:"

// FloatID is the id of what [Float] is.
const FloatID = "float:"

// Options, Help and Others stand for the thread itself where menus go by comments.
const (
	Options = "*options"
	Help    = "*help"
	Others  = "*others" // see [Written]
)

// composers are the open forms. A thread in which nobody can write has none.
func (t *LoadedThread) composers() []*Composer {
	if t.Source.Post == nil {
		return nil
	}
	return append([]*Composer{t.Main}, t.Forms...)
}

// Find is the open composer with a key.
func (t *LoadedThread) Find(key string) (*Composer, bool) {
	for _, c := range t.composers() {
		if c.Key() == key {
			return c, true
		}
	}
	return nil, false
}

// put replaces the composer with the same key, or opens one more form.
func (t *LoadedThread) put(c *Composer) {
	if c.Purpose == New {
		t.Main = c
		return
	}
	t.Forms = append([]*Composer(nil), t.Forms...)
	for i, other := range t.Forms {
		if other.Key() == c.Key() {
			t.Forms[i] = c
			return
		}
	}
	t.Forms = append(t.Forms, c)
}

// close closes a composer. The form for new comments stays, empty.
func (t *LoadedThread) close(c *Composer) {
	if c.Purpose == New {
		t.Main = &Composer{Name: t.name, Phase: Editing{}}
		return
	}
	var forms []*Composer
	for _, other := range t.Forms {
		if other.Key() != c.Key() {
			forms = append(forms, other)
		}
	}
	t.Forms = forms
}
