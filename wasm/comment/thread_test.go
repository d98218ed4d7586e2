package comment

import (
	"math/rand"
	"slices"
	"strconv"
	"strings"
	"testing"

	"afterword/wasm/calendar"
)

// parse reads a thread for a table: words of the form id, id<parent, and any
// of @time, +score, ! for pinned, ~ for deleted after it.
func parse(text string) []Comment {
	var comments []Comment
	for _, word := range strings.Fields(text) {
		c := Comment{Created: calendar.Never, Edited: calendar.Never}
		i := strings.IndexAny(word+"<", "<@+!~")
		c.ID, word = word[:i], word[i:]
		if c.ID == "_" {
			c.ID = ""
		}
		for word != "" {
			end := strings.IndexAny(word[1:]+"<", "<@+!~") + 1
			value := word[1:end]
			switch word[0] {
			case '<':
				c.Parent = value
			case '@':
				c.Created, _ = strconv.ParseInt(value, 10, 64)
			case '+':
				c.Up, _ = strconv.Atoi(value)
				if c.Up < 0 {
					c.Up, c.Down = 0, -c.Up
				}
			case '!':
				c.Pinned = true
			case '~':
				c.Deleted = true
			}
			word = word[end:]
		}
		comments = append(comments, c)
	}
	return comments
}

// pointers is comments as Arrange takes them.
func pointers(comments []Comment) []*Comment {
	list := make([]*Comment, len(comments))
	for i := range comments {
		list[i] = &comments[i]
	}
	return list
}

// outline writes a thread for a table: replies in brackets behind their parent.
func outline(t Thread) string {
	var b strings.Builder
	level := 1
	for i, e := range t.Entries() {
		switch {
		case e.Level > level:
			b.WriteString("(")
		case i > 0:
			b.WriteString(strings.Repeat(")", level-e.Level) + " ")
		}
		level = e.Level
		b.WriteString(e.ID)
	}
	b.WriteString(strings.Repeat(")", level-1))
	return b.String()
}

// verify holds what is true of every thread.
func verify(t *testing.T, comments []Comment, thread Thread) {
	t.Helper()
	known := map[string]bool{}
	count, leftOut := 0, 0
	for _, c := range comments {
		if c.ID == "" || known[c.ID] {
			leftOut++
			continue
		}
		known[c.ID] = true
		if !c.Deleted {
			count++
		}
	}
	if thread.Count != count || thread.LeftOut != leftOut {
		t.Errorf("count %d, left out %d; want %d, %d", thread.Count, thread.LeftOut, count, leftOut)
	}
	entries := thread.Entries()
	if len(entries) != thread.Size {
		t.Errorf("%d entries, size %d", len(entries), thread.Size)
	}
	size := map[string]int{}
	newest := map[string]int64{}
	for _, e := range entries {
		newest[e.ID] = e.Created
	}
	for i, e := range slices.Backward(entries) {
		if len(entries) < 1000 || i == len(entries)/2 { // it takes time to find one in a long chain
			findable(t, thread, e, i)
		}
		size[e.ID]++
		if size[e.ID] != e.Size || newest[e.ID] != e.Newest {
			t.Errorf("%s has %d, newest %d; says %d, %d", e.ID, size[e.ID], newest[e.ID], e.Size, e.Newest)
		}
		if e.Deleted && e.Size == 1 {
			t.Errorf("%s is a stub without replies", e.ID)
		}
		if e.Above == nil {
			continue
		}
		size[e.Above.ID] += size[e.ID]
		newest[e.Above.ID] = max(newest[e.Above.ID], newest[e.ID])
	}
}

// findable holds what is true of an entry at a position.
func findable(t *testing.T, thread Thread, e Entry, position int) {
	t.Helper()
	path := thread.Path(e.ID)
	if thread.Find(e.ID) != e.Branch || len(path) != e.Level || path[len(path)-1] != e.Branch {
		t.Fatalf("%s (level %d) is found elsewhere", e.ID, e.Level)
	}
	if at := thread.Position(e.ID); at != position {
		t.Errorf("position of %s is %d, want %d", e.ID, at, position)
	}
	if e.Above == nil {
		if e.Level != 1 {
			t.Errorf("%s is at the top and at level %d", e.ID, e.Level)
		}
		return
	}
	if above := path[len(path)-2]; above.Comment != e.Above || e.Above.ID != e.Parent || !slices.Contains(above.Replies, e.Branch) {
		t.Errorf("%s (level %d) is below %s", e.ID, e.Level, e.Above.ID)
	}
}

