package export

import (
	"bufio"
	"encoding/xml"
	"io"
)

// xmlPrinter writes XML piece by piece. Errors come out of flush.
type xmlPrinter struct{ w *bufio.Writer }

func newXML(w io.Writer) xmlPrinter {
	p := xmlPrinter{bufio.NewWriter(w)}
	p.w.WriteString(xml.Header)
	return p
}

func (p xmlPrinter) raw(s string) { p.w.WriteString(s) }

// text writes character data.
func (p xmlPrinter) text(s string) {
	_ = xml.EscapeText(p.w, []byte(printable(s))) // errors stay with p.w
}

// attrs writes attributes, name and value in turn; those without a value are
// left out.
func (p xmlPrinter) attrs(pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			p.w.WriteString(" " + pairs[i] + `="`)
			p.text(pairs[i+1])
			p.w.WriteByte('"')
		}
	}
}
