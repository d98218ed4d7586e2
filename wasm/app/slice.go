package app

import "afterword/wasm/source"

// PassedFrame is the time to build more of the thread.
type PassedFrame struct{}

func (PassedFrame) message() {}

// building is how much of the thread the page has.
type building struct {
	// Shown is how many entries of the thread are built.
	Shown int
	// Hydrating is true while a prerendered thread is hydrated bit by bit. The page
	// holds all comments then, and those beyond Shown stay as they came.
	Hydrating bool
	// Was is the source by which the comments from the number Renewed on were drawn,
	// nil where all show what can be done now.
	Was     *source.Source
	Renewed int

	// Grouped is the ID of the comment that was the first when the thread first showed. The
	// groups of a long thread are counted from it, whatever comes before or after.
	Grouped string

	slice   slice
	waiting bool // whether a frame is waited for
}

// A thread is built in slices, so that it never holds up the page: first about a
// screenful, then as many comments as take two frames with their layout, which costs
// something for each slice.
const (
	first = 8
	most  = 400
	frame = 33 // milliseconds
)

// A thread of no more than short comments is built at once. Of a longer one few show
// before Ready is told.
const (
	short = 20
	few   = 50
)

// slice is what was built last.
type slice struct {
	size int
	at   int64 // when
}

// begin builds the first slice, which is all of a short thread.
func (s *State) begin(t *LoadedThread) {
	t.Shown, t.slice = first, slice{first, s.Now}
	t.group()
	if t.Thread.Size <= short {
		t.Shown = short
	}
}

// group counts the groups of the thread from its first comment.
func (t *LoadedThread) group() {
	t.Grouped = ""
	for _, b := range t.Thread.Top {
		if b.Size > 0 {
			t.Grouped = b.ID
			return
		}
	}
}

// grow builds one slice more. In a page that cannot be seen the slices are large: they
// hold up nobody there, and the browser gives such a page its turn only once a second.
func (s *State) grow(t *LoadedThread) []Effect {
	t.waiting = false
	took := max(s.Now-t.slice.at, 1)
	size := min(int(int64(t.slice.size)*frame/took), 2*t.slice.size)
	if s.Hidden {
		size = most
	}
	t.slice = slice{min(max(size, first), most), s.Now}
	if source.Writes && t.Was != nil {
		t.renew()
		return s.nextFrame()
	}
	t.Shown += t.slice.size
	t.Hydrating = t.Hydrating && t.Shown < t.Thread.Size
	effects := t.arrive()
	if t.stands() {
		effects = append(effects, s.settle("")...)
	}
	return append(effects, s.nextFrame()...)
}

// nextFrame waits for the time to build more, where there is more.
func (s *State) nextFrame() []Effect {
	thread, ok := s.Thread.(*LoadedThread)
	if !ok || thread.waiting || thread.Shown >= thread.Thread.Size && thread.Was == nil {
		return nil
	}
	thread.waiting = true
	return []Effect{Wait{0, PassedFrame{}}}
}

// able takes a source as what can be done from now on. What its comments offer may be
// something else then, and is drawn in slices, too.
func (t *LoadedThread) able(s *source.Source) {
	if source.Writes && t.Source != nil && t.Was == nil && t.Shown > most && AbilitiesOf(t.Source) != AbilitiesOf(s) {
		t.Was, t.Renewed = t.Source, first
	}
	t.Source = s
	if s.Post != nil && t.Main == nil {
		t.Main = &Composer{Phase: Editing{}}
	}
}

// renew draws one slice more with what readers can do now.
func (t *LoadedThread) renew() {
	if t.Renewed += t.slice.size; t.Renewed >= t.Shown {
		t.Was = nil
	}
}

// Abilities are what readers may do to the comments of a thread.
type Abilities struct{ Post, Edit, Vote, Moderate bool }

// AbilitiesOf are the abilities that a source gives.
func AbilitiesOf(s *source.Source) Abilities {
	return Abilities{s.Post != nil, s.Edit != nil, s.Vote != nil, s.Moderation != nil}
}

// stands tells whether as much of the thread shows as a page waits for.
func (t *LoadedThread) stands() bool {
	return !t.partial && t.toward == "" && (t.Hydrating || t.Shown >= min(t.Thread.Size, few))
}
