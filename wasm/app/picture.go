package app

import (
	"slices"
	"strings"

	"afterword/wasm/node"
	"afterword/wasm/source"
)

type (
	// ClickedPicture asks which file to add to what a composer holds.
	ClickedPicture struct{ Composer string }
	// ChosePicture tells of a file that was chosen, pasted or dropped there.
	ChosePicture struct {
		Composer string
		File     source.File
	}
)

func (ClickedPicture) message() {}
func (ChosePicture) message()   {}

// Pictures are those that are being added to a text.
type Pictures struct {
	// Marks stand in the text for those that are on their way.
	Marks []string
	// Said says how the upload goes, and Trouble why the last picture was not added.
	Said, Trouble string
}

// FileID is the id of the element that files are chosen with.
func (c *Composer) FileID() string { return "file:" + c.Key() }

func (s *State) takePictures(thread *LoadedThread, m Message) []Effect {
	can := thread.Source.Pictures
	if !source.Hosts || can == nil {
		return nil
	}
	switch m := m.(type) {
	case ClickedPicture:
		if c, open := thread.Find(m.Composer); open {
			return []Effect{Choose{c.FileID()}}
		}
	case ChosePicture:
		return s.addPicture(thread, can, m)
	}
	return nil
}

// addPicture sends a picture, for which a mark stands in the text meanwhile.
func (s *State) addPicture(thread *LoadedThread, can *source.Pictures, m ChosePicture) []Effect {
	name := bare(m.File.Name)
	if trouble := s.unfit(can, m.File, name); trouble != "" {
		refused := func(c *Composer) { c.Pictures.Trouble = trouble }
		return append(s.edit(thread, m.Composer, refused, TellError{StagePost, trouble}), Forget{m.File.Number})
	}
	said := s.Words.Say("form.picture.sending", "name", name)
	mark := "![" + said + "]()"
	begun := s.edit(thread, m.Composer, func(c *Composer) {
		c.Preview, c.Used = false, true
		c.Pictures = Pictures{Marks: append(slices.Clone(c.Pictures.Marks), mark), Said: said}
	}, Insert{"body:" + m.Composer, mark})
	if begun == nil { // closed, or being sent
		return []Effect{Forget{m.File.Number}}
	}
	more := follow(s, anAct, can.Upload(m.File), func(s *State, got source.Done[string], over bool) []Effect {
		thread, ok := s.Thread.(*LoadedThread)
		if !over || !ok {
			return nil
		}
		effects := s.gotPicture(thread, m.Composer, mark, "!["+name+"]("+got.Value+")", got.Problem)
		return append(effects, Forget{m.File.Number})
	})
	return append(begun, more...)
}

// gotPicture puts a picture in the place of its mark, or takes that away.
func (s *State) gotPicture(thread *LoadedThread, key, mark, picture string, err error) []Effect {
	before, open := thread.Find(key)
	if !open {
		return nil
	}
	at := slices.Index(before.Pictures.Marks, mark)
	if at < 0 { // of a form that was closed since
		return nil
	}
	left := slices.Delete(slices.Clone(before.Pictures.Marks), at, at+1)
	c := *before
	c.Pictures = Pictures{Marks: left}
	var effects []Effect
	switch {
	case err != nil:
		picture = ""
		c.Pictures.Trouble = s.Words.Say("form.picture.failed", "reason", s.reason(err))
		effects = append(s.ended(thread, err), TellError{StagePost, c.Pictures.Trouble})
	case strings.Contains(c.Body, mark): // else the reader has taken it out
		c.Pictures.Said = s.Words.Say("form.picture.added")
	}
	thread.put(&c)
	return append([]Effect{Swap{c.BodyID(), mark, picture}}, effects...)
}

// unfit says why a file cannot be added, "" if it can.
func (s *State) unfit(can *source.Pictures, file source.File, name string) string {
	if file.Type == "" || !strings.Contains(","+can.Types+",", ","+file.Type+",") {
		return s.Words.Say("form.picture.kind", "name", name)
	}
	if file.Size > can.Largest {
		return s.Words.Say("form.picture.large", "name", name, "limit", s.Words.Number(int(can.Largest/1000)))
	}
	return ""
}

// bare is a file's name without what means something in Markdown.
func bare(name string) string {
	return strings.Join(strings.FieldsFunc(name, func(r rune) bool {
		return r <= ' ' || strings.ContainsRune("[]()<>\\`*_!&", r)
	}), " ")
}

// without is a text without the marks, as it is kept: nobody waits for pictures that are
// on their way when the page has gone.
func (p Pictures) without(text string) string {
	for _, mark := range p.Marks {
		text = strings.Replace(text, mark, "", 1)
	}
	return text
}

// shows tells whether a picture is one of those that a thread shows, by the beginnings of
// their addresses. What follows cannot lead out of there: it has no dots and no escapes.
func shows(beginnings string, picture node.URL) bool {
	for _, begin := range strings.Fields(beginnings) {
		name, there := strings.CutPrefix(picture.String(), begin)
		for i := 0; there && i < len(name); i++ {
			c := name[i]
			there = c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("-_/=", c) >= 0
		}
		if there {
			return true
		}
	}
	return false
}
