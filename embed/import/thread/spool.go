package thread

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
)

// Spool keeps comments in a file until their pages are written. So memory holds only their
// places, and not their texts.
type Spool struct {
	file *os.File
	to   *bufio.Writer
	size int64
}

// Place is where a comment is in a spool.
type Place struct {
	offset int64
	size   int
}

// NewSpool makes an empty spool, and Close removes it. Where the system allows it, the file
// loses its name at once, so that an interrupted run leaves nothing behind.
func NewSpool() (*Spool, error) {
	file, err := os.CreateTemp("", "afterword-import-*")
	if err != nil {
		return nil, err
	}
	_ = os.Remove(file.Name())
	return &Spool{file: file, to: bufio.NewWriterSize(file, 1<<16)}, nil
}

// Put keeps a comment.
func (s *Spool) Put(c Comment) (Place, error) {
	data, err := json.Marshal(c)
	if err != nil {
		return Place{}, err
	}
	place := Place{s.size, len(data)}
	s.size += int64(len(data))
	_, err = s.to.Write(data)
	return place, err
}

// Get gives a comment back.
func (s *Spool) Get(place Place) (Comment, error) {
	var c Comment
	if err := s.to.Flush(); err != nil {
		return c, err
	}
	data := make([]byte, place.size)
	if _, err := io.ReadFull(io.NewSectionReader(s.file, place.offset, int64(place.size)), data); err != nil {
		return c, err
	}
	return c, json.Unmarshal(data, &c)
}

// Close removes the file.
func (s *Spool) Close() error {
	err := s.file.Close()
	_ = os.Remove(s.file.Name())
	return err
}
