package app_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"afterword/wasm/app"
	"afterword/wasm/comment"
	"afterword/wasm/i18n"
	"afterword/wasm/markup"
	"afterword/wasm/node"
	"afterword/wasm/source"
	"afterword/wasm/source/sourcetest"
)

var (
	seeds = flag.Int("seeds", 50, "how many schedules of faults to play")
	seed  = flag.Uint64("seed", 0, "the one schedule to play")
)

// TestFaults has a server fail at random between two tabs and their comments. In
// the end the server has each comment once.
func TestFaults(t *testing.T) {
	playAll(t, "go test ./wasm/app -run TestFaults -seed=", func(t *testing.T, seed uint64) world {
		random := rand.New(rand.NewPCG(seed, 1))
		return world{random: random, storage: &sourcetest.Storage{}, server: &simulated{random: random}}
	})
}

// playAll plays the schedules that the flags name, each in a world of its own. Again is
// the command that plays one of them again, but for its number.
func playAll(t *testing.T, again string, of func(t *testing.T, seed uint64) world) {
	first, last := uint64(1), uint64(*seeds)
	if *seed > 0 {
		first, last = *seed, *seed
	}
	for n := first; n <= last; n++ {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			t.Cleanup(func() {
				if t.Failed() {
					t.Logf("to see it again: %s%d", again, n)
				}
			})
			w := of(t, n)
			w.t = t
			w.play(conversations[n%uint64(len(conversations))])
		})
	}
}

// conversations are what readers write. A seed plays one of them.
var conversations = [][]line{
	{
		{does: says, text: "Is *this* there?"},
		{does: says, text: "And **that**, too"},
		{does: waitsForAll},
		{does: says, text: "+1"},
		{does: says, text: "Is it there, too?"},
	},
	{
		{does: says, text: "First"},
		{does: waitsForAll},
		{does: answers, of: "First", text: "An answer, and [a link](https://example.test)"},
		{does: says, text: "Fist of all"},
		{does: waitsForAll},
		{does: changes, of: "Fist of all", text: "First of all"},
		{does: answers, of: "First", text: "Another answer"},
	},
	{
		{does: says, text: "Stays"},
		{does: says, text: "Goes, if it is not there"},
		{does: discards, of: "Goes, if it is not there"},
		{does: answers, of: "Stays", text: "+1"},
		{does: waitsForAll},
		{does: says, text: "Stays, too"},
	},
}

// line is one thing that a reader does: with a text, about the comment that says
// another one.
type line struct {
	does     deed
	of, text string
}

type deed uint8

const (
	says deed = iota
	answers
	changes
	discards
	waitsForAll
)

// play has a conversation, and then looks at what came of it.
func (w *world) play(lines []line) {
	w.rate = 60
	w.tabs = []*tab{{world: w}, {world: w}} // the second one only helps out
	for _, tab := range w.tabs {
		tab.visit()
	}
	var want, discarded []string
	for _, l := range lines {
		if l.does == changes && !w.server.edits() {
			continue
		}
		switch l.does {
		case says, answers:
			want = append(want, l.text)
		case changes:
			want[slices.Index(want, l.of)] = l.text
		case discards:
			at := slices.Index(want, l.of)
			want, discarded = slices.Delete(want, at, at+1), append(discarded, l.of)
		}
		w.do(l)
	}
	w.wait()
	w.rate = 0
	w.tabs[0].visit()
	for range 200 {
		w.happen()
	}
	have := w.server.texts()
	shown := w.tabs[0].texts()
	if !slices.Equal(sorted(shown), sorted(have)) {
		w.t.Errorf("the page shows %q, and the server has %q", shown, have)
	}
	for _, text := range discarded { // nobody knows whether the server had it
		if at := slices.Index(have, text); at >= 0 {
			have = slices.Delete(have, at, at+1)
		}
	}
	answering := slices.ContainsFunc(lines, func(l line) bool { return l.does == answers })
	// What is refused, or waits for what it answers or for who wrote it to log in, lets
	// others go first.
	if w.refused || answering || w.server.edits() {
		have, want = sorted(have), sorted(want)
	}
	if !slices.Equal(have, want) {
		w.t.Errorf("the server has %q, want %q", have, want)
	}
	for id := range w.told {
		if !slices.Contains(w.tabs[0].ids(), id) {
			w.t.Errorf("the reader was told that %s is posted, and the server has no such comment", id)
		}
	}
}

