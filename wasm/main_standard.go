//go:build js && !tinygo

package main

import "afterword/wasm/browser"

func main() {
	browser.Start()
	select {} // the functions that JavaScript was given live on
}
