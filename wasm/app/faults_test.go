package app_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"afterword/wasm/app"
	"afterword/wasm/i18n"
	"afterword/wasm/json"
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
	if *seed > 0 {
		playFaults(t, *seed)
		return
	}
	for n := range *seeds {
		if !t.Run("", func(t *testing.T) { playFaults(t, uint64(n+1)) }) {
			t.Fatalf("to see it again: go test ./wasm/app -run TestFaults -seed %d", n+1)
		}
	}
}

func playFaults(t *testing.T, seed uint64) {
	w := &faulty{t: t, random: rand.New(rand.NewPCG(seed, 1)), storage: &sourcetest.Storage{}, rate: 60}
	w.tabs = []*tab{{world: w}, {world: w}} // the second one only helps out
	for _, tab := range w.tabs {
		tab.visit()
	}
	texts := []string{"Is *this* there?", "And **that**, too", "+1", "Is it there, too?"}
	for i, text := range texts {
		w.write(text)
		if i == 1 {
			w.wait()
		}
	}
	w.wait()
	w.rate = 0
	for range 200 {
		w.happen()
	}
	var have []string
	for _, c := range w.comments {
		have = append(have, c.text)
	}
	if w.refused { // which lets others go first
		slices.Sort(have)
		slices.Sort(texts)
	}
	if !slices.Equal(have, texts) {
		t.Errorf("seed %d: the server has %q, want %q", seed, have, texts)
	}
}

// faulty is a browser with tabs, and a server behind a bad line.
type faulty struct {
	t        *testing.T
	random   *rand.Rand
	rate     int // of requests that fail, in percent
	storage  *sourcetest.Storage
	tabs     []*tab
	comments []struct{ id, text string }
	now      int64
	locked   *tab
	queue    []coming // for the lock
	events   []coming // of the storage
	refused  bool     // one of the comments, in whatever tab
}

// tab is one that shows the thread, with what it waits for.
type tab struct {
	world  *faulty
	state  *app.State
	coming []coming
}

// coming is what a tab will be told.
type coming struct {
	tab     *tab
	message app.Message
}

func (b *tab) visit() {
	w := b.world
	b.state, b.coming = &app.State{Words: i18n.English(i18n.Plain{})}, nil
	w.queue = slices.DeleteFunc(w.queue, func(c coming) bool { return c.tab == b })
	if w.locked == b {
		w.unlock()
	}
	b.tell(app.Started{
		Setup: app.Setup{Thread: "waline:https://talk.test?path=/p", HeadingLevel: 2},
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
			b.coming = append(b.coming, coming{b, e.Message})
		case app.Ask:
			b.world.ask(b, e)
		}
	}
}

func (w *faulty) put(by *tab, key, value string) {
	w.storage.Items = slices.DeleteFunc(w.storage.Items, func(i source.Item) bool { return i.Key == key })
	if value != "" {
		w.storage.Items = append(w.storage.Items, source.Item{Key: key, Value: value})
	}
	for _, b := range w.tabs {
		switch {
		case b == by:
		case strings.Contains(key, "/kept/"):
			w.events = append(w.events, coming{b, app.ChangedKept{}})
		case value == "":
			w.events = append(w.events, coming{b, app.ForgotDraft{Key: key}})
		}
	}
}

func (w *faulty) ask(b *tab, e app.Ask) {
	var reply source.Reply
	switch r := e.Request.(type) {
	case source.Put:
		w.put(b, r.Key, r.Value)
		b.tell(app.GotReply{Number: e.Number}) // storage answers at once
		return
	case source.Scan:
		b.tell(app.GotReply{Number: e.Number, Reply: w.storage.Answer(r)})
		return
	case source.Lock:
		w.queue = append(w.queue, coming{b, app.GotReply{Number: e.Number}})
		if w.locked == nil {
			w.unlock()
		}
		return
	case source.Unlock:
		w.unlock()
	case source.Fetch:
		reply = w.fetch(r)
	}
	b.coming = append(b.coming, coming{b, app.GotReply{Number: e.Number, Reply: reply}})
}

