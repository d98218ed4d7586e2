//go:build js

package browser

import (
	"afterword/wasm/app"
	"afterword/wasm/i18n"
)

// speak is the interface in a language, by the catalogue that the loader has
// fetched. Widgets that speak the same share it.
func (p *page) speak(lang, catalogue string) *i18n.Words {
	words := p.words[lang]
	if words == nil {
		words = i18n.New(lang, catalogue, intl{p.host})
		p.words[words.Lang] = words
	}
	return words
}

// changeWords tells the widget that the element's language has changed.
func (p *page) changeWords(id int, lang, catalogue string) any {
	if w := p.widgets[id]; w != nil {
		if words := p.speak(lang, catalogue); words != w.state.Words {
			w.send(app.ChangedWords{Words: words})
		}
	}
	return nil
}
