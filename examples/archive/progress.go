package main

import (
	"context"
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/dustin/go-humanize"
	"github.com/schollz/progressbar/v3"

	"github.com/go-renshi/renshi/examples/internal/terminal"
)

// progress is a bar on a terminal, with rate and time left; nothing elsewhere.
type progress struct {
	out   io.Writer
	bar   *progressbar.ProgressBar // nil where nobody looks
	total atomic.Int64             // 0 as long as it is not known
	known bool                     // the bar knows the total
	from  int64                    // where this run began
	begun bool
}

// newProgress begins a bar. Its steps are bytes or articles.
func newProgress(out io.Writer, what string, bytes bool) *progress {
	if !terminal.Is(out) {
		return &progress{}
	}
	options := []progressbar.Option{
		progressbar.OptionSetWriter(out), progressbar.OptionSetDescription(what), progressbar.OptionShowBytes(bytes),
		progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100 * time.Millisecond),
		progressbar.OptionSetWidth(20), progressbar.OptionClearOnFinish(), progressbar.OptionUseANSICodes(true),
	}
	if !bytes {
		options = append(options, progressbar.OptionShowIts(), progressbar.OptionSetItsString("articles"))
	}
	return &progress{out: out, bar: progressbar.NewOptions64(-1, options...)}
}

// measure finds out how much there is to read.
func (p *progress) measure(ctx context.Context, names []string) {
	if p.bar == nil {
		return
	}
	if sum, ok := bytesOf(ctx, names); ok {
		p.total.Store(sum)
	}
}

// set says how much is done. What an earlier run did counts for neither the rate
// nor the time left.
func (p *progress) set(done int64, articles, quarantined int) {
	if p.bar == nil {
		return
	}
	if !p.begun {
		p.begun, p.from = true, done
	}
	if total := p.total.Load(); !p.known && total > p.from {
		p.known = true
		p.bar.ChangeMax64(total - p.from)
	}
	text := humanize.Comma(int64(articles)) + " articles"
	if quarantined > 0 {
		text += fmt.Sprintf(", %s in quarantine", humanize.Comma(int64(quarantined)))
	}
	p.bar.Describe(text)
	_ = p.bar.Set64(done - p.from)
}

// say replaces the bar by what is done that has no length.
func (p *progress) say(what string) {
	if p.bar != nil {
		p.close()
		fmt.Fprintf(p.out, "\r%s …\x1b[K", what)
	}
}

// close removes the bar.
func (p *progress) close() {
	if p.bar != nil {
		_ = p.bar.Exit()
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
