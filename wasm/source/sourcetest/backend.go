package sourcetest

import (
	"strings"

	"afterword/wasm/source"
)

// Backend answers a [source.Fetch], [source.Scan] or [source.Put], as the browser
// and a server would. See [Answer] for the others.
type Backend interface {
	Answer(source.Request) source.Reply
}

// Storage is a browser's storage in memory.
type Storage struct {
	Items []source.Item
	// Full lets no item in; what is there can be read.
	Full bool
}

// Answer answers a [source.Scan] and a [source.Put].
func (s *Storage) Answer(request source.Request) source.Reply {
	switch r := request.(type) {
	case source.Scan:
		var reply source.Reply
		for _, item := range s.Items {
			if strings.HasPrefix(item.Key, r.Prefix) {
				reply.Items = append(reply.Items, item)
			}
		}
		return reply
	case source.Put:
		return s.put(source.Item(r))
	}
	return source.Reply{Failure: source.Unreachable}
}

func (s *Storage) put(item source.Item) source.Reply {
	if s.Full {
		return source.Reply{Failure: source.StorageFull}
	}
	for i := range s.Items {
		if s.Items[i].Key == item.Key {
			s.Items[i] = item
			return source.Reply{}
		}
	}
	s.Items = append(s.Items, item)
	return source.Reply{}
}

// File is a server of one file.
type File struct{ URL, Type, Body string }

// Answer answers a [source.Fetch] of the file; any other is not found.
func (f File) Answer(request source.Request) source.Reply {
	switch r := request.(type) {
	case source.Fetch:
		if r.Method != "GET" || r.URL != f.URL || r.Body != "" {
			return source.Reply{Status: 404, Head: "content-type,text/html", Body: page}
		}
		return source.Reply{Status: 200, Head: "content-type," + f.Type, Body: f.Body}
	}
	return source.Reply{Failure: source.Unreachable}
}

// page is what servers answer in place of what was asked for.
const page = "<!doctype html>\n<html><head><title>Not found</title></head><body><h1>Not found</h1></body></html>\n"
