package comment

import (
	"math/rand"
	"slices"
	"strconv"
	"testing"
)

// TestPut puts comments into a thread one by one: it must be the thread that
// all of them make at once.
func TestPut(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for round := range 400 {
		var comments []Comment
		order := Order(round % 3)
		thread := Arrange(nil, order, Thread{})
		for n := 1 + random.Intn(25); n > 0; n-- {
			c := Comment{
				ID: strconv.Itoa(random.Intn(30)), Parent: strconv.Itoa(random.Intn(40)),
				Created: int64(random.Intn(6)), Deleted: random.Intn(4) == 0, Pinned: random.Intn(6) == 0,
			}
			if random.Intn(3) == 0 {
				c.Parent = ""
			}
			if at := slices.IndexFunc(comments, func(old Comment) bool { return old.ID == c.ID }); at >= 0 {
				// What decides the order is not changed: a comment keeps its place.
				c.Created, c.Pinned = comments[at].Created, comments[at].Pinned
				if random.Intn(2) == 0 {
					c.Parent = comments[at].Parent
				}
				comments[at] = c
			} else {
				comments = append(comments, c)
			}
			before := thread.Entries()
			was := outline(thread)
			old := thread
			thread = thread.Put(&c)
			if got := outline(old); got != was || !slices.Equal(before, old.Entries()) {
				t.Fatalf("the thread of before is %s, was %s", got, was)
			}
			want := Arrange(pointers(comments), order, Thread{})
			if outline(thread) != outline(want) || thread.Moved != want.Moved {
				t.Fatalf("after %+v: %s (moved %d), want %s (moved %d)", c, outline(thread), thread.Moved, outline(want), want.Moved)
			}
			verify(t, comments, thread)
		}
		for _, other := range []Order{Newest, Top, Oldest} {
			thread = thread.Sort(other)
			if got, want := outline(thread), outline(Arrange(pointers(comments), other, Thread{})); got != want {
				t.Fatalf("sorted: %s, want %s", got, want)
			}
		}
	}
}

// TestPutKeepsItsPlace says that a vote moves nothing under a reader's eyes.
func TestPutKeepsItsPlace(t *testing.T) {
	thread := Arrange(pointers(parse("a+1 b+2 c+3")), Top, Thread{})
	a := *thread.Find("a").Comment
	a.Up = 9
	if got := outline(thread.Put(&a)); got != "c b a" {
		t.Error(got)
	}
	if got := outline(thread.Put(&a).Sort(Top)); got != "a c b" {
		t.Error(got)
	}
}

// TestShared counts the branches that a change leaves as they were.
func TestShared(t *testing.T) {
	comments := parse("a b<a c<b d<a e f<e g")
	for _, c := range []struct {
		name   string
		change func(Thread) Thread
		want   string // what is new
	}{
		{"an answer", func(t Thread) Thread { return t.Put(&Comment{ID: "x", Parent: "b"}) }, "a b x"},
		{"another text", func(t Thread) Thread { return t.Put(&Comment{ID: "d", Parent: "a", Body: "new"}) }, "a d"},
		{"a deletion", func(t Thread) Thread { return t.Put(&Comment{ID: "c", Parent: "b", Deleted: true}) }, "a b"},
		{"the same again", func(t Thread) Thread { return Arrange(pointers(comments), Oldest, t) }, ""},
		{"one more", func(t Thread) Thread {
			return Arrange(pointers(append(parse("a b<a c<b d<a e f<e g"), Comment{ID: "x"})), Oldest, t)
		}, "x"},
		{"one more that came before them", func(t Thread) Thread {
			return Arrange(pointers(append([]Comment{{ID: "x"}}, comments...)), Oldest, t)
		}, "x"},
		{"another order", func(t Thread) Thread { return t.Sort(Newest) }, ""},
	} {
		before := Arrange(pointers(comments), Oldest, Thread{})
		old := map[*Branch]bool{}
		for _, e := range before.Entries() {
			old[e.Branch] = true
		}
		got := ""
		for _, e := range c.change(before).Entries() {
			if !old[e.Branch] {
				got += " " + e.ID
			}
		}
		if len(got) > 0 {
			got = got[1:]
		}
		if got != c.want {
			t.Errorf("%s: new are %q, want %q", c.name, got, c.want)
		}
	}
}
