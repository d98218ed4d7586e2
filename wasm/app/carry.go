package app

import "afterword/wasm/source"

// awaited is an answer that has not come yet, with the function that reads it.
type awaited struct {
	number int
	of     concern
	read   reader
}

// reader reads an answer. It gets the state as it is when the answer comes.
type reader func(s *State, reply source.Reply) []Effect

// concern is what an answer is for. It lets the state drop all answers that it no
// longer needs.
type concern uint8

const (
	anArticle concern = iota
	aThread           // the thread is loaded
	aReload           // the thread is loaded again
	aShow             // the thread is shown, bit by bit
	live              // the source says what is new
	anAct             // the reader did something
	aPost             // the reader posts; this ends even where the element has another thread by now
)

// ask makes a request. Where the server is too busy, it makes the request again later.
func (s *State) ask(of concern, request source.Request, read reader) []Effect {
	switch r := request.(type) {
	case source.Fetch:
		r.Stale = of == anArticle || of == aThread
		return s.send(of, r, 1, read)
	case source.Wait:
		number := s.await(of, func(s *State, reply source.Reply) []Effect {
			if source.Asks && r.Seen && s.Hidden {
				s.unseen = append(s.unseen[:len(s.unseen):len(s.unseen)], awaited{of: of, read: read})
				return nil
			}
			return read(s, reply)
		})
		return []Effect{Wait{r.Milliseconds, GotReply{Number: number}}}
	case source.All:
		if source.Asks {
			return s.askAll(of, r, read)
		}
	}
	return []Effect{Ask{s.await(of, func(s *State, reply source.Reply) []Effect {
		_, put := request.(source.Put)
		if thread, ok := s.Thread.(*LoadedThread); ok && put && reply.Volatile {
			thread.Volatile = true
		}
		return read(s, reply)
	}), request}}
}

// askAll asks for several things, and reads the answers when all are there.
func (s *State) askAll(of concern, all source.All, read reader) []Effect {
	var effects []Effect
	replies, left := make([]source.Reply, len(all)), len(all)
	for i, one := range all {
		more := s.ask(of, one, func(s *State, reply source.Reply) []Effect {
			replies[i] = reply
			if left--; left > 0 {
				return nil
			}
			return read(s, source.Reply{All: replies})
		})
		effects = append(effects, more...)
	}
	return effects
}

// send sends a request; times counts the tries, this one included.
func (s *State) send(of concern, f source.Fetch, times int, read reader) []Effect {
	var effects []Effect
	if source.Writes && f.Note != nil {
		effects = append(effects, Ask{s.number(), f.Note(s.Now)})
	}
	number := s.await(of, func(s *State, reply source.Reply) []Effect {
		if wait, again := f.Again(reply, times); again {
			return s.ask(of, source.Wait{Milliseconds: wait}, func(s *State, _ source.Reply) []Effect {
				return s.send(of, f, times+1, read)
			})
		}
		if of == aThread {
			s.stale = older(s.stale, reply.Stale)
		}
		return read(s, reply)
	})
	return append(effects, Ask{number, f})
}

// await registers an answer to wait for, and gives its number.
func (s *State) await(of concern, read reader) int {
	number := s.number()
	s.awaited = append(s.awaited[:len(s.awaited):len(s.awaited)], awaited{number, of, read})
	return number
}

// answer gives an answer to the reader that waits for it. An answer that nobody waits
// for came too late, and is dropped.
func (s *State) answer(m GotReply) []Effect {
	for i, a := range s.awaited {
		if a.number == m.Number {
			s.awaited = append(append([]awaited(nil), s.awaited[:i]...), s.awaited[i+1:]...)
			m.Reply.Now = s.Now
			return a.read(s, m.Reply)
		}
	}
	return nil
}

// readUnseen reads the answers that waited until somebody can see the page.
func (s *State) readUnseen() []Effect {
	if !source.Asks {
		return nil
	}
	var effects []Effect
	unseen := s.unseen
	s.unseen = nil
	for _, a := range unseen {
		more := a.read(s, source.Reply{Unseen: true})
		effects = append(effects, more...)
	}
	return effects
}

// drop stops waiting for the answers of these concerns.
func (s *State) drop(concerns ...concern) {
	kept := func(list []awaited) (left []awaited) {
		for _, a := range list {
			wanted := true
			for _, c := range concerns {
				wanted = wanted && a.of != c
			}
			if wanted {
				left = append(left, a)
			}
		}
		return left
	}
	s.awaited, s.unseen = kept(s.awaited), kept(s.unseen)
}

// breathe gives the page its turn, and then calls do.
func (s *State) breathe(of concern, do func(s *State) []Effect) []Effect {
	return s.ask(of, source.Wait{}, func(s *State, _ source.Reply) []Effect { return do(s) })
}

// follow carries a conversation on. It calls got with each part that the conversation
// gives, and at its end with the result.
func follow[T any](s *State, of concern, step source.Step[T], got func(s *State, what source.Done[T], over bool) []Effect) []Effect {
	var effects []Effect
	for {
		var more []Effect
		switch at := step.(type) {
		case source.Some[T]:
			more = got(s, source.Done[T]{Value: at.Value, Source: at.Source}, false)
			effects, step = append(effects, more...), at.Next
			continue
		case source.Ask[T]:
			more = s.ask(of, at.Request, func(s *State, reply source.Reply) []Effect {
				return follow(s, of, at.Then(reply), got)
			})
		case source.Beside[T]:
			if source.Asks {
				more = followAll(s, of, at, got)
			}
		case source.Done[T]:
			more = got(s, at, true)
		}
		return append(effects, more...)
	}
}

// followAll carries conversations on beside each other.
func followAll[T any](s *State, of concern, all source.Beside[T], got func(s *State, what source.Done[T], over bool) []Effect) []Effect {
	var effects []Effect
	left := len(all.Steps)
	for i, step := range all.Steps {
		more := follow(s, of, step, func(s *State, what source.Done[T], over bool) []Effect {
			if over {
				left--
			}
			joined, any := all.Join(i, what)
			if !any {
				return nil
			}
			return got(s, joined, left == 0)
		})
		effects = append(effects, more...)
	}
	return effects
}
