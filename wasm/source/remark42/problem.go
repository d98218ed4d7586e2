package remark42

import (
	"afterword/wasm/json"
	"afterword/wasm/source"
)

// reasons are the sentences for the server's codes.
// https://github.com/umputun/remark42/blob/master/backend/app/rest/httperrors.go
var reasons = [...]string{
	4:  "remark42.text",
	7:  "remark42.blocked",
	8:  "server.closed",
	10: "remark42.late",
	11: "remark42.answered",
	12: "remark42.vote",
	13: "remark42.vote",
	14: "remark42.vote",
	15: "remark42.vote",
	16: "remark42.vote",
	19: "remark42.text",
}

// refused is what to tell a reader of a reply that is a failure: a
// [source.Problem], or nil.
func refused(reply source.Reply) error {
	if reply.Status == 400 || reply.Status == 403 {
		said, _ := json.Decode(reply.Text())
		code, _ := said.Get("code").Int()
		if code > 0 && code < int64(len(reasons)) && reasons[code] != "" {
			return source.Problem{Key: reasons[code], Detail: said.Get("error").Text()}
		}
	}
	return reply.Declined()
}

// object is the object that a reply is.
func object(reply source.Reply) (json.Value, error) {
	if err := refused(reply); err != nil {
		return json.Value{}, err
	}
	return reply.JSON(json.Object)
}
