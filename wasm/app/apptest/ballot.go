package apptest

import (
	"strconv"

	"afterword/wasm/app"
	"afterword/wasm/comment"
	"afterword/wasm/source"
)

// ballot lets readers of the thread vote, on a server that is made up.
func (p *Play) ballot(stepwise bool) {
	state := *p.State
	thread := *state.Thread.(*app.LoadedThread)
	from := *thread.Source
	from.Stepwise = stepwise
	from.Vote = func(c *comment.Comment, vote int) source.Change {
		url := "/vote/" + c.ID + "/" + strconv.Itoa(vote)
		return source.Send(source.Fetch{Method: "PUT", URL: url}, func(reply source.Reply) source.Change {
			return source.Done[*comment.Comment]{Value: c.Voted(vote), Problem: reply.Refused()}
		})
	}
	thread.Source = &from
	state.Thread = &thread
	p.State = &state
}