func sorted(texts []string) []string { return slices.Sorted(slices.Values(texts)) }

// server is what the tabs talk with.
type server interface {
	// thread is the attribute that names the thread.
	thread() string
	// fetch answers a request, or has something go wrong with it at a rate in percent.
	fetch(r source.Fetch, rate int) source.Reply
	// edits tells whether readers may change what they wrote.
	edits() bool
	// texts are what the comments say, in the order in which they came.
	texts() []string
}

// world is a browser with tabs, and a server behind a bad line.
type world struct {
	t       *testing.T
	random  *rand.Rand
	rate    int // of requests that fail, in percent
	storage *sourcetest.Storage
	server  server
	tabs    []*tab
	now     int64
	locked  *tab
	wire    []wired  // to the server, from pages that are gone
	queue   []coming // for the lock
	events  []coming // of the storage and the lock, which no reader is as quick as
	refused bool     // one of the comments, in whatever tab
	told    map[string]bool
}

// tab is one that shows the thread, with what it waits for.
type tab struct {
	world  *world
	state  *app.State
	coming []coming
}

// coming is what a tab will be told.
type coming struct {
	tab     *tab
	message app.Message
	// late is a request that gets to the server only then, nil for none. It was sent
	// at a time.
	late *source.Fetch
	sent int64
}

// wired is a request of a page that is gone, which still comes to the server.
type wired struct {
	fetch source.Fetch
	sent  int64
}

// inTime is how long a request is on its way at most, in milliseconds.
const inTime = 25_000

func (b *tab) visit() {
	w := b.world
	for _, c := range b.coming {
		if c.late != nil && c.late.Method == "POST" {
			w.wire = append(w.wire, wired{*c.late, c.sent})
		}
	}
	b.state, b.coming = &app.State{Words: i18n.English(i18n.Plain{})}, nil
	of := func(c coming) bool { return c.tab == b }
	w.queue, w.events = slices.DeleteFunc(w.queue, of), slices.DeleteFunc(w.events, of)
	if w.locked == b {
		w.unlock()
	}
	b.tell(app.Started{
		Setup: app.Setup{Thread: w.server.thread(), HeadingLevel: 2},
		Page:  app.Page{Address: "https://example.test/page", Seed: w.random.Uint64()},
	})
}

func (b *tab) tell(m app.Message) {
	var effects []app.Effect
	b.state, effects = app.Update(b.state, m, b.world.now)
	for _, effect := range effects {
		switch e := effect.(type) {
		case app.Keep:
			b.world.put(b, e.Key, e.Value)
		case app.Wait:
			b.coming = append(b.coming, coming{tab: b, message: e.Message})
		case app.Ask:
			b.world.ask(b, e)
		case app.TellPosted:
			if b.world.told == nil {
				b.world.told = map[string]bool{}
			}
			b.world.told[e.ID] = true
		}
	}
}

func (w *world) put(by *tab, key, value string) {
	w.storage.Items = slices.DeleteFunc(w.storage.Items, func(i source.Item) bool { return i.Key == key })
	if value != "" {
		w.storage.Items = append(w.storage.Items, source.Item{Key: key, Value: value})
	}
	for _, b := range w.tabs {
		switch {
		case b == by:
		case strings.Contains(key, "/kept/"), strings.Contains(key, "/became/"):
			w.events = append(w.events, coming{tab: b, message: app.ChangedKept{}})
		case value == "":
			w.events = append(w.events, coming{tab: b, message: app.ForgotDraft{Key: key}})
		}
	}
}

