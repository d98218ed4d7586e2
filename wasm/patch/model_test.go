package patch

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf16"

	"afterword/wasm/node"
)

// element is a node of a page, as far as this package can change one: with a
// tag, or else text.
type element struct {
	tag      string
	data     string
	attrs    map[string]string
	props    map[string]string
	children []*element
	parent   *element
}

// page is a document and what was done to it.
type page struct {
	root *element
	// came is what it came with as HTML, which the root becomes.
	came *element
	// written are the nodes whose text, attributes or list of children
	// changed; moved those that were taken from one place to another.
	written, moved map[*element]bool
	made           int
	ops            []byte
	at             int
	text           []uint16
	from           int
}

// apply carries operations out, as embed/loader/interpreter.js does.
func (p *page) apply(b *Buffer) {
	p.ops, p.at = b.Ops, 0
	p.text, p.from = utf16.Encode([]rune(string(b.Text))), 0
	p.written, p.moved, p.made = map[*element]bool{}, map[*element]bool{}, 0
	if p.root == nil {
		p.root = p.build(p.came)
	} else {
		p.change(p.root)
	}
	if p.at != len(p.ops) || p.from != len(p.text) {
		panic(fmt.Sprintf("read %d of %d operations and %d of %d characters", p.at, len(p.ops), p.from, len(p.text)))
	}
}

func (p *page) number() int {
	n := 0
	for shift := 0; ; shift += 7 {
		c := p.ops[p.at]
		p.at++
		n |= int(c&127) << shift
		if c < 128 {
			return n
		}
	}
}

func (p *page) string() string {
	n := p.number()
	s := string(utf16.Decode(p.text[p.from : p.from+n]))
	p.from += n
	return s
}

// build makes a node, of what the page holds at old or behind it if it can; it
// is nil where the others stay as they are.
func (p *page) build(old *element) *element {
	kind := p.number()
	if kind > len(node.Tags) {
		return nil
	}
	tag := ""
	if kind > 0 {
		tag = node.Tags[kind-1]
	}
	for old != nil && old.tag != tag {
		old = old.next()
	}
	if kind == 0 {
		if data := p.string(); old == nil || old.data != data {
			p.made++
			return &element{data: data}
		}
		return old
	}
	attrs := make([][2]string, p.number())
	for i := range attrs {
		attrs[i][0] = node.Name(p.number()).String()
		attrs[i][1] = p.string()
	}
	if len(attrs) > 0 && attrs[0][0] == "id" {
		for old != nil && (old.tag != tag || old.attrs["id"] != attrs[0][1]) {
			old = old.next()
		}
	}
	e := old
	if e == nil {
		p.made++
		e = &element{tag: tag, props: map[string]string{}}
	}
	e.attrs = map[string]string{}
	for _, a := range attrs {
		for name := range node.Name(len(node.Names)) {
			if name.String() == a[0] {
				e.set(name, a[1])
			}
		}
	}
	p.children(e, 0, p.number())
	return e
}

// children builds n children from a place on.
func (p *page) children(e *element, place, n int) {
	for ; n > 0; n-- {
		var next *element
		if place < len(e.children) {
			next = e.children[place]
		}
		child := p.build(next)
		if child == nil {
			return
		}
		if child.parent == nil {
			e.insert(child, next)
		}
		for e.children[place] != child {
			e.children[place].remove()
		}
		place++
	}
	for len(e.children) > place {
		e.children[place].remove()
	}
}

// set reports whether the page is another one than before.
func (e *element) set(name node.Name, value string) bool {
	where := e.attrs
	if name.Property() {
		where = e.props
		if name != node.Value {
			value = "true"
		}
	}
	before, there := where[name.String()]
	where[name.String()] = value
	if name.Property() {
		return before != value
	}
	return before != value || !there
}

func (p *page) change(e *element) {
	for {
		switch p.number() {
		case end:
			return
		case setAttribute:
			name := node.Name(p.number())
			if e.set(name, p.string()) {
				p.written[e] = true
			}
		case removeAttribute:
			name := node.Name(p.number())
			delete(e.attrs, name.String())
			delete(e.props, name.String())
			p.written[e] = true
		case enterChild:
			p.change(e.children[p.number()])
		case setText:
			e.data = p.string()
			p.written[e] = true
		case reorder:
			p.reorder(e)
		case takeOver:
			p.written[e] = true
			p.children(e, p.number(), p.number())
		default:
			panic("no such change")
		}
	}
}

