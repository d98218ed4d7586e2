package source

import "afterword/wasm/comment"

// Step is where a conversation is: it is [Done], or it has an [Ask], or it has
// [Some] of what it will give, or it is several [Beside] each other. A request that is
// answered twice is read each time as if it were the first.
type Step[T any] interface{ step(T) }

// What most conversations end with.
type (
	// Reading ends with a thread.
	Reading = Step[Thread]
	// Change ends with a comment as it is after the change.
	Change = Step[*comment.Comment]
	// None is nothing, of a conversation that only succeeds or fails.
	None = struct{}
)

// Done is a conversation that is over.
type Done[T any] struct {
	Value T
	// Problem is why there is no value: a [Problem], or nil.
	Problem error
	// Source is what can be done from now on, nil where that is as before.
	Source *Source
}

// Ask is a conversation that needs an answer, and knows how to read it.
type Ask[T any] struct {
	Request Request
	Then    func(Reply) Step[T]
}

// Some is what a conversation has so far, and how it goes on. When it loads a thread, each
// Some holds what the one before it held, and more.
type Some[T any] struct {
	Value  T
	Source *Source // as in [Done]
	Next   Step[T]
}

// Beside is several conversations at the same time. Join combines what each has so far, or
// ends with, and tells whether that is anything. Beside is over when all of them are.
type Beside[T any] struct {
	Steps []Step[T]
	Join  func(which int, what Done[T]) (Done[T], bool)
}

func (Done[T]) step(T) {}
func (Ask[T]) step(T)  {}
func (Some[T]) step(T) {}

func (Beside[T]) step(T) {}

// Shows tells whether a thread shows what has come after a number of pages. It does so
// after the first, the second, the fourth and so on, since each time the whole thread is
// arranged again.
func Shows(pages int) bool { return pages&(pages-1) == 0 }

// Paged goes on with the next page. From time to time it first gives what there is; see
// [Shows].
func Paged(pages int, thread Thread, next Reading) Reading {
	if Shows(pages) {
		return Some[Thread]{Value: thread, Next: next}
	}
	return next
}

// mostPages is how many pages of a thread are read. Some servers say that there are ever more.
const mostPages = 1000

// Joined is the comments of some pages with those of the n-th one, in which some things came,
// and tells whether a next page is worth asking for: not after one that says nothing new.
// Where a comment comes in the meantime, a page begins with what the one before ended with,
// so a comment is taken once.
func Joined(so, page []*comment.Comment, came, n int) (all []*comment.Comment, goesOn bool) {
	const overlap = 500
	known := make(map[string]bool, overlap)
	for _, c := range so[max(len(so)-overlap, 0):] {
		known[c.ID] = true
	}
	all = append(all, so...)
	for _, c := range page {
		if !known[c.ID] {
			known[c.ID] = true
			all = append(all, c)
		}
	}
	return all, n < mostPages && (len(all) > len(so) || len(page) < came)
}

// Give ends a conversation with a value.
func Give[T any](value T) Step[T] { return Done[T]{Value: value} }

// Fail ends a conversation with a [Problem].
func Fail[T any](problem error) Step[T] { return Done[T]{Problem: problem} }

// Send asks for something, and goes on with the answer.
func Send[T any](request Request, then func(Reply) Step[T]) Step[T] {
	return Ask[T]{request, then}
}

// Breathe goes on after the page has had its turn. A source that reads a long
// answer does so every few milliseconds, so that it never holds up the page.
func Breathe[T any](next func() Step[T]) Step[T] {
	return Ask[T]{Wait{}, func(Reply) Step[T] { return next() }}
}

// Then goes on with what a conversation ends with. It leaves out what the conversation
// gives on the way, and takes conversations that are [Beside] each other in turn.
func Then[T, U any](step Step[T], next func(Done[T]) Step[U]) Step[U] {
	switch step := step.(type) {
	case Ask[T]:
		return Ask[U]{step.Request, func(reply Reply) Step[U] { return Then(step.Then(reply), next) }}
	case Some[T]:
		return Then(step.Next, next)
	case Beside[T]:
		if Asks { // else nothing goes on from it
			return inTurn(step, 0, Done[T]{}, next)
		}
	}
	return next(step.(Done[T]))
}

func inTurn[T, U any](all Beside[T], at int, have Done[T], next func(Done[T]) Step[U]) Step[U] {
	if at == len(all.Steps) {
		return next(have)
	}
	return Then(all.Steps[at], func(got Done[T]) Step[U] {
		have, _ = all.Join(at, got)
		return inTurn(all, at+1, have, next)
	})
}
