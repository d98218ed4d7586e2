//go:build js

// The program that a page runs. Package browser is the way in.
package main
