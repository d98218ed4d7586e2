//go:build js

package browser

import (
	"strings"
	"syscall/js"
)

// apple tells whether commands are given with ⌘: on Macs, where Ctrl moves the
// caret, and on the keyboards of iPads and iPhones.
func apple() bool {
	platform := js.Global().Get("navigator").Get("platform").String()
	return strings.HasPrefix(platform, "Mac") || strings.HasPrefix(platform, "iP")
}

// composing is the code of any key that an input method takes for itself.
// https://w3c.github.io/uievents/#determine-keydown-keyup-keyCode
const composing = 229

// chord is which key was pressed and what was held with it, as app.Event has it. It is ""
// for what is never a command: keys with Alt, which make characters, and keys that an
// input method takes. For the last of those Safari tells that by the code alone.
func chord(event, at js.Value, apple bool) string {
	held := func(key string) bool { return event.Get(key).Bool() }
	key := event.Get("key").String()
	if held("altKey") || held("isComposing") || event.Get("keyCode").Equal(js.ValueOf(composing)) {
		return ""
	}
	named, meta := "Mod+", held("metaKey")
	if held("shiftKey") {
		named += "Shift+"
	}
	switch {
	case meta || held("ctrlKey"):
		if key != "Enter" && meta != apple {
			return ""
		}
	case named != "Mod+" && key != "?":
		return ""
	default:
		return turned(key, at)
	}
	return named + engraved(key, event.Get("code").String())
}

// engraved names a key by what is printed on it. A Latin letter names itself. On
// other layouts, and for digits with Shift, the position on the keyboard decides,
// so that shortcuts work on a Russian or French keyboard, too.
func engraved(key, code string) string {
	if len(key) == 1 && key[0]&^0x20 >= 'A' && key[0]&^0x20 <= 'Z' {
		return string(rune(key[0] &^ 0x20))
	}
	for _, place := range []string{"Key", "Digit"} {
		if sign, ok := strings.CutPrefix(code, place); ok {
			return sign
		}
	}
	if code == "Period" {
		return "."
	}
	return key
}

// turned is an arrow as it is where text runs from left to right.
func turned(key string, at js.Value) string {
	if key != "ArrowLeft" && key != "ArrowRight" {
		return key
	}
	if js.Global().Call("getComputedStyle", at).Get("direction").String() != "rtl" {
		return key
	}
	if key == "ArrowLeft" {
		return "ArrowRight"
	}
	return "ArrowLeft"
}
