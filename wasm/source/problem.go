package source

import (
	"strconv"

	"afterword/wasm/json"
)

// Problem is what to tell a reader of a request without an answer: a [Problem],
// or nil where there is no failure.
func (f Failure) Problem() error {
	switch f {
	case NoFailure:
		return nil
	case TimedOut:
		return Problem{Key: "fetch.timeout"}
	case StorageFull:
		return Problem{Key: "storage.full"}
	case CutShort:
		return Problem{Key: "fetch.cut"}
	case Blocked:
		return Problem{Key: "fetch.cors"}
	case Redirected:
		return Problem{Key: "fetch.redirected"}
	case Unreadable:
		return Problem{Key: "fetch.unreadable"}
	}
	return Problem{Key: "fetch.unreachable"}
}

// Missing tells that the server has nothing at this address.
func (r Reply) Missing() bool { return r.Status == 404 }

// Refused is what to tell a reader of a reply to a [Fetch] that is a failure or
// has a status other than 200 to 299: a [Problem], else nil.
func (r Reply) Refused() error {
	if r.Failure != NoFailure {
		return r.Failure.Problem()
	}
	if r.Missing() {
		return Problem{Key: "fetch.missing", Detail: r.URL}
	}
	if r.Status/100 != 2 {
		return Problem{Key: "fetch.status", Detail: strconv.Itoa(r.Status)}
	}
	return nil
}

// meant is the sentence for what a server with accounts means by a status, or "".
func meant(status int) string {
	switch status {
	case 401:
		return "server.login"
	case 403:
		return "server.forbidden"
	case 404:
		return "server.unknown"
	case 409:
		return "server.conflict"
	case 429:
		return "server.busy"
	}
	return ""
}

// Declined is [Reply.Refused] for a server with accounts: it says more of some statuses.
func (r Reply) Declined() error {
	if key := meant(r.Status); key != "" && r.Failure == NoFailure {
		return Problem{Key: key}
	}
	return r.Refused()
}

// Garbled is why an answer that is not what was asked for cannot be read.
var Garbled = Problem{Key: "server.garbled"}

// JSON is the value in a server's answer, which must be of a kind: [json.Object] or
// [json.List]. Its error is a [Problem].
func (r Reply) JSON(kind json.Kind) (json.Value, error) {
	if err := r.Declined(); err != nil {
		return json.Value{}, err
	}
	v, err := json.Decode(r.Text())
	if err != nil || v.Kind() != kind {
		return json.Value{}, Garbled
	}
	return v, nil
}

// Passes tells that the same request may succeed later.
func Passes(err error) bool {
	if unsure, ok := err.(Unsure); ok {
		err = unsure.Problem
	}
	problem, _ := err.(Problem)
	switch problem.Key {
	case "fetch.unreachable", "fetch.timeout", "fetch.cut", "server.busy":
		return true
	case "fetch.status":
		return problem.Detail >= "5"
	}
	return false
}
