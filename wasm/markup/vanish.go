package markup

// drop is an element that vanishes with everything in it.
type drop struct {
	// name is the element's name, or "" while nothing is being dropped.
	name string
	// level counts the open frames around the element, nested the open elements of the same
	// name in it.
	level, nested int
	// ends tells that a later block has the end tag.
	ends bool
	// linked tells that a link replaces the element. Otherwise one of the sources in an
	// embed may become the link, with the element's title.
	linked bool
	title  string
}

// vanish begins to drop the element of the current tag.
func (b *builder) vanish() {
	d := drop{name: b.tag.name, level: len(b.frames)}
	if b.Policy.Extended && contains(embeds, d.name) {
		d.title = b.tag.title()
		d.linked = b.embed(d.title)
	}
	b.drop = d
}

// sourced links to the current source tag in the element that is being dropped.
func (b *builder) sourced() {
	d := b.drop
	b.drop = drop{}
	d.linked = b.embed(d.title)
	b.drop = d
}

// unended stops dropping an element that has no end tag. Its writer probably meant the tag
// as text, so the tag shows as typed, unless a link replaces the element.
func (b *builder) unended(tag string) {
	d := b.drop
	b.drop = drop{}
	if !d.linked && d.name != "embed" {
		b.text(tag)
	}
}

// endsIn tells whether the dropped element has an end tag, in the rest of the HTML or
// later.
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
