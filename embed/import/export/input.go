package export

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// Input is one file of an export.
type Input struct {
	Path   string
	format Format
	// passed is called with the number of bytes that were just read.
	passed func(int)
}

// Read reads a file of this format. It calls passed with the number of bytes that were read
// since the last call. An error is a sentence that names the file.
func (f Format) Read(path string, passed func(int), to Sink) error {
	in := &Input{Path: path, format: f, passed: passed}
	err := f.read(in, to)
	var pathError *fs.PathError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &pathError):
		return fmt.Errorf("%s does not open: %w", path, pathError.Err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s: the file ends too early; get the export again", path)
	}
	return fmt.Errorf("%s: %w", path, err)
}

// key makes an id unique among all files: each file counts its ids for itself.
func (in *Input) key(id string) string { return in.Path + " " + id }

// mistaken is the error for a file that is not an export of the format.
func (in *Input) mistaken(because string) error {
	return fmt.Errorf("this is no export of %s, %s; %s", in.format.Name, because, in.format.From)
}

// file is an open file. It unpacks what gzip packed.
type file struct {
	*bufio.Reader
	of *os.File
}

func (f file) Close() error { return f.of.Close() }

// open opens the file. A second reading does not call passed.
func (in *Input) open() (file, error) {
	of, err := os.Open(in.Path)
	if err != nil {
		return file{}, err
	}
	r := bufio.NewReaderSize(&counted{of, in.passed}, 1<<16)
	start, err := r.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		of.Close()
		return file{}, err
	}
	switch {
	case len(start) == 0:
		err = in.mistaken("since it is empty")
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		err = errors.New("this is a zip archive; unpack it, and name the files that were in it")
	case bytes.HasPrefix(start, []byte{0x1f, 0x8b}):
		var unpacked *gzip.Reader
		if unpacked, err = gzip.NewReader(r); err == nil {
			r = bufio.NewReaderSize(unpacked, 1<<16)
		}
	default:
		err = nil
	}
	if err != nil {
		of.Close()
		return file{}, err
	}
	if mark, _ := r.Peek(3); string(mark) == "\uFEFF" {
		_, _ = r.Discard(3)
	}
	return file{r, of}, nil
}

// counted calls passed for what it reads.
type counted struct {
	io.Reader
	passed func(int)
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if c.passed != nil {
		c.passed(n)
	}
	return n, err
}

// place says where in a file an offset is, in a form that helps in an editor.
func (in *Input) place(offset int64) string {
	again := *in
	again.passed = nil
	f, err := again.open()
	if err != nil {
		return "somewhere"
	}
	defer f.Close()
	line, column := 1, 1
	for ; offset > 0; offset-- {
		c, err := f.ReadByte()
		if err != nil {
			break
		}
		column++
		if c == '\n' {
			line, column = line+1, 1
		}
	}
	return fmt.Sprintf("line %d, character %d", line, column)
}
