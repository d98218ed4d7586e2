package run

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"
)

// bar shows how far a run has come.
type bar struct{ *progressbar.ProgressBar }

func newBar(to io.Writer, pages int) bar {
	if to == nil || pages == 0 {
		return bar{progressbar.DefaultSilent(int64(pages))}
	}
	return bar{progressbar.NewOptions(pages,
		progressbar.OptionSetWriter(to),
		progressbar.OptionSetDescription("prerendering"),
		progressbar.OptionShowCount(),
		progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("pages"),
		progressbar.OptionFullWidth(),
		progressbar.OptionThrottle(50*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)}
}

// step and finish can only fail where the bar cannot be drawn.
func (b bar) step()   { _ = b.Add(1) }
func (b bar) finish() { _ = b.Finish() }
