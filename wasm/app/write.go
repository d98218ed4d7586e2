package app

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"afterword/wasm/comment"
	"afterword/wasm/markup"
	"afterword/wasm/node"
	"afterword/wasm/source"
)

type (
	// TypedName and TypedBody are what a composer's box now holds.
	TypedName struct{ Composer, Text string }
	TypedBody struct{ Composer, Text string }
	// ChoseTab shows a composer's text or its preview.
	ChoseTab struct {
		Composer string
		Preview  bool
	}
	// MovedTab is ChoseTab by the keyboard, which moves the focus too.
	MovedTab struct {
		Composer string
		Preview  bool
	}
	// ClickedPost sends what a composer holds, and ClickedCancel closes it.
	ClickedPost   struct{ Composer string }
	ClickedCancel struct{ Composer string }
	// ClickedReply answers a comment; Quote is what to quote of it, as Markdown.
	ClickedReply struct{ ID, Quote string }
	// ClickedEdit opens the form that changes a comment.
	ClickedEdit struct{ ID string }
	// LeftOpen tells of a composer that a trap has left open, and what its box holds.
	LeftOpen struct{ Composer, Text string }
	// Entered tells that the focus has come into a composer.
	Entered struct{ Composer string }
)

func (TypedName) message()     {}
func (TypedBody) message()     {}
func (ChoseTab) message()      {}
func (MovedTab) message()      {}
func (ClickedPost) message()   {}
func (ClickedCancel) message() {}
func (ClickedReply) message()  {}
func (ClickedEdit) message()   {}
func (Entered) message()       {}
func (LeftOpen) message()      {}

// writing is the forms.
type writing struct {
	// Main is the form for new comments, Forms those for replies and changes
	// that are open.
	Main  *Composer
	Forms []*Composer

	name   string // what the reader was last called
	posted int64  // when they last posted
}

// again is a time in milliseconds. A post without text that comes so soon after
// another is a script's second click, and not the reader's mistake. The clicks of a
// mouse the browser counts itself.
const again = 50

func (s *State) takeWriting(thread *LoadedThread, m Message) []Effect {
	switch m := m.(type) {
	case TypedName:
		thread.name = m.Text
		return s.edit(thread, m.Composer, func(c *Composer) { c.Name = m.Text }, Keep{Key: nameKey, Value: m.Text})
	case TypedBody:
		return s.typed(thread, m)
	case LeftOpen:
		return s.leftOpen(thread, m)
	case Entered:
		return s.edit(thread, m.Composer, func(c *Composer) { c.Used = true })
	case ChoseTab:
		return s.edit(thread, m.Composer, func(c *Composer) { c.Preview = m.Preview })
	case MovedTab:
		c, open := thread.Find(m.Composer)
		if !open {
			return nil
		}
		return s.edit(thread, m.Composer, func(c *Composer) { c.Preview = m.Preview }, Focus{c.TabID(m.Preview)})
	case UsedTool:
		return s.use(thread, m)
	case MovedTool:
		return s.moveTool(thread, m)
	case ClickedReply:
		return s.reply(thread, m)
	case ClickedEdit:
		if !s.Changes(thread, m.ID) {
			return nil
		}
		thread.Menu = ""
		return s.compose(thread, &Composer{Purpose: Edit, Of: m.ID, Body: s.original(thread, m.ID), Phase: Editing{}})
	case PressedEscape:
		return s.escape(thread, m.Composer)
	case ClickedKeepWriting:
		return s.keepWriting(thread, m.Composer)
	case ClickedDiscard:
		if source.Writes {
			return s.discard(thread, m.ID)
		}
	case ClickedCancel:
		return s.cancel(thread, m.Composer)
	case ClickedPost:
		return s.post(thread, m.Composer)
	case KeptDraft:
		return s.keptDraft(thread, m)
	case ForgotDraft:
		return s.keepAgain(thread, m.Key)
	}
	return nil
}

