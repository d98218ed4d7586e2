// Package markup turns what people and servers write into nodes that are safe
// to show: Markdown by [Markdown], a server's HTML by [HTML], and text as it
// was typed by [Plain].
//
// goldmark parses Markdown and does nothing else here; its tree is walked
// straight into ours, without a string of HTML in between. What may come out
// is said in one place, policy.go, and how much of it in bounds.go.
//
// # Why a tokenizer of our own
//
// Raw HTML in an article and HTML from servers are read by token.go, some 200
// lines, and not by golang.org/x/net/html, whose tree construction would be
// as heavy as the rest of the module and would have to be undone again by an
// allow-list. A sanitiser needs the browser's exact algorithm when it gives a
// string back to a parser: then mutation XSS, namespace confusion in svg and
// math, and the double lives of template, noscript and comments turn what was
// harmless when it was checked into what is not when it is read again.
// Nothing here is ever read again. The tokens choose among the constructors
// of package node, the tree is built from them by createElement, and
// there is no constructor for what must not be. A token that is understood
// differently than a browser would costs a reader some formatting, not their
// safety.
//
// # Why code has no colours
//
// A block of code carries the class of its language and is left as it is.
// Colours would cost a library: Prism 1.30 with eight languages is 9.6 KB of
// brotli, and the common set of highlight.js 11.12 is 39 KB. The CSS Custom
// Highlight API needs no elements, but it keeps its ranges in a registry of the
// whole document: a widget could not leave its page as it found it.
package markup
