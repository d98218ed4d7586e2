// Package seo tells search engines and those who show links what a page is
// about.
package seo

import (
	"fmt"
	"slices"
	"strings"
)

// Kind is a type of schema.org for an article; the zero one is Article.
type Kind string

var kinds = []string{"Article", "NewsArticle", "BlogPosting"}

// Kinds is what a Kind may be, for a person.
var Kinds = strings.Join(kinds, ", ")

// String is the type's name.
func (k *Kind) String() string {
	if *k == "" {
		return kinds[0]
	}
	return string(*k)
}

// Set takes the name of a type.
func (k *Kind) Set(name string) error {
	if !slices.Contains(kinds, name) {
		return fmt.Errorf("it is one of %s", Kinds)
	}
	*k = Kind(name)
	return nil
}
