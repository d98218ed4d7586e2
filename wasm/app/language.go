package app

import (
	"afterword/wasm/i18n"
	"afterword/wasm/source"
)

// ChangedWords tells that the widget speaks another language now.
type ChangedWords struct{ Words *i18n.Words }

func (ChangedWords) message() {}

func (s *State) failedArticle(reason, detail string) FailedArticle {
	sentence := s.Words.Say("article.failed", "reason", s.Words.Say(reason, "detail", detail))
	return FailedArticle{Sentence: sentence, reason: reason, detail: detail}
}

func (s *State) failedThread(from *source.Source, err error) FailedThread {
	return FailedThread{Source: from, Sentence: s.Words.Say("thread.failed", "reason", s.reason(err)), err: err}
}

// speak changes the language. The sentences that say why the article or the thread
// is missing are written again. Messages about what the reader did go: the reader
// has seen them in the old language.
func (s *State) speak(words *i18n.Words) []Effect {
	s.Words = words
	effects := s.level() // the article's labels are in its body
	if failed, ok := s.Article.(FailedArticle); ok {
		again := s.failedArticle(failed.reason, failed.detail)
		again.Prerendered = failed.Prerendered
		s.Article = again
	}
	switch thread := s.Thread.(type) {
	case FailedThread:
		again := s.failedThread(thread.Source, thread.err)
		again.Prerendered = thread.Prerendered
		s.Thread = again
	case *LoadedThread:
		next := *thread
		s.Thread = &next
		next.Status, next.Trouble = "", ""
		for _, before := range next.composers() {
			if editing, ok := before.Phase.(Editing); ok && editing.Trouble != "" {
				c := *before
				c.Phase = Editing{}
				next.put(&c)
			}
		}
	}
	return effects
}
