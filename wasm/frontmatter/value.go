package frontmatter

// value is what was written behind a key.
type value struct {
	kind kind
	// text is a scalar's.
	text string
	// items are those of a list or a map; one that could not be read is nil.
	items []*value
	// names are the keys of a map, and lines where they stand in the file, as
	// far as that is told.
	names []string
	lines []int
}

type kind uint8

const (
	// null is also a key with nothing behind it.
	null kind = iota
	scalar
	// boolean is true or false, in small letters or not.
	boolean
	sequence
	mapping
)

// deepest is how deep lists and maps may lie in each other.
const deepest = 8

// scalarOf is what text without quotes stands for.
func scalarOf(text string) *value {
	v := &value{kind: scalar, text: text}
	switch text {
	case "", "~", "null", "Null", "NULL":
		v.kind = null
	case "true", "false", "True", "False", "TRUE", "FALSE":
		v.kind = boolean
	}
	return v
}

// get is the item of a map by its key.
func (v *value) get(name string) *value {
	for i := range v.names {
		if v.names[i] == name {
			return v.items[i]
		}
	}
	return nil
}

// put adds an item to a map.
func (v *value) put(name string, item *value) {
	v.names = append(v.names, name)
	v.items = append(v.items, item)
}
