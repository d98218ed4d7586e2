// Package apptest plays conversations with the widget: scripts of what happens
// to it, with what it does about each as the answer. A script is data, so that
// the state and the view of it are held to the same conversations.
//
// A line is a verb and its arguments, those with spaces quoted as in Go; the
// verbs are in verb.go; x*100 is a hundred of x. "## name" begins a conversation in a browser that
// knows nothing, "# text" is a remark. Lines that begin with a tab are what
// follows: effects first, then "=" and each line of the state that is new, "-"
// and each that is gone. Comments that were posted are called %1, %2, ….
package apptest

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"afterword/wasm/app"
	"afterword/wasm/edit"
	"afterword/wasm/i18n"
	"afterword/wasm/source"
	"afterword/wasm/source/sourcetest"
)

// Play is a widget in a page that is made up.
type Play struct {
	// Name is that of the conversation.
	Name  string
	State *app.State
	// Words are what the widget speaks.
	Words *i18n.Words

	storage  *sourcetest.Storage
	volatile bool
	held     bool // whether storage answers only when it is told to
	now      int64
	suspects []uint64
	answers  map[int]source.Reply
	waits    []app.Message
	names    []string // of comments that were posted
	mail     []app.Message
	said     []string // what was described last
	out      strings.Builder
}

// Begin is a widget before the first message.
func Begin(words *i18n.Words) *Play {
	return &Play{Words: words, State: &app.State{Words: words}, storage: &sourcetest.Storage{}, answers: map[int]source.Reply{}}
}

