package steps

import (
	"bytes"
	"io"
	"os"
	"runtime"
	"sync"
)

// lanes is how many steps run at once: each takes about one processor.
func lanes() int { return min(2, runtime.NumCPU()) }

// inLanes runs steps, each in the first free lane, and returns their outcomes in the order
// of the steps. The output of a step shows when the step ends, so that no two mix. A single
// step shows its output at once.
func inLanes(root string, steps []step) []outcome {
	outcomes := make([]outcome, len(steps))
	if len(steps) == 1 {
		outcomes[0] = steps[0].try(root, os.Stdout)
		return outcomes
	}
	next := make(chan int)
	var running sync.WaitGroup
	var speaking sync.Mutex
	for range lanes() {
		running.Go(func() {
			for i := range next {
				var said bytes.Buffer
				outcomes[i] = steps[i].try(root, &said)
				speaking.Lock()
				io.Copy(os.Stdout, &said)
				speaking.Unlock()
			}
		})
	}
	for i := range steps {
		next <- i
	}
	close(next)
	running.Wait()
	return outcomes
}
