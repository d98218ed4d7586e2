package source

import "strconv"

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
	case Barred:
		return Problem{Key: "fetch.barred"}
	case Redirected:
		return Problem{Key: "fetch.redirected"}
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