// arrangements are lists of comments and the thread that each becomes.
var arrangements = []struct {
	name           string
	comments, want string
	order          Order
	moved, leftOut int
}{
	{name: "nothing"},
	{name: "any order", comments: "c<b b<a a d", want: "a(b(c)) d"},
	{name: "siblings", comments: "a b<a c<a d<b e<c f", want: "a(b(d) c(e)) f"},

	{name: "unknown parent", comments: "a b<x c<b", want: "a b(c)", moved: 1},
	{name: "cycle of one", comments: "a<a b<a", want: "a(b)", moved: 1},
	{name: "cycle of two", comments: "a<b b<a", want: "a b", moved: 2},
	{name: "cycle of three", comments: "a<c b<a c<b d", want: "a b c d", moved: 3},
	{name: "trees on a cycle", comments: "x<a y<x a<b b<a z<b q<z", want: "a(x(y)) b(z(q))", moved: 2},
	{name: "tree on a cycle comes first", comments: "y<x x<a a<b b<c c<a w<y", want: "a(x(y(w))) b c", moved: 3},
	{name: "two cycles", comments: "a<b b<a c<d d<c e<c", want: "a b c(e) d", moved: 4},
	{name: "cycle and unknown", comments: "a<b b<a c<x", want: "a b c", moved: 3},
	{name: "parent is a duplicate", comments: "a a<b b<a", want: "a(b)", leftOut: 1},

	{name: "duplicates", comments: "a@1 a@2 b@3 a@4", want: "a b", leftOut: 2},
	{name: "no id", comments: "_ a _<a", want: "a", leftOut: 2},

	{name: "deleted leaf", comments: "a b~ c<a~ d", want: "a d"},
	{name: "deleted with a reply", comments: "a~ b<a", want: "a(b)"},
	{name: "deleted chain", comments: "a~ b<a~ c<b~", want: ""},
	{name: "deleted chain above a comment", comments: "a~ b<a~ c<b d<b~ e<a~", want: "a(b(c))"},
	{name: "deleted with an unknown parent", comments: "a<x~ b<a c<x~", want: "a(b)"},
	{name: "deleted cycle", comments: "a<b~ b<a~", want: ""},
	{name: "deleted in a cycle", comments: "a<b~ b<a c<a", want: "a(c) b", moved: 1},

	{name: "oldest", comments: "a@3 b@1 c d@2 e", want: "b d a c e"},
	{name: "newest", order: Newest, comments: "a@3 b@1 c d@2 e", want: "a d b c e"},
	{name: "top", order: Top, comments: "a@3+1 b@1 c+1 d@2+5 e f@9+-2 g@2+1", want: "d g a c b e f"},
	{name: "top, equal", order: Top, comments: "a@1 b@1 c@1", want: "a b c"},
	{name: "newest, equal", order: Newest, comments: "a@1 b@2 c@1 d@2", want: "b d a c"},
	{name: "every level, oldest", comments: "a@2 b@1 c<a@9 d<a@8 e<d@7 f<d@6", want: "b a(d(f e) c)"},
	{name: "every level, newest", order: Newest, comments: "a@2 b@1 c<a@8 d<a@9 e<d@6 f<d@7", want: "a(d(f e) c) b"},
	{name: "every level, top", order: Top, comments: "a@1 b@1+1 c<a@1 d<a@2+1 e<d@1 f<d@2+1", want: "b a(d(f e) c)"},
	{name: "before 1970", comments: "a@-5 b@0 c@-9", want: "c a b"},

	{name: "pinned", comments: "a@1 b@3! c@2! d@4", want: "c b a d"},
	{name: "pinned, newest", order: Newest, comments: "a@1 b@3! c@2! d@4", want: "b c d a"},
	{name: "pinned, top", order: Top, comments: "a@1+9 b@3! c@2+1!", want: "c b a"},
	{name: "pinned without a time", comments: "a@1 b!", want: "b a"},
	{name: "pinned reply", comments: "a@1 b<a@2 c<a@3!", want: "a(b c)"},
	{name: "pinned and moved", comments: "a@1 b<x@2!", want: "b a", moved: 1},
}

func TestArrange(t *testing.T) {
	for _, c := range arrangements {
		t.Run(c.name, func(t *testing.T) {
			comments := parse(c.comments)
			thread := Arrange(pointers(comments), c.order, Thread{})
			if got := outline(thread); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if thread.Moved != c.moved || thread.LeftOut != c.leftOut {
				t.Errorf("moved %d, left out %d; want %d, %d", thread.Moved, thread.LeftOut, c.moved, c.leftOut)
			}
			verify(t, comments, thread)
		})
	}
}

func TestArrangeKeepsTheFirstOfDuplicates(t *testing.T) {
	comments := []Comment{{ID: "a", Body: "first"}, {ID: "a", Body: "second"}}
	thread := Arrange(pointers(comments), Oldest, Thread{})
	if entries := thread.Entries(); len(entries) != 1 || entries[0].Body != "first" {
		t.Errorf("got %v", entries)
	}
}

