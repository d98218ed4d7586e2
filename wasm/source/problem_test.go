package source

import "testing"

// TestRefused gives the sentence for each failure and each status that is no success.
func TestRefused(t *testing.T) {
	for _, c := range []struct {
		reply Reply
		want  error
	}{
		{Reply{Status: 200}, nil},
		{Reply{Status: 204}, nil},
		{Reply{Status: 0}, Problem{"fetch.status", "0"}},
		{Reply{Status: 199}, Problem{"fetch.status", "199"}},
		{Reply{Status: 304}, Problem{"fetch.status", "304"}},
		{Reply{Status: 404, URL: "https://e.test/a"}, Problem{"fetch.missing", "https://e.test/a"}},
		{Reply{Failure: Redirected}, Problem{Key: "fetch.redirected"}},
		{Reply{Failure: Unreachable}, Problem{Key: "fetch.unreachable"}},
		{Reply{Failure: TimedOut, Status: 200}, Problem{Key: "fetch.timeout"}},
		{Reply{Failure: StorageFull}, Problem{Key: "storage.full"}},
		{Reply{Failure: 99}, Problem{Key: "fetch.unreachable"}},
	} {
		if got := c.reply.Refused(); got != c.want {
			t.Errorf("%+v: %v, want %v", c.reply, got, c.want)
		}
	}
	if err := (Reply{}).Failure.Problem(); err != nil {
		t.Errorf("no failure: %v", err)
	}
}
