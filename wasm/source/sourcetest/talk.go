package sourcetest

import "afterword/wasm/source"

// Talk carries a conversation on until it is over. some is told what there is on
// the way; where it reports false, the conversation is left there.
func Talk[T any](b Backend, step source.Step[T], some func(T) bool) source.Done[T] {
	for {
		switch at := step.(type) {
		case source.Done[T]:
			return at
		case source.Some[T]:
			if some != nil && !some(at.Value) {
				return source.Done[T]{Value: at.Value}
			}
			step = at.Next
		case source.Beside[T]: // one after the other, the last one first
			var got source.Done[T]
			for i := len(at.Steps) - 1; i >= 0; i-- {
				got, _ = at.Join(i, Talk(b, at.Steps[i], nil))
			}
			return got
		case source.Ask[T]:
			step = at.Then(Answer(b, at.Request))
		}
	}
}

// Answer is what a backend answers to a request, or to each part of one. Time
// passes at once, and there is no other tab.
func Answer(b Backend, request source.Request) source.Reply {
	switch r := request.(type) {
	case source.All:
		var reply source.Reply
		for _, one := range r {
			reply.All = append(reply.All, Answer(b, one))
		}
		return reply
	case source.Wait, source.Lock, source.Unlock:
		return source.Reply{}
	}
	return b.Answer(request)
}

// Record is a backend that keeps what it was asked, and what it answered.
type Record struct {
	Backend
	Requests []source.Request
	Replies  []source.Reply
}

// Answer has the backend answer.
func (r *Record) Answer(request source.Request) source.Reply {
	reply := r.Backend.Answer(request)
	r.Requests, r.Replies = append(r.Requests, request), append(r.Replies, reply)
	return reply
}

// replay answers what was recorded, in its order, but for one answer, and then
// nothing more.
type replay struct {
	replies []source.Reply
	at      int // the place of the other answer
	other   source.Reply
	asked   int
}

// Answer gives the next recorded answer, whatever is asked.
func (r *replay) Answer(source.Request) source.Reply {
	r.asked++
	switch {
	case r.asked-1 == r.at:
		return r.other
	case r.asked > len(r.replies):
		return source.Reply{Failure: source.Unreachable}
	}
	return r.replies[r.asked-1]
}