func TestArrangeLeavesItsInput(t *testing.T) {
	comments := parse("c<b@3 b<a@2 a@1 x<x y<x")
	before := slices.Clone(comments)
	Arrange(pointers(comments), Newest, Thread{})
	if !slices.Equal(before, comments) {
		t.Errorf("got %v, want %v", comments, before)
	}
}

// chain is n comments, each a reply to the one before.
func chain(n int) []Comment {
	comments := make([]Comment, n)
	for i := range comments {
		comments[i] = Comment{ID: strconv.Itoa(i), Created: int64(i)}
		if i > 0 {
			comments[i].Parent = strconv.Itoa(i - 1)
		}
	}
	return comments
}

func TestArrangeLargeThreads(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long under Node, and natively it runs each time")
	}
	const n = 10_000
	long := chain(n)
	ring := chain(n)
	ring[0].Parent = strconv.Itoa(n - 1)
	tail := chain(n) // on a cycle of one
	tail[0].Parent = "0"
	stubs := chain(n)
	for i := range stubs {
		stubs[i].Deleted = i < n-1
	}
	gone := chain(n)
	for i := range gone {
		gone[i].Deleted = true
	}
	wide := chain(1)
	for i := range 5_000 {
		wide = append(wide, Comment{ID: "r" + strconv.Itoa(i), Parent: "0", Created: int64(5_000 - i)})
	}
	for _, c := range []struct {
		name                         string
		comments                     []Comment
		entries, count, level, moved int
	}{
		{"chain", long, n, n, n, 0},
		{"ring", ring, n, n, 1, n},
		{"tail", tail, n, n, n, 1},
		{"stubs", stubs, n, 1, n, 0},
		{"gone", gone, 0, 0, 0, 0},
		{"wide", wide, 5_001, 5_001, 2, 0},
	} {
		for _, order := range []Order{Oldest, Newest, Top} {
			comments := slices.Clone(c.comments)
			rand.New(rand.NewSource(1)).Shuffle(len(comments), func(i, j int) {
				comments[i], comments[j] = comments[j], comments[i]
			})
			thread := Arrange(pointers(comments), order, Thread{})
			verify(t, comments, thread)
			level := 0
			for _, e := range thread.Entries() {
				level = max(level, e.Level)
			}
			if thread.Size != c.entries || thread.Count != c.count || level != c.level || thread.Moved != c.moved {
				t.Errorf("%s: %d entries, count %d, deepest %d, moved %d", c.name, thread.Size, thread.Count, level, thread.Moved)
			}
		}
	}
	if got := Arrange(pointers(wide), Oldest, Thread{}).Entries()[1].ID; got != "r4999" {
		t.Errorf("the oldest reply is %s", got)
	}
}

func FuzzArrange(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6}, uint8(0))
	f.Add([]byte{0, 0, 0, 1, 0, 2, 1, 1, 1}, uint8(1))
	f.Fuzz(func(t *testing.T, data []byte, order uint8) {
		var comments []Comment
		for len(data) >= 3 {
			c := Comment{Created: int64(data[2] % 8), Up: int(data[2] >> 5), Deleted: data[2]%16 == 1, Pinned: data[2]%16 == 2}
			c.ID = strings.Trim(strconv.Itoa(int(data[0])), "0")
			c.Parent = strings.Trim(strconv.Itoa(int(data[1])), "0")
			if c.Created == 0 {
				c.Created = calendar.Never
			}
			comments = append(comments, c)
			data = data[3:]
		}
		o := Order(order % 3)
		thread := Arrange(pointers(comments), o, Thread{})
		verify(t, comments, thread)
		ordered(t, thread.Top, o, true)
		for _, e := range thread.Entries() {
			ordered(t, e.Replies, o, false)
		}
	})
}

// ordered fails where siblings do not follow each other as they should.
func ordered(t *testing.T, siblings []*Branch, o Order, top bool) {
	t.Helper()
	for i := range len(siblings) - 1 {
		a, b := siblings[i], siblings[i+1]
		if top && a.Pinned != b.Pinned {
			if b.Pinned {
				t.Fatalf("pinned %s after %s", b.ID, a.ID)
			}
			continue
		}
		if o.compare(a.Comment, b.Comment) > 0 {
			t.Fatalf("%s before %s", a.ID, b.ID)
		}
	}
}

func BenchmarkArrange(b *testing.B) {
	random := rand.New(rand.NewSource(1))
	comments := chain(50_000)
	for i := range comments {
		comments[i].Parent = strconv.Itoa(random.Intn(2*i + 1))
		comments[i].Created = random.Int63n(1e12)
	}
	for b.Loop() {
		Arrange(pointers(comments), Oldest, Thread{})
	}
}
