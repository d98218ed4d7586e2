package markup

// drop is an element that vanishes with everything in it.
type drop struct {
	// name is the element's, "" when nothing is being dropped.
	name string
	// level is how many frames are open around it, nested how many of its
	// own name are open in it.
	level, nested int
	// ends tells that its end was found in a later block.
	ends bool
	// linked tells that a link stands for it; else, of what embeds, one of the
	// sources in it may be linked to, by the title of the element.
	linked bool
	title  string
}

// vanish begins to drop the element of the tag that was read.
func (b *builder) vanish() {
	d := drop{name: b.tag.name, level: len(b.frames)}
	if b.Policy.Extended && contains(embeds, d.name) {
		d.title = b.tag.title()
		d.linked = b.embed(d.title)
	}
	b.drop = d
}

// sourced links to a source of the element that is being dropped.
func (b *builder) sourced() {
	d := b.drop
	b.drop = drop{}
	d.linked = b.embed(d.title)
	b.drop = d
}

// unended ends what is being dropped at once where it has no end. Its tag is
// what was meant, so it shows as typed, unless a link stands for it.
func (b *builder) unended(tag string) {
	d := b.drop
	b.drop = drop{}
	if !d.linked && d.name != "embed" {
		b.text(tag)
	}
}

// endsIn tells whether what is dropped ends, in the rest of the HTML or later.
func (b *builder) endsIn(rest, name string) bool {
	if contains(b.endless, name) {
		return false
	}
	if closes(rest, name) || b.later(name) {
		return true
	}
	b.endless += name + " "
	return false
}
