package sum

import "afterword/wasm/comment"

// copies knows what several parts have of one thing, such as a post that two servers
// show: by its address. The one that came first stands for all.
type copies struct {
	// first are the IDs by the address, and instead those of which another is shown.
	first, instead map[string]string
}

func noCopies() copies { return copies{map[string]string{}, map[string]string{}} }

// without is some comments of a part without those that another one has as well. What
// answers a copy answers what is shown in its place.
func (c copies) without(some []*comment.Comment) []*comment.Comment {
	var kept []*comment.Comment
	own := map[string]bool{} // what a server gives the same address is not the same for that
	for _, one := range some {
		if first := c.first[one.Link]; first != "" && first != one.ID && !own[first] {
			c.instead[one.ID] = first
		} else if one.Link != "" && first == "" {
			c.first[one.Link], own[one.ID] = one.ID, true
		}
		if c.instead[one.ID] == "" {
			kept = append(kept, one)
		}
	}
	for i, one := range kept {
		if to := c.instead[one.Parent]; to != "" {
			moved := *one
			moved.Parent = to
			kept[i] = &moved
		}
	}
	return kept
}
