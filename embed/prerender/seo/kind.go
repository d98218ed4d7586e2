// Package seo tells search engines, and sites that show links, what a page is about.
package seo

import (
	"fmt"
	"slices"
	"strings"
)

// Kind is the schema.org type of an article. The zero Kind is Article.
type Kind string

var kinds = []string{"Article", "NewsArticle", "BlogPosting"}

// Kinds lists the kinds for the command's help.
var Kinds = strings.Join(kinds, ", ")

// String is the type's name.
func (k *Kind) String() string {
	if *k == "" {
		return kinds[0]
	}
	return string(*k)
}

// Set takes the name of a type from the command line.
func (k *Kind) Set(name string) error {
	if !slices.Contains(kinds, name) {
		return fmt.Errorf("it is one of %s", Kinds)
	}
	*k = Kind(name)
	return nil
}
