package app

// CameOnline tells that the browser has a network again.
type CameOnline struct{}

func (CameOnline) message() {}

// Without a network the widget shows what the browser still has of an earlier visit, and
// says how old that is. The browser has no answers that the server forbids to store, and
// none that it gave a reader who is logged in. Article and thread are loaded again when
// the browser is online again, when the reader looks at the page, and every minute.

// Stale is when the oldest of what shows was loaded, 0 where all is new.
func (s *State) Stale() (oldest int64) {
	if a, loaded := s.Article.(LoadedArticle); loaded {
		oldest = a.Stale
	}
	if t, loaded := s.Thread.(*LoadedThread); loaded {
		oldest = older(oldest, t.Stale)
	}
	return oldest
}

// older is the earlier of two times, where 0 is none.
func older(a, b int64) int64 {
	if a == 0 || b != 0 && b < a {
		return b
	}
	return a
}

// freshen loads what is stale again, while it still shows.
func (s *State) freshen() []Effect {
	if s.Hidden {
		return nil
	}
	var effects []Effect
	if a, loaded := s.Article.(LoadedArticle); loaded && a.Stale != 0 {
		s.drop(anArticle)
		effects = s.askArticle()
	}
	if t, loaded := s.Thread.(*LoadedThread); loaded && t.Stale != 0 {
		effects = append(effects, s.reload(t)...)
	}
	return effects
}

// comeOnline loads what is stale, or failed.
func (s *State) comeOnline() []Effect {
	effects := s.freshen()
	if _, failed := s.Article.(FailedArticle); failed {
		effects = append(effects, s.openArticle()...)
	}
	if t, failed := s.Thread.(FailedThread); failed && t.Source != nil {
		effects = append(effects, s.openThread()...)
	}
	return effects
}