// edit changes a composer that is not being sent.
func (s *State) edit(thread *LoadedThread, key string, change func(*Composer), effects ...Effect) []Effect {
	before, open := thread.Find(key)
	if !open {
		return nil
	}
	if _, sending := before.Phase.(Sending); sending {
		return nil // its boxes take nothing
	}
	c := *before
	change(&c)
	if c.Body != before.Body {
		c.Phase = Editing{} // the old trouble was about the old text
	}
	thread.put(&c)
	return effects
}

// reply opens a form for an answer, with what it quotes.
func (s *State) reply(thread *LoadedThread, m ClickedReply) []Effect {
	c := &Composer{Purpose: Reply, Of: m.ID, Name: thread.name, Phase: Editing{}}
	s.Float = Float{}
	effects := s.compose(thread, c)
	if m.Quote != "" && len(effects) > 0 {
		effects = append(effects, Append{c.BodyID(), m.Quote})
	}
	return effects
}

// compose opens a form, or goes to where one is open.
func (s *State) compose(thread *LoadedThread, c *Composer) []Effect {
	if _, open := thread.Find(c.Key()); open {
		return s.edit(thread, c.Key(), func(c *Composer) { c.Preview = false }, Focus{c.BodyID()})
	}
	thread.put(c)
	return []Effect{Focus{c.BodyID()}}
}

func (s *State) cancel(thread *LoadedThread, key string) []Effect {
	c, open := thread.Find(key)
	if !open {
		return nil
	}
	thread.close(c)
	act := ActReply
	if c.Purpose == Edit {
		act = ActMore // Edit stands behind it
	}
	effects := []Effect{Keep{Key: s.draftKey(key)}}
	if source.Writes && c.Purpose == Edit {
		if _, waiting := thread.textOf(c.Of); waiting {
			act = ActEdit
		}
		effects = append(effects, s.sendWaiting(thread)...)
	}
	return append(effects, Focus{ButtonID(act, c.Of)})
}

func (s *State) post(thread *LoadedThread, key string) []Effect {
	before, open := thread.Find(key)
	if !open {
		return nil
	}
	if _, sending := before.Phase.(Sending); sending {
		return nil // the second half of a double click
	}
	c := new(Composer)
	*c = *before
	body := Trimmed(c.Body)
	if body == "" && c.Purpose == New && s.Now-thread.posted < again {
		return nil
	}
	trouble := s.trouble(body, thread.Source.Limits)
	written, there := thread.comment(c.Of)
	if c.Purpose == Edit && (!there || written.Deleted) {
		trouble = s.Words.Say("form.gone")
	}
	if source.Hosts && trouble == "" && len(c.Pictures.Marks) > 0 {
		trouble = s.Words.Say("form.picture.wait")
	}
	if trouble != "" {
		c.Phase = Editing{trouble}
		c.Preview = false // the reader corrects the text in its box
		thread.put(c)
		return []Effect{TellError{StagePost, trouble}, Focus{c.BodyID()}}
	}
	thread.Status, thread.Trouble = "", ""
	c.Phase = Editing{}
	return s.submit(thread, c, body)
}

// submit sends what is in a composer.
func (s *State) submit(thread *LoadedThread, c *Composer, body string) []Effect {
	from := thread.Source
	if source.Writes && c.Purpose == Edit {
		if waiting, ok := thread.textOf(c.Of); ok {
			return s.rewrite(thread, c, waiting, body)
		}
	}
	if c.Purpose == Edit && from.Edit == nil {
		return nil
	}
	if from.Keeps() {
		return s.give(thread, c, body)
	}
	var step source.Change
	if c.Purpose == Edit {
		written, _ := thread.comment(c.Of)
		step = from.Edit(written, source.Draft{Body: body, Milliseconds: s.Now})
	} else {
		step = from.Post(source.Draft{ID: s.name(), Parent: c.Of, Name: strings.TrimSpace(c.Name), Body: body, Milliseconds: s.Now})
	}
	c.Phase = Sending{c.Trouble()}
	thread.put(c)
	return s.act(anAct, step, func(s *State, thread *LoadedThread, kept *comment.Comment, err error) []Effect {
		return s.sent(thread, c, kept, err)
	})
}

