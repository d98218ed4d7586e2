package export

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
)

// document is an XML file that is read element by element.
type document struct {
	*xml.Decoder
	in   *Input
	file file
}

func (in *Input) document(root string) (*document, error) {
	f, err := in.open()
	if err != nil {
		return nil, err
	}
	d := &document{xml.NewDecoder(legible(f)), in, f}
	d.Entity = xml.HTMLEntity
	d.CharsetReader = charset.NewReaderLabel
	first, err := d.next()
	if err == nil && first.Name.Local != root {
		err = in.mistaken("it begins with <" + first.Name.Local + ">")
	}
	if err != nil {
		f.Close()
		if errors.Is(err, io.EOF) || errors.As(err, new(*xml.SyntaxError)) {
			return nil, in.mistaken("since there is no XML in it")
		}
		return nil, err
	}
	return d, nil
}

func (d *document) close() { d.file.Close() }

// next is the next start of an element, at any depth.
func (d *document) next() (xml.StartElement, error) {
	for {
		token, err := d.Token()
		if err != nil {
			return xml.StartElement{}, err
		}
		if start, ok := token.(xml.StartElement); ok {
			return start, nil
		}
	}
}

// wrong adds the line to an error. A file is read once from start to end, so an error in
// its middle ends the reading.
func (d *document) wrong(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case err == nil || errors.Is(err, io.EOF):
		return nil
	case errors.As(err, &syntax) && strings.Contains(syntax.Msg, "unexpected EOF"):
		return fmt.Errorf("line %d: the file ends in the middle of an element; get the export again", syntax.Line)
	case errors.As(err, &syntax):
		return fmt.Errorf("line %d: the XML breaks off (%s); mend that line, or get the export again", syntax.Line, syntax.Msg)
	}
	return err
}

// legible leaves out control characters, which XML does not allow but which exports hold.
// In a file that says it is UTF-8 it also replaces invalid UTF-8.
func legible(f file) io.Reader {
	start, _ := f.Peek(200)
	declared := encoding.FindSubmatch(start)
	if declared == nil || strings.EqualFold(string(declared[1]), "utf-8") {
		return &legal{transform.NewReader(f, runes.ReplaceIllFormed())}
	}
	return &legal{f}
}

var encoding = regexp.MustCompile(`^<\?xml[^>]*encoding=["']([^"']+)`)

type legal struct{ io.Reader }

func (l *legal) Read(p []byte) (int, error) {
	for {
		n, err := l.Reader.Read(p)
		kept := p[:0]
		for _, c := range p[:n] {
			if c >= ' ' || c == '\t' || c == '\n' || c == '\r' {
				kept = append(kept, c)
			}
		}
		if len(kept) > 0 || err != nil {
			return len(kept), err
		}
	}
}