// Run plays a script. It calls each after every line, with its words, and
// gives the script with what follows of every line.
func Run(script string, words *i18n.Words, each func(p *Play, line []string)) (string, error) {
	p := Begin(words)
	for number, line := range strings.Split(strings.TrimRight(script, "\n"), "\n") {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		if name, ok := strings.CutPrefix(line, "## "); ok {
			out := p.out.String()
			p = Begin(words)
			p.Name = name
			p.out.WriteString(out)
		}
		p.out.WriteString(line + "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		fields, err := p.Do(line)
		if err != nil {
			return "", fmt.Errorf("line %d, %s: %w", number+1, line, err)
		}
		if each != nil {
			each(p, fields)
		}
	}
	return p.out.String(), nil
}

// Do plays one line and gives its words.
func (p *Play) Do(line string) ([]string, error) {
	fields, err := p.fields(line)
	if err == nil {
		err = p.do(fields)
	}
	p.tell()
	return fields, err
}

var (
	fieldPattern  = regexp.MustCompile(`^\s*("(?:[^"\\]|\\.)*"|\S+)`)
	repeatPattern = regexp.MustCompile(`^(.)\*([0-9]{2,})$`)
)

// fields are the words of a line, the real names of comments in place of %1.
func (p *Play) fields(line string) ([]string, error) {
	var fields []string
	for strings.TrimSpace(line) != "" {
		field := fieldPattern.FindStringSubmatch(line)
		if field == nil {
			return nil, fmt.Errorf("a quote is open")
		}
		line = line[len(field[0]):]
		word := field[1]
		if word[0] == '"' {
			unquoted, err := strconv.Unquote(word)
			if err != nil {
				return nil, err
			}
			word = unquoted
		}
		if repeated := repeatPattern.FindStringSubmatch(word); repeated != nil {
			word = strings.Repeat(repeated[1], number(repeated[2]))
		}
		for i, name := range p.names {
			word = strings.ReplaceAll(word, "%"+strconv.Itoa(i+1), name)
		}
		fields = append(fields, word)
	}
	return fields, nil
}

// Send tells the widget what happened, and then all that follows of it.
func (p *Play) Send(m app.Message) {
	p.mail = append(p.mail, m)
	for len(p.mail) > 0 {
		next := p.mail[0]
		p.mail = p.mail[1:]
		before := describe(p.State)
		old := p.State
		var effects []app.Effect
		p.State, effects = app.Update(old, next, p.now)
		if after := describe(old); !slices.Equal(before, after) {
			panic(fmt.Sprintf("%T changed the state that it was given:\n%s\nbecame\n%s", next, before, after))
		}
		for _, effect := range effects {
			p.write(p.perform(effect))
		}
	}
}

// perform does what the shell would do about an effect, and describes it.
func (p *Play) perform(effect app.Effect) string {
	switch e := effect.(type) {
	case app.Ask:
		return fmt.Sprintf("ask %d %s", e.Number, p.ask(e))
	case app.Read:
		return fmt.Sprintf("read %d %s", e.Number, e.Element)
	case app.Wait:
		p.waits = append(p.waits, e.Message)
		return fmt.Sprintf("wait %d %s", e.Milliseconds, waited(e.Message))
	case app.Keep:
		return p.keep(e)
	case app.Format:
		return fmt.Sprintf("format %s %d", e.ID, e.Tool)
	case app.Append:
		p.change(e.ID, func(body string) string { return edit.Append(body, e.Text).Of(body) })
		return fmt.Sprintf("append %s %q", e.ID, e.Text)
	case app.Insert:
		p.change(e.ID, func(body string) string {
			return edit.Line(edit.Text{Value: body, Start: len(body), End: len(body)}, e.Text).Of(body)
		})
		return fmt.Sprintf("insert %s %q", e.ID, e.Text)
	case app.Swap:
		p.change(e.ID, func(body string) string { return strings.Replace(body, e.Old, e.With, 1) })
		return fmt.Sprintf("swap %s %q %q", e.ID, e.Old, e.With)
	case app.Choose:
		return "choose " + e.ID
	case app.Forget:
		return fmt.Sprintf("forget %d", e.File)
	case app.Focus:
		return "focus " + e.ID
	case app.Pass:
		return fmt.Sprintf("pass %s%s", e.ID, flags("shared", e.Share))
	case app.CopyCode:
		return "copy the code"
	case app.FocusStill:
		return "focus " + e.ID + ", still"
	case app.Reveal:
		return "reveal " + e.ID
	case app.Align:
		return "align " + e.ID
	case app.TellReady:
		return fmt.Sprintf("ready %q %d", e.Title, e.Comments)
	case app.TellPosted:
		return fmt.Sprintf("posted %s %q", e.ID, e.Parent)
	case app.TellError:
		return fmt.Sprintf("error %s %q", e.Stage, e.Sentence)
	case app.OpenWindow:
		return "open " + e.Method.URL
	case app.OpenPage:
		return "open a page " + e.URL
	case app.Settle:
		return fmt.Sprintf("settle %q", e.Sentence)
	}
	panic(fmt.Sprintf("the shell does not know %T", effect))
}

// change changes what a box holds.
func (p *Play) change(box string, change func(body string) string) {
	composer := strings.TrimPrefix(box, "body:")
	if c, open := p.State.Thread.(*app.LoadedThread).Find(composer); open {
		p.mail = append(p.mail, app.TypedBody{Composer: composer, Text: change(c.Body)})
	}
}

var posted = regexp.MustCompile(`^afterword/local/.*/([0-9a-z]+-[0-9a-z]+)$`)

func (p *Play) ask(e app.Ask) string {
	switch r := e.Request.(type) {
	case source.Fetch:
		if r.Upload != nil {
			return fmt.Sprintf("%s %s %s=%s", r.Method, r.URL, r.Upload.Field, r.Upload.File.Name)
		}
		return strings.TrimSpace(r.Method + " " + r.URL + " " + r.Body)
	case source.Lock:
		p.mail = append(p.mail, app.GotReply{Number: e.Number})
		return "lock " + r.Name
	case source.Unlock:
		p.mail = append(p.mail, app.GotReply{Number: e.Number})
		return "unlock " + r.Name
	case source.Scan, source.Put:
		reply := p.storage.Answer(r)
		reply.Volatile = p.volatile
		p.answers[e.Number] = reply
		if !p.held {
			p.mail = append(p.mail, app.GotReply{Number: e.Number, Reply: reply})
		}
		put, ok := r.(source.Put)
		if !ok {
			return "scan " + r.(source.Scan).Prefix
		}
		if name := posted.FindStringSubmatch(put.Key); name != nil && !slices.Contains(p.names, name[1]) {
			p.names = append(p.names, name[1])
		}
		return "put " + put.Key + " " + put.Value
	}
	panic(fmt.Sprintf("the shell does not know %T", e.Request))
}

// waited is the name of a message that waits for its time, or the number of the
// request that waits.
func waited(m app.Message) string {
	if reply, ok := m.(app.GotReply); ok {
		return strconv.Itoa(reply.Number)
	}
	return strings.TrimPrefix(fmt.Sprintf("%T", m), "app.")
}

// keep stores a draft; the empty one is forgotten.
func (p *Play) keep(e app.Keep) string {
	kept := true
	if e.Value == "" {
		p.storage.Items = slices.DeleteFunc(p.storage.Items, func(i source.Item) bool { return i.Key == e.Key })
	} else {
		kept = p.storage.Answer(source.Put{Key: e.Key, Value: e.Value}).Failure == source.NoFailure
	}
	if kept == e.Unkept {
		p.mail = append(p.mail, app.KeptDraft{Composer: e.Composer, Kept: kept})
	}
	return fmt.Sprintf("keep %s %q", e.Key, e.Value)
}

func (p *Play) write(line string) {
	for i, name := range p.names {
		line = strings.ReplaceAll(line, name, "%"+strconv.Itoa(i+1))
	}
	if runes := []rune(line); len(runes) > 400 {
		line = string(runes[:400]) + "…"
	}
	p.out.WriteString("\t" + line + "\n")
}

// tell writes what has become another one in the state.
func (p *Play) tell() {
	said := describe(p.State)
	for _, line := range p.said {
		if !slices.Contains(said, line) {
			p.write("- " + line)
		}
	}
	for _, line := range said {
		if !slices.Contains(p.said, line) {
			p.write("= " + line)
		}
	}
	p.said = said
}

// Stored is what the browser keeps, for tests that ask where a word came from.
func (p *Play) Stored() []string {
	var values []string
	for _, item := range p.storage.Items {
		values = append(values, item.Value)
	}
	return values
}
