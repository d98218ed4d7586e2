package run

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// bar shows how much of the files has been read.
type bar struct{ *progressbar.ProgressBar }

func newBar(to io.Writer, size int64) bar {
	if to == nil || size == 0 {
		return bar{progressbar.DefaultSilent(size)}
	}
	return bar{progressbar.NewOptions64(size,
		progressbar.OptionSetWriter(to),
		progressbar.OptionSetDescription("importing"),
		progressbar.OptionShowBytes(true),
		progressbar.OptionFullWidth(),
		progressbar.OptionThrottle(50*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)}
}

// passed and finish can only fail where the bar cannot be drawn.
func (b bar) passed(bytes int) { _ = b.Add(bytes) }
func (b bar) finish()          { _ = b.Finish() }