func (p *page) reorder(e *element) {
	p.written[e] = true
	first := p.number()
	old := slices.Clone(e.children[first : first+p.number()])
	var next *element
	if last := first + len(old); last < len(e.children) {
		next = e.children[last]
	}
	var wanted []*element
	for n := p.number(); n > 0; n-- {
		if place := p.number(); place > 0 {
			wanted = append(wanted, old[place-1])
		} else {
			wanted = append(wanted, p.build(nil))
		}
	}
	for _, child := range old {
		if !slices.Contains(wanted, child) {
			child.remove()
		}
	}
	for _, child := range slices.Backward(wanted) {
		if child.parent != e || child.next() != next {
			if child.parent == e {
				p.moved[child] = true
			}
			child.remove()
			e.insert(child, next)
		}
		next = child
	}
}

func (e *element) place() int { return slices.Index(e.parent.children, e) }

func (e *element) next() *element {
	if i := e.place() + 1; i < len(e.parent.children) {
		return e.parent.children[i]
	}
	return nil
}

func (e *element) remove() {
	if e.parent != nil {
		e.parent.children = slices.Delete(slices.Clone(e.parent.children), e.place(), e.place()+1)
		e.parent = nil
	}
}

func (e *element) insert(child, before *element) {
	at := len(e.children)
	if before != nil {
		at = before.place()
	}
	child.parent = e
	e.children = slices.Insert(slices.Clone(e.children), at, child)
}

// String is the node with everything below it. Properties that are as if they
// were never set are left out.
func (e *element) String() string {
	if e.tag == "" {
		return fmt.Sprintf("%q", e.data)
	}
	var words []string
	for name, value := range e.attrs {
		words = append(words, fmt.Sprintf("%s=%q", name, value))
	}
	for name, value := range e.props {
		if value != "" {
			words = append(words, fmt.Sprintf(".%s=%q", name, value))
		}
	}
	sort.Strings(words)
	var children []string
	for _, child := range e.children {
		children = append(children, child.String())
	}
	return fmt.Sprintf("%s%v{%s}", e.tag, words, strings.Join(children, " "))
}

// drawn is what a page has to show for n: found without the package's code.
func drawn(n node.Node) *element {
	n = n.Build()
	if n.Kind() == node.Text {
		return &element{data: string([]rune(n.Data()))}
	}
	e := &element{tag: n.Tag.String(), attrs: map[string]string{}, props: map[string]string{}}
	for _, a := range n.Attrs {
		e.set(a.Name, string([]rune(a.Value())))
	}
	for _, child := range n.Children {
		if child.Kind() != node.Nothing && child.Kind() != node.Standing {
			below := drawn(child)
			below.parent = e
			e.children = append(e.children, below)
		}
	}
	return e
}

// listing is operations for people, a line each; b holds a tree or changes.
func listing(b *Buffer, tree bool) []string {
	p := page{ops: b.Ops, text: utf16.Encode([]rune(string(b.Text)))}
	var lines []string
	var changes func(where string)
	say := func(where, format string, args ...any) {
		lines = append(lines, strings.TrimPrefix(where+": ", ": ")+fmt.Sprintf(format, args...))
	}
	changes = func(where string) {
		for {
			switch p.number() {
			case end:
				return
			case setAttribute:
				name := node.Name(p.number())
				say(where, "%s=%q", name, p.string())
			case removeAttribute:
				say(where, "no %s", node.Name(p.number()))
			case enterChild:
				changes(strings.TrimPrefix(where+fmt.Sprintf("/%d", p.number()), "/"))
			case setText:
				say(where, "text %q", p.string())
			case reorder:
				line := fmt.Sprintf("from %d, %d become", p.number(), p.number())
				for n := p.number(); n > 0; n-- {
					if place := p.number(); place > 0 {
						line += fmt.Sprintf(" #%d", place-1)
					} else {
						line += " " + p.build(nil).String()
					}
				}
				say(where, "%s", line)
			case takeOver:
				line := fmt.Sprintf("from %d on", p.number())
				for n := p.number(); n > 0; n-- {
					if e := p.build(nil); e != nil {
						line += " " + e.String()
					} else {
						line += " what is there"
					}
				}
				say(where, "%s", line)
			}
		}
	}
	if tree {
		say("", "%s", p.build(nil))
	} else {
		changes("")
	}
	return lines
}