// html gives what readers are shown of a comment, as HTML, where a source may ask
// for it.
func (s *State) html(body string) func() string {
	if !source.Writes {
		return nil
	}
	options := CommentOptions(s.Base(), s.ThreadLevel(), s.Words, "")
	return func() string { return node.HTMLOf(markup.Markdown(body, options).Body) }
}

// Trimmed is a text as it is posted: without blank lines before it and space
// behind it. The indentation of its first line means something in Markdown.
func Trimmed(text string) string {
	text = strings.TrimRight(text, " \t\r\n")
	for {
		line, rest, more := strings.Cut(text, "\n")
		if strings.TrimSpace(line) != "" {
			return text
		}
		if !more {
			return ""
		}
		text = rest
	}
}

// trouble says why a text cannot be posted, "" if it can.
func (s *State) trouble(body string, limits source.Limits) string {
	if body == "" {
		return s.Words.Say("form.empty")
	}
	if over := utf8.RuneCountInString(body) - limits.Length; limits.Length > 0 && over > 0 {
		return s.Words.Say("form.long", "n", s.Words.Count("form.long.n", over), "limit", s.Words.Number(limits.Length))
	}
	return ""
}

// sent is the answer to a post or an edit of a composer whose source keeps it in this
// browser.
func (s *State) sent(thread *LoadedThread, c *Composer, kept *comment.Comment, err error) []Effect {
	if err != nil {
		return s.unsent(thread, c, err)
	}
	thread.receive(kept)
	thread.close(c)
	more := s.written(thread, c.Purpose, kept, true)
	return append([]Effect{Keep{Key: s.draftKey(c.Key())}}, more...)
}

// written is what follows when the source has what the reader wrote, just now or some
// time ago.
func (s *State) written(thread *LoadedThread, purpose Purpose, kept *comment.Comment, now bool) []Effect {
	done := "form.saved"
	if purpose != Edit {
		done = "form.posted"
		thread.posted, thread.Posted = s.Now, kept.ID
	}
	thread.Status, thread.Trouble = s.Words.Say(done), ""
	thread.show(kept.ID)
	var effects []Effect
	if now {
		effects = []Effect{Focus{CommentID(kept.ID)}}
	}
	if purpose == Edit {
		return effects
	}
	effects = append(effects, TellPosted{kept.ID, kept.Parent})
	if kept.Until > 0 {
		thread.Lag = kept.Created - s.Now
		thread.Closing = append(thread.Closing[:len(thread.Closing):len(thread.Closing)], kept.ID)
	}
	more := s.count(thread)
	effects = append(effects, more...)
	// The thread of who is logged in now may be another. One that stays as it was is not
	// loaded again: a comment that waits for approval would not be in it.
	if from := thread.Source.Account; from != nil && from.NameLogsIn && from.Name == "" {
		effects = append(effects, s.reload(thread)...)
	}
	return effects
}

// unsent says why the source did not take a composer's text. The text stays.
func (s *State) unsent(thread *LoadedThread, c *Composer, err error) []Effect {
	failed := "form.failed"
	if c.Purpose == Edit {
		failed = "form.edit.failed"
	}
	trouble := s.Words.Say(failed, "reason", s.reason(err))
	back := *c
	back.Phase = Editing{trouble}
	thread.put(&back)
	if c.Trouble() == trouble {
		return nil
	}
	return []Effect{TellError{StagePost, trouble}}
}

// name draws a random name: the time, so that names never come again, and
// what the widget was seeded with, so that two never draw the same.
func (s *State) name() string {
	return strconv.FormatInt(s.Now, 36) + "-" + strconv.FormatUint(s.random(), 36)
}

// random draws a number. https://prng.di.unimi.it/splitmix64.c
func (s *State) random() uint64 {
	s.drawn++
	x := s.Page.Seed + s.drawn*0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
