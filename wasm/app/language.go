package app

import (
	"afterword/wasm/i18n"
	"afterword/wasm/source"
)

func (s *State) failedArticle(reason, detail string) FailedArticle {
	sentence := s.Words.Say("article.failed", "reason", s.Words.Say(reason, "detail", detail))
	return FailedArticle{sentence, reason, detail}
}

func (s *State) failedThread(from source.Source, err error) FailedThread {
	return FailedThread{from, s.Words.Say("thread.failed", "reason", s.reason(err)), err}
}

// speak changes the language. Why there is no article or no thread is said
// anew; what was told of an act has been told, and goes.
func (s *State) speak(words *i18n.Words) {
	s.Words = words
	s.level() // the article's labels are in its body
	if failed, ok := s.Article.(FailedArticle); ok {
		s.Article = s.failedArticle(failed.reason, failed.detail)
	}
	switch thread := s.Thread.(type) {
	case FailedThread:
		s.Thread = s.failedThread(thread.Source, thread.err)
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
}
