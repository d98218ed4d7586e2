// Package assets holds the files that are compiled into the module: the style
// sheet and the English catalogue.
package assets

import _ "embed"

// Style is the style sheet of the widget's shadow root, a part a component. It has no
// cascade layers: its selectors are a class each, so the order of the parts decides, and a
// page's own rules come before all of it without one.
var Style = base + control + text + article + thread + comment + composer + media

var (
	//go:embed style/base.css
	base string
	//go:embed style/control.css
	control string
	//go:embed style/text.css
	text string
	//go:embed style/article.css
	article string
	//go:embed style/thread.css
	thread string
	//go:embed style/comment.css
	comment string
	//go:embed style/composer.css
	composer string
	//go:embed style/media.css
	media string
)

// English is the catalogue that every other one falls back to.
//
//go:embed locales/en.json
var English string
