package source

import "strconv"

const (
	// tries is how often a request is sent.
	tries = 3
	// pause is how long a server is left alone where it does not say, in
	// milliseconds: longer each time.
	pause = 2000
	// patience is the longest time that a reader waits for a server that asks to be left
	// alone.
	patience = 60_000
)

// Again tells whether to send a request again that was sent a number of times, and after
// how many milliseconds. It does so where the server says that it is too busy. Where the
// server is out of order it does so only for requests that change nothing: the server may
// have carried out the others all the same.
func (f Fetch) Again(reply Reply, sent int) (wait int, again bool) {
	busy := reply.Status == 429
	down := f.Method == "GET" && reply.Status >= 502 && reply.Status <= 504
	if sent >= tries || !busy && !down {
		return 0, false
	}
	wait = pause << (sent - 1)
	for _, name := range [...]string{"retry-after", "ratelimit-reset"} {
		if seconds, err := strconv.Atoi(reply.Header(name)); err == nil && seconds > 0 {
			wait = min(seconds, patience) * 1000
			break
		}
	}
	return wait, wait <= patience
}
