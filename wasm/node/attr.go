package node

// Attr is one attribute of an element. Make it with [At], [On] or, for a
// URL, with [Href] and [Src].
type Attr struct {
	Name  Name
	value string
}

// Value is the attribute's value, as it would stand in HTML before escaping.
func (a Attr) Value() string { return a.value }

// Name is the name of an attribute that a tree may hold.
type Name uint8

// The attributes of the interface and of rendered text that [At] takes. No
// event handler, no style, no srcset, no name that reaches another document.
const (
	Accept Name = iota
	Align
	Alt
	AriaBusy
	AriaControls
	AriaDescribedby
	AriaExpanded
	AriaHidden
	AriaInvalid
	AriaKeyshortcuts
	AriaLabel
	AriaLabelledby
	AriaPressed
	AriaSelected
	Autocomplete
	Class
	Colspan
	DataAct
	DataOf
	Datetime
	Decoding
	Dir
	For
	Height
	ID
	Lang
	Loading
	Part
	Placeholder
	Referrerpolicy
	Rel
	Role
	Rows
	Rowspan
	Scope
	Span_
	Start
	Tabindex
	Title
	Translate
	Type
	Width
	// From here on the presence counts, not the value; [On] makes them.
	Disabled
	Hidden
	Multiple
	Open
	Readonly
	Reversed
	// Checked, Selected and Value are kept as properties: what the reader
	// sees and not only what the page began with.
	Checked
	Selected
	Value
	// Only [Href] and [Src] make these.
	href
	src
	nameCount
)

// Names are the names of the attributes, in the order of their numbers.
var Names = [nameCount]string{
	"accept", "align", "alt", "aria-busy", "aria-controls", "aria-describedby",
	"aria-expanded", "aria-hidden", "aria-invalid", "aria-keyshortcuts",
	"aria-label", "aria-labelledby", "aria-pressed",
	"aria-selected", "autocomplete", "class", "colspan", "data-act",
	"data-of", "datetime", "decoding", "dir", "for", "height", "id", "lang",
	"loading", "part", "placeholder", "referrerpolicy", "rel", "role", "rows",
	"rowspan", "scope", "span", "start", "tabindex", "title", "translate",
	"type", "width",
	"disabled", "hidden", "multiple", "open", "readonly", "reversed",
	"checked", "selected", "value",
	"href", "src",
}

// String is the attribute's name.
func (n Name) String() string { return Names[n] }

// Property tells whether the browser is given the attribute as a property.
func (n Name) Property() bool { return n >= Checked && n <= Value }

// Boolean tells whether the attribute's presence is its value.
func (n Name) Boolean() bool { return n >= Disabled && n <= Selected }

// At makes an attribute with a value. A URL's name is not to be had here, so
// that it cannot be set without a [URL].
func At(name Name, value string) Attr {
	if name >= href {
		return Attr{Name: Title}
	}
	return Attr{name, value}
}

// On makes an attribute that counts by being there.
func On(name Name) Attr { return At(name, "") }

// Href makes a link's target.
func Href(u URL) Attr { return Attr{href, u.text} }

// Src makes an image's source.
func Src(u URL) Attr { return Attr{src, u.text} }

// Fetches tells whether a browser fetches something as soon as an element has
// the attribute.
func (a Attr) Fetches() bool { return a.Name == src }