func (w *world) ask(b *tab, e app.Ask) {
	answer := app.GotReply{Number: e.Number}
	switch r := e.Request.(type) {
	case source.Put:
		w.put(b, r.Key, r.Value)
		b.tell(answer) // storage answers at once
		return
	case source.Scan:
		b.tell(app.GotReply{Number: e.Number, Reply: w.storage.Answer(r)})
		return
	case source.Lock:
		w.queue = append(w.queue, coming{tab: b, message: answer})
		if w.locked == nil {
			w.unlock()
		}
		return
	case source.Unlock:
		w.unlock()
	case source.Fetch:
		if w.random.IntN(4) == 0 {
			b.coming = append(b.coming, coming{b, answer, &r, w.now})
			return
		}
		answer.Reply = w.fetch(r)
	}
	b.coming = append(b.coming, coming{tab: b, message: answer})
}

// fetch sends a request.
func (w *world) fetch(r source.Fetch) source.Reply {
	reply := w.server.fetch(r, w.rate)
	w.refused = w.refused || r.Method == "POST" && reply.Status/100 == 4 && reply.Status != 429
	return reply
}

// arrive has come to the server what was sent by pages that are gone.
func (w *world) arrive() {
	w.wire = slices.DeleteFunc(w.wire, func(r wired) bool {
		late := w.now-r.sent >= inTime
		if late || w.random.IntN(20) == 0 {
			w.fetch(r.fetch)
			return true
		}
		return false
	})
}

// unlock gives the lock to who waits for it.
func (w *world) unlock() {
	w.locked = nil
	if len(w.queue) > 0 {
		next := w.queue[0]
		w.queue = w.queue[1:]
		w.locked = next.tab
		w.events = append(w.events, next)
	}
}

// happen is one thing of those that may happen next.
func (w *world) happen() {
	w.now += 1000
	w.arrive()
	b := w.tabs[w.random.IntN(len(w.tabs))]
	switch what := w.random.IntN(100); {
	case what < 3 && w.rate > 0:
		b.visit() // the page is loaded again
	case what < 6:
		b.tell(app.CameOnline{})
	case len(b.coming) > 0:
		at := w.random.IntN(len(b.coming))
		next := b.coming[at]
		b.coming = slices.Delete(b.coming, at, at+1)
		if next.late != nil {
			next.message = app.GotReply{Number: next.message.(app.GotReply).Number, Reply: w.fetch(*next.late)}
		}
		b.tell(next.message)
	}
	if _, failed := b.state.Thread.(app.FailedThread); failed {
		b.tell(app.ClickedAgainThread{})
	}
	for len(w.events) > 0 {
		next := w.events[0]
		w.events = w.events[1:]
		next.tab.tell(next.message)
	}
}

// keeps tells whether the browser keeps something of what is written.
func (w *world) keeps(what string) bool {
	return slices.ContainsFunc(w.storage.Items, func(i source.Item) bool { return strings.Contains(i.Key, what) })
}

// drafted tells whether the browser keeps a text as one that is not posted yet.
func (w *world) drafted(text string) bool {
	return slices.ContainsFunc(w.storage.Items, func(i source.Item) bool {
		return strings.Contains(i.Key, "/text/") && strings.Contains(i.Value, text)
	})
}

// do has the reader do something in the first tab.
func (w *world) do(l line) {
	switch l.does {
	case waitsForAll:
		w.wait()
	case discards:
		w.until(l.of+" is not there", func() bool {
			id := w.tabs[0].idOf(l.of)
			w.tabs[0].tell(app.ClickedDiscard{ID: id})
			return id != ""
		})
	default:
		w.write(l)
	}
}

