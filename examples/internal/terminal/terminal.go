// Package terminal tells whether somebody is looking, and shows them how far
// long work is.
package terminal

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// Is says whether w is a terminal.
func Is(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// Progress is a line on a terminal that says how far the work is. Any goroutine
// may use it.
type Progress struct {
	Out   io.Writer
	What  string // the work: "reading"; may be ""
	Total int
	On    bool // show it

	mu    sync.Mutex
	done  int
	since time.Time // of the last piece; zero unless watched
}

// Step counts one piece of work.
func (p *Progress) Step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if !p.since.IsZero() {
		p.since = time.Now()
	}
	p.show()
}

// Show says how far the work is.
func (p *Progress) Show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.show()
}

func (p *Progress) show() {
	if !p.On {
		return
	}
	line := fmt.Sprintf("%d/%d", p.done, p.Total)
	if p.What != "" {
		line = p.What + " " + line
	}
	if long := time.Since(p.since); !p.since.IsZero() && long > 2*time.Second {
		line += fmt.Sprintf(", %d s on this one", int(long.Seconds()))
	}
	fmt.Fprintf(p.Out, "\r%s\x1b[K", line)
}

// Watch says from time to time how long one piece takes, until it is stopped:
// that a huge one is worked on, and nothing hangs.
func (p *Progress) Watch(every time.Duration) (stop func()) {
	p.mu.Lock()
	p.since = time.Now()
	p.mu.Unlock()
	ticker, end := time.NewTicker(every), make(chan struct{})
	go func() {
		for {
			select {
			case <-ticker.C:
				p.Show()
			case <-end:
				return
			}
		}
	}()
	return func() {
		ticker.Stop()
		close(end)
	}
}

// Clear removes the line.
func (p *Progress) Clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.On {
		fmt.Fprint(p.Out, "\r\x1b[K")
	}
}
