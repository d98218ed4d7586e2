package apptest

import (
	"strconv"

	"afterword/wasm/app"
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// ballot is a source in which readers vote.
type ballot struct {
	source.Source
	stepwise bool
}

// Vote asks a server that is made up.
func (b ballot) Vote(c *comment.Comment, vote int) source.Request {
	return source.Fetch{Method: "PUT", URL: "/vote/" + c.ID + "/" + strconv.Itoa(vote)}
}

// Voted takes the server's word.
func (b ballot) Voted(c *comment.Comment, vote int, reply source.Reply) (*comment.Comment, error) {
	return c.Voted(vote), reply.Refused()
}

// Stepwise is as the conversation wants it.
func (b ballot) Stepwise() bool { return b.stepwise }

// ballot lets readers of the thread vote.
func (p *Play) ballot(stepwise bool) {
	state := *p.State
	thread := *state.Thread.(*app.LoadedThread)
	thread.Source, thread.Votes = ballot{thread.Source, stepwise}, true
	state.Thread = &thread
	p.State = &state
}
