package site

import (
	"errors"
	"io"
	"mime"
	"net"

	"afterword/wasm/source"
)

// longest is how many bytes of an answer are read: no article or thread that
// people read is near it.
const longest = 64 << 20

// fetch asks the network, as a reader's browser would.
func (s *Site) fetch(address string) source.Reply {
	response, err := s.client.Get(address)
	if err != nil {
		return source.Reply{Failure: failure(err), URL: address}
	}
	defer response.Body.Close()
	data, err := io.ReadAll(io.LimitReader(response.Body, longest+1))
	if err != nil || len(data) > longest {
		return source.Reply{Failure: failure(err), URL: address}
	}
	kind, _, _ := mime.ParseMediaType(response.Header.Get("Content-Type"))
	return source.Reply{
		Status: response.StatusCode,
		Type:   kind,
		Body:   string(data),
		URL:    response.Request.URL.String(),
	}
}

func failure(err error) source.Failure {
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		return source.TimedOut
	}
	return source.Unreachable
}
