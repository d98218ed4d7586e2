package source

import "afterword/wasm/json"

// Kept is what the browser keeps of something that a reader did, until the source has
// it.
type Kept struct {
	// Kind says what it is; package app gives the numbers. Of is the comment's ID.
	Kind int
	Of   string
	// Parent, Name and Body are those of a text, Vote that of a vote.
	Parent, Name, Body string
	Vote               int
	// Account is the name under which the reader was logged in, "" for none.
	Account string
	// Made is when the reader did it, in milliseconds since 1970.
	Made int64
	// Waits tells that a try to send it has failed.
	Waits bool
}

// String is what the browser keeps; [KeptOf] reads it.
func (k Kept) String() string {
	var w json.Writer
	w.Int("kind", int64(k.Kind))
	w.Text("of", k.Of)
	w.Text("parent", k.Parent)
	w.Text("name", k.Name)
	w.Text("body", k.Body)
	w.Int("vote", int64(k.Vote))
	w.Text("account", k.Account)
	w.Int("made", k.Made)
	w.Bool("waits", k.Waits)
	return w.String()
}

// KeptOf is what was kept as a text. It reports false for any other text.
func KeptOf(text string) (Kept, bool) {
	v, err := json.Decode(text)
	kind, ok := v.Get("kind").Int()
	vote, _ := v.Get("vote").Int()
	made, _ := v.Get("made").Int()
	k := Kept{Kind: int(kind), Of: v.Get("of").Text(), Parent: v.Get("parent").Text(), Name: v.Get("name").Text(),
		Body: v.Get("body").Text(), Vote: int(vote), Account: v.Get("account").Text(), Made: made, Waits: v.Get("waits").Bool()}
	return k, err == nil && ok && k.Of != "" && vote >= -1 && vote <= 1
}
