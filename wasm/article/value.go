package article

// value is what was written behind a key.
type value struct {
	kind kind
	// text is a scalar's.
	text string
	// items are those of a list or a map, and names their keys in a map.
	items []value
	names []string
	// line is where the key of an item of the front matter stands in the file,
	// and bad tells that what is behind it could not be read.
	line int
	bad  bool
}

type kind uint8

const (
	// null is also a key with nothing behind it.
	null kind = iota
	scalar
	// flag is true or false.
	flag
	sequence
	mapping
)

// deepest is how deep lists and maps may lie in each other.
const deepest = 8

// scalarOf is what text without quotes stands for.
func scalarOf(text string) value {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return value{}
	case "true", "false":
		return value{kind: flag, text: text}
	}
	return value{kind: scalar, text: text}
}

// get is the item of a map by its key.
func (v *value) get(name string) value {
	for i := range v.names {
		if v.names[i] == name {
			return v.items[i]
		}
	}
	return value{}
}

// put adds an item to a map.
func (v *value) put(name string, item value) *value {
	v.names = append(v.names, name)
	v.items = append(v.items, item)
	return &v.items[len(v.items)-1]
}
