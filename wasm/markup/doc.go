// Package markup turns what people and servers write into nodes that are safe
// to show: Markdown by [Markdown], a server's HTML by [HTML], and text as it
// was typed by [Plain].
//
// goldmark only parses Markdown. Its tree becomes ours directly, without a string of HTML
// in between. policy.go says which elements and attributes may come out, and bounds.go how
// many.
//
// # Why a tokenizer of our own
//
// The 200 lines of token.go read raw HTML in articles and HTML from servers.
// golang.org/x/net/html would be as heavy as the rest of the module, and an allow-list
// would have to undo the tree that it builds. A sanitiser needs the browser's exact
// algorithm when it gives a string back to a parser. Mutation XSS, namespace confusion in
// svg and math, and the two readings of template, noscript and comments can make harmful
// what was harmless when it was checked. Here no parser reads the result again. Tokens
// choose among the constructors of package node, createElement builds the tree, and what is
// forbidden has no constructor. If token.go understands a token differently than a browser
// does, a reader loses some formatting, not their safety.
//
// # Why code has no colours
//
// A block of code carries the class of its language and is left as it is. Colours would
// cost a library: Prism 1.30 with eight languages is 9.6 KB of brotli, and the common set
// of highlight.js 11.12 is 39 KB. The CSS Custom Highlight API needs no elements, but it
// registers ranges for the whole document, so a widget would leave traces in its page.
package markup
