// Package assets holds the files that are compiled into the module: the style
// sheet and the English catalogue.
package assets

import _ "embed"

// Style is the style sheet of the widget's shadow root.
//
//go:embed afterword.css
var Style string

// English is the catalogue that every other one falls back to.
//
//go:embed locales/en.json
var English string
