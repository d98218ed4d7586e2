package app

// Update gives the state after a message and what is to be done about it. now
// is the time of the message in milliseconds since 1970.
func Update(before *State, m Message, now int64) (*State, []Effect) {
	next := *before
	s := &next
	s.Now = now
	effects := s.take(m)
	if s.settled() && !s.ready {
		s.ready, s.prerendered = true, nil
		effects = append(effects, s.tellReady())
	}
	return s, effects
}

func (s *State) take(m Message) []Effect {
	var effects []Effect
	switch m := m.(type) {
	case Started:
		return s.start(m)
	case PassedMinute:
		return append(s.freshen(), minute)
	case CameOnline:
		effects = s.comeOnline()
	case GotText:
		return s.gotText(m)
	case GotReply:
		if thread, ok := s.Thread.(*LoadedThread); ok {
			next := *thread
			s.Thread = &next
		}
		return s.answer(m)
	case ChangedArticle, ChangedTheme, ChangedHeadingLevel, ChangedThread, ChangedOrder, ChangedHide, ChangedWords, Moved:
		return s.takeSetup(m)
	case ClickedAgainArticle:
		return s.openArticle()
	case ChoseOrder:
		return s.takeSetup(ChangedOrder(m))
	case ClickedAgainThread:
		return s.openThread()
	case AskedRefresh:
		return s.refresh()
	case ClickedCopyCode:
		return []Effect{CopyCode{}}
	case Floated:
		s.Float = m.Float
		return nil
	case ChangedVisibility:
		s.Hidden = m.Hidden
		effects = s.freshen()
	}
	switch thread := s.Thread.(type) {
	case LoadingThread:
		return append(effects, s.typedAhead(m)...)
	case *LoadedThread:
		next := *thread
		s.Thread = &next
		return append(effects, s.takeThread(&next, m)...)
	}
	return effects
}

// takeSetup handles changes of the element's attributes.
func (s *State) takeSetup(m Message) []Effect {
	switch m := m.(type) {
	case ChangedArticle:
		s.Setup.Article = m.Article
		return s.openArticle()
	case ChangedTheme:
		s.Setup.Theme = m.Theme
	case ChangedHeadingLevel:
		s.Setup.HeadingLevel = m.Level
		return s.level()
	case ChangedThread:
		s.Setup.Thread = m.Thread
		return s.openThread()
	case ChangedOrder:
		s.Setup.Order = m.Order
		s.sort()
	case ChangedHide:
		s.Setup.Hide = m.URL
		if _, loading := s.Thread.(LoadingThread); loading {
			return s.openThread()
		}
		return s.refresh()
	case ChangedWords:
		return s.speak(m.Words)
	case Moved:
		s.Setup.Theme = m.Theme
		if s.ready {
			return []Effect{s.tellReady()}
		}
	}
	return nil
}

// minute keeps sentences about times up to date.
var minute = Wait{60_000, PassedMinute{}}

func (s *State) start(m Started) []Effect {
	s.Setup, s.Page, s.prerendered, s.Hidden = m.Setup, m.Page, m.Prerendered, m.Hidden
	s.Dated = s.Dated || m.Prerendered != nil
	effects := s.openArticle()
	more := s.openThread()
	return append(append(effects, more...), minute)
}

// settled tells whether article and thread have each shown or failed.
func (s *State) settled() bool {
	switch s.Article.(type) {
	case NoArticle, LoadedArticle, FailedArticle:
	default:
		return false
	}
	switch thread := s.Thread.(type) {
	case NoThread, FailedThread:
		return true
	case *LoadedThread:
		return thread.stands()
	}
	return false
}

// Loading tells whether article or thread is still to come.
func (s *State) Loading() bool {
	_, article := s.Article.(LoadingArticle)
	_, thread := s.Thread.(LoadingThread)
	return article || thread
}

// Waiting tells whether what the element shows first, the article or else the
// thread, is still to come.
func (s *State) Waiting() bool {
	if s.ready {
		return false
	}
	_, waiting := s.Article.(LoadingArticle)
	if _, none := s.Article.(NoArticle); none {
		_, waiting = s.Thread.(LoadingThread)
	}
	return waiting
}

func (s *State) tellReady() TellReady {
	told := TellReady{Comments: -1}
	if loaded, ok := s.Article.(LoadedArticle); ok {
		told.Title = loaded.Article.PlainTitle()
	}
	if loaded, ok := s.Thread.(*LoadedThread); ok {
		told.Comments = loaded.Thread.Count
	}
	return told
}

// number is the number of one more request.
func (s *State) number() int {
	s.asked++
	return s.asked
}
