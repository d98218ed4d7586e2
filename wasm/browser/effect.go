//go:build js

package browser

import (
	"syscall/js"

	"afterword/wasm/app"
	"afterword/wasm/edit"
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// perform carries out an effect.
func (w *widget) perform(effect app.Effect) {
	host := here.host
	switch e := effect.(type) {
	case app.Ask:
		w.ask(e.Number, e.Request)
	case app.Read:
		w.read(e)
	case app.Wait:
		w.waited++
		w.waits[w.waited] = e.Message
		here.wait(w.id, w.waited, e.Milliseconds)
	case app.Keep: // it is done already
	case app.Format:
		if box, text := w.box(e.ID); box.Truthy() {
			w.write(box, text, e.Tool.Use(text))
		}
	case app.Append:
		if box, text := w.box(e.ID); box.Truthy() {
			w.write(box, text, edit.Append(text.Value, e.Text))
		}
	case app.Insert, app.Swap, app.Choose, app.Forget:
		if source.Hosts {
			w.picture(e)
		}
	case app.Focus:
		w.focus(e.ID, false)
	case app.FocusStill:
		w.focus(e.ID, true)
	case app.Align:
		w.align(e.ID)
	case app.Reveal:
		w.pending = ""
		w.reveal(e.ID)
	case app.Pass:
		w.pass(e)
	case app.CopyCode:
		w.copyCode()
	case app.OpenWindow:
		w.open(e.Method)
	case app.OpenPage:
		if source.Hosts {
			js.Global().Call("open", e.URL, "_blank", "noopener")
		}
	case app.Settle:
		host.Call("settle", w.id, e.Sentence)
	default:
		w.tell(effect)
	}
}

// keep keeps a draft.
func (w *widget) keep(e app.Keep) {
	if kept := here.host.Call("put", w.id, e.Key, e.Value).Bool(); kept == e.Unkept {
		w.send(app.KeptDraft{Composer: e.Composer, Kept: kept})
	}
}

// tell dispatches one of the element's events.
func (w *widget) tell(effect app.Effect) {
	var detail json.Writer
	name := ""
	switch e := effect.(type) {
	case app.TellReady:
		name = "ready"
		textOrNull(&detail, "article", e.Title)
		if e.Comments < 0 {
			detail.Null("comments")
		} else {
			detail.Int("comments", int64(e.Comments))
		}
	case app.TellPosted:
		name = "posted"
		detail.Text("id", e.ID)
		textOrNull(&detail, "parent", e.Parent)
	case app.TellError:
		name = "error"
		detail.Text("stage", string(e.Stage))
		detail.Text("message", e.Sentence)
	}
	here.host.Call("tell", w.id, name, detail.String())
}

func textOrNull(to *json.Writer, name, value string) {
	if value == "" {
		to.Null(name)
		return
	}
	to.Text(name, value)
}

// scan reads what the browser keeps, from the loader's list of keys and values in turn.
func (p *page) scan(prefix string) source.Reply {
	list := p.host.Call("scan", prefix)
	reply := source.Reply{Volatile: p.host.Call("volatile").Bool()}
	for i := 0; i < list.Length(); i += 2 {
		reply.Items = append(reply.Items, source.Item{Key: list.Index(i).String(), Value: list.Index(i + 1).String()})
	}
	return reply
}