// unlock gives the lock to who waits for it.
func (w *faulty) unlock() {
	w.locked = nil
	if len(w.queue) > 0 {
		next := w.queue[0]
		w.queue = w.queue[1:]
		w.locked = next.tab
		next.tab.coming = append(next.tab.coming, next)
	}
}

// fetch has the server answer, or something go wrong before or after that.
func (w *faulty) fetch(r source.Fetch) source.Reply {
	if w.random.IntN(100) >= w.rate {
		return w.serve(r)
	}
	bad := []source.Reply{
		{Failure: source.Unreachable}, {Failure: source.TimedOut}, {Failure: source.CutShort},
		{Status: 500}, {Status: 502}, {Status: 200, Body: "<html>"},
	}
	if w.random.IntN(2) == 0 { // the answer is lost, but not the request
		w.serve(r)
	} else {
		bad = append(bad, source.Reply{Status: 429}, source.Reply{Status: 403})
	}
	reply := bad[w.random.IntN(len(bad))]
	w.refused = w.refused || r.Method == "POST" && reply.Status == 403
	return reply
}

func (w *faulty) serve(r source.Fetch) source.Reply {
	said := func(id, text string) string {
		var c json.Writer
		c.Text("objectId", id)
		c.Text("orig", text)
		c.Int("time", 1000)
		return c.String()
	}
	if r.Method == "POST" {
		sent, _ := json.Decode(r.Body)
		id, text := fmt.Sprint(len(w.comments)), sent.Get("comment").Text()
		w.comments = append(w.comments, struct{ id, text string }{id, text})
		return source.Reply{Status: 200, Body: `{"errno":0,"data":` + said(id, text) + `}`}
	}
	var list []string
	for _, c := range w.comments {
		list = append(list, said(c.id, c.text))
	}
	return source.Reply{Status: 200, Body: fmt.Sprintf(`{"errno":0,"data":{"count":%d,"totalPages":1,"data":[%s]}}`, len(list), strings.Join(list, ","))}
}

// happen is one thing of those that may happen next.
func (w *faulty) happen() {
	w.now += 1000
	for len(w.events) > 0 {
		next := w.events[0]
		w.events = w.events[1:]
		next.tab.tell(next.message)
	}
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
		b.tell(next.message)
	}
	if _, failed := b.state.Thread.(app.FailedThread); failed {
		b.tell(app.ClickedAgainThread{})
	}
}

// keeps tells whether the browser keeps something of what is written.
func (w *faulty) keeps(what string) bool {
	return slices.ContainsFunc(w.storage.Items, func(i source.Item) bool { return strings.Contains(i.Key, what) })
}

// write has the reader write a comment in the first tab, and press the button until
// nothing is left of it in the form. Others may still wait.
func (w *faulty) write(text string) {
	const key = "new"
	typed := false
	for range 5000 {
		w.happen()
		thread, ok := w.tabs[0].state.Thread.(*app.LoadedThread)
		if !ok {
			continue
		}
		form, open := thread.Find(key)
		if !open {
			continue
		}
		_, editing := form.Phase.(app.Editing)
		switch {
		case !editing:
		case form.Body == "" && typed:
			return
		case form.Body == "":
			typed = true
			w.tabs[0].tell(app.TypedBody{Composer: key, Text: text})
			w.tabs[0].tell(app.ClickedPost{Composer: key})
		default:
			w.tabs[0].tell(app.ClickedPost{Composer: key})
		}
	}
	w.t.Errorf("%q stays in its form for a long time", text)
}

// wait lets time pass until nothing waits. What the server has refused is sent again
// by the reader.
func (w *faulty) wait() {
	for range 5000 {
		w.happen()
		if !w.keeps("/kept/") {
			return
		}
		thread, ok := w.tabs[0].state.Thread.(*app.LoadedThread)
		if !ok {
			continue
		}
		for _, e := range thread.Thread.Entries() {
			if e.Unsent != nil && e.Unsent.Refused {
				w.tabs[0].tell(app.ClickedEdit{ID: e.ID})
				w.tabs[0].tell(app.ClickedPost{Composer: app.Edit.Key(e.ID)})
			}
		}
	}
	w.t.Errorf("something waits for a long time: %q", w.storage.Items)
}
