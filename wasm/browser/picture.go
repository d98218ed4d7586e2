//go:build js

package browser

import (
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"afterword/wasm/app"
	"afterword/wasm/edit"
	"afterword/wasm/source"
)

// brought takes the files that an event brings to a composer, and reports whether it
// brings any. Office programs copy a text together with a picture of it; that counts as
// a text.
func (w *widget) brought(kind string, event *dom.BasicEvent, said app.Event, actor js.Value) bool {
	if !w.state.Brings(said) {
		return false
	}
	var files js.Value
	switch kind {
	case "change":
		files = actor.Get("files")
	case "paste":
		data := event.Get("clipboardData")
		if !data.Truthy() || data.Call("getData", "text/plain").String() != "" {
			return false
		}
		files = data.Get("files")
	default:
		data := event.Get("dataTransfer")
		if !data.Truthy() || !data.Get("types").Call("includes", "Files").Bool() {
			return false
		}
		event.PreventDefault()
		if kind == "dragover" { // they may be dropped here
			return true
		}
		files = data.Get("files")
	}
	n := files.Length()
	for i := range n {
		file := files.Index(i)
		w.send(app.ChosePicture{Composer: said.Of, File: source.File{
			Number: here.file(file),
			Name:   file.Get("name").String(),
			Type:   file.Get("type").String(),
			Size:   int64(file.Get("size").Float()),
		}})
	}
	switch {
	case kind == "change":
		actor.Set("value", "") // so that the same one can be chosen again
	case n > 0:
		event.PreventDefault()
	}
	return n > 0 || kind != "paste"
}

// file keeps a file on the host, and gives its number there.
func (p *page) file(file js.Value) int {
	if p.host.Get("files").IsUndefined() {
		p.host.Set("files", []any{})
	}
	return p.host.Get("files").Call("push", file).Int() - 1
}

// form is what is sent of a file.
func (p *page) form(u *source.Upload) js.Value {
	form := js.Global().Get("FormData").New()
	form.Call("append", u.Field, p.host.Get("files").Index(u.File.Number), u.File.Name)
	return form
}

// picture carries out an effect about pictures.
func (w *widget) picture(effect app.Effect) {
	switch e := effect.(type) {
	case app.Insert:
		if box, text := w.box(e.ID); box.Truthy() {
			w.write(box, text, edit.Line(text, e.Text))
		}
	case app.Swap:
		w.swap(e)
	case app.Choose:
		if chooser := w.byID(e.ID); chooser != nil {
			chooser.Call("click")
		}
	case app.Forget:
		here.host.Get("files").SetIndex(e.File, js.Undefined())
	}
}

// swap changes a box that may not have the focus, and leaves the caret where it is.
func (w *widget) swap(e app.Swap) {
	box, text := w.box(e.ID)
	if !box.Truthy() {
		return
	}
	if change, there := edit.Swap(text.Value, e.Old, e.With); there {
		units := change.Units(text.Value)
		box.Call("setRangeText", e.With, units.From, units.To, "preserve")
		w.send(app.TypedBody{Composer: box.Get("dataset").Get("of").String(), Text: change.Of(text.Value)})
	}
}