// write has the reader write in a form, and press its button until nothing is left of
// it there. It may still wait.
func (w *world) write(l line) {
	typed := false
	w.until(l.text+" stays in its form", func() bool {
		b := w.tabs[0]
		thread, ok := b.state.Thread.(*app.LoadedThread)
		if !ok {
			return false
		}
		if !typed {
			typed = w.begin(l)
			return false
		}
		left := w.drafted(l.text)
		for _, form := range append([]*app.Composer{thread.Main}, thread.Forms...) {
			if form != nil && form.Body == l.text {
				left = true
				b.tell(app.ClickedPost{Composer: form.Key()})
			}
		}
		return !left
	})
}

// begin opens the form for what is to be written, and types that; when there is such a
// form.
func (w *world) begin(l line) bool {
	b := w.tabs[0]
	key, id := app.New.Key(""), b.idOf(l.of)
	if id == "" && l.of != "" {
		return false
	}
	switch l.does {
	case answers:
		key = app.Reply.Key(id)
		b.tell(app.ClickedReply{ID: id})
	case changes:
		key = app.Edit.Key(id)
		b.tell(app.ClickedEdit{ID: id})
	}
	thread := b.state.Thread.(*app.LoadedThread)
	form, open := thread.Find(key)
	if !open {
		return false
	}
	if _, editing := form.Phase.(app.Editing); !editing {
		return false
	}
	if thread.Source.Limits.Name {
		b.tell(app.TypedName{Composer: key, Text: "Ada"})
	}
	b.tell(app.TypedBody{Composer: key, Text: l.text})
	return true
}

// wait lets time pass until nothing waits. What the server has refused is sent again
// by the reader.
func (w *world) wait() {
	w.until("something waits", func() bool {
		if !w.keeps("/kept/") {
			return true
		}
		thread, ok := w.tabs[0].state.Thread.(*app.LoadedThread)
		if !ok {
			return false
		}
		for _, e := range thread.Thread.Entries() {
			if e.Unsent != nil && e.Unsent.Refused {
				w.tabs[0].tell(app.ClickedEdit{ID: e.ID})
				w.tabs[0].tell(app.ClickedPost{Composer: app.Edit.Key(e.ID)})
			}
		}
		return false
	})
}

// until lets things happen until something is so.
func (w *world) until(otherwise string, so func() bool) {
	for range 20_000 {
		w.happen()
		if so() {
			return
		}
	}
	w.t.Fatalf("%s for a long time; the browser keeps %q", otherwise, w.storage.Items)
}

// said is what a comment says, as it was written.
func said(c *comment.Comment) string {
	if c.Body != "" || c.HTML == "" {
		return c.Body
	}
	return marked(node.PlainTextOf(markup.HTML(c.HTML, markup.Options{Policy: markup.Comments})))
}

// marked is a text of the conversations with its marks, which a server that keeps HTML
// has not.
func marked(plain string) string {
	for _, lines := range conversations {
		for _, l := range lines {
			if node.PlainTextOf(markup.Markdown(l.text, markup.Options{Policy: markup.Comments}).Body) == plain {
				return l.text
			}
		}
	}
	return plain
}

// texts are what the comments say that the tab shows as the server's.
func (b *tab) texts() (texts []string) {
	for _, e := range b.state.Thread.(*app.LoadedThread).Thread.Entries() {
		if e.Unsent == nil && !e.Deleted {
			texts = append(texts, said(e.Comment))
		}
	}
	return texts
}

// idOf is the ID of the comment that says a text, "" for none.
func (b *tab) idOf(text string) (id string) {
	thread, ok := b.state.Thread.(*app.LoadedThread)
	if !ok || text == "" {
		return ""
	}
	for _, e := range thread.Thread.Entries() {
		if said(e.Comment) == text {
			id = e.ID
		}
	}
	return id
}

// ids are those of the comments that the tab shows.
func (b *tab) ids() (ids []string) {
	for _, e := range b.state.Thread.(*app.LoadedThread).Thread.Entries() {
		ids = append(ids, e.ID)
	}
	return ids
}
