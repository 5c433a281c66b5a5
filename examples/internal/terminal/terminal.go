// Package terminal tells whether somebody is looking, and shows them how far
// long work is.
package terminal

import (
	"fmt"
	"io"
	"os"
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

// Progress is a line on a terminal that says how far the work is.
type Progress struct {
	Out   io.Writer
	What  string // the work: "reading"; may be ""
	Total int
	On    bool // show it

	done int
}

// Step counts one piece of work.
func (p *Progress) Step() {
	p.done++
	p.Show()
}

// Show says how far the work is.
func (p *Progress) Show() {
	switch {
	case !p.On:
	case p.What != "":
		fmt.Fprintf(p.Out, "\r%s %d/%d", p.What, p.done, p.Total)
	default:
		fmt.Fprintf(p.Out, "\r%d/%d", p.done, p.Total)
	}
}

// Clear removes the line.
func (p *Progress) Clear() {
	if p.On {
		fmt.Fprint(p.Out, "\r\x1b[K")
	}
}
