package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	graphviz "github.com/goccy/go-graphviz"
)

// layouter asks Graphviz where boxes and lines go. What they look like is up to
// the page. Graphviz runs in one WebAssembly instance, so one at a time.
type layouter struct {
	turn chan struct{} // full while somebody has it
	gv   *graphviz.Graphviz
}

func newLayouter() (*layouter, error) {
	gv, err := graphviz.New(context.Background())
	if err != nil {
		return nil, fmt.Errorf("graphviz: %w", err)
	}
	return &layouter{turn: make(chan struct{}, 1), gv: gv}, nil
}

// box is a vertex of a layout, all in points from the upper left.
type box struct{ Width, Height, X, Y float64 } // X and Y are its centre

// line is an edge of a layout.
type line struct {
	From, To int     // boxes
	Label    float64 // width wanted for the label, 0 for none
	Path     string  // of SVG
	X, Y     float64 // centre of the label
}

const (
	inch = 72.0
	// mostLabels is up to how many lines have labels. Of more nobody can tell
	// which belongs to which.
	mostLabels = 70
)

// place fills in where boxes and lines go, and returns the size of the whole. It
// waits for its turn until ctx ends.
func (l *layouter) place(ctx context.Context, boxes []box, lines []line) (width, height float64, failed error) {
	var dot bytes.Buffer
	dot.WriteString("digraph { rankdir=LR nodesep=0.2 ranksep=0.9 node [shape=box fixedsize=true label=\"\"] edge [fontsize=12 arrowsize=0.6]\n")
	if len(lines) > mostLabels { // the search for a better picture takes long and finds little
		dot.WriteString("nslimit=2 nslimit1=2 mclimit=0.3\n")
	}
	if len(lines) > 4*mostLabels {
		dot.WriteString("splines=line mclimit=0.1\n")
	}
	for i, b := range boxes {
		fmt.Fprintf(&dot, "n%d [width=%.3f height=%.3f]\n", i, b.Width/inch, b.Height/inch)
	}
	for _, e := range lines {
		fmt.Fprintf(&dot, "n%d -> n%d", e.From, e.To)
		if e.Label > 0 && len(lines) <= mostLabels {
			// Letters of about the wanted width: the font of the page is not known here.
			fmt.Fprintf(&dot, " [label=%q]", strings.Repeat("0", int(e.Label/6)+1))
		}
		dot.WriteByte('\n')
	}
	dot.WriteString("}\n")
	plain, err := l.render(ctx, dot.Bytes())
	if err != nil {
		return 0, 0, fmt.Errorf("graphviz: %w", err)
	}
	return readPlain(plain, boxes, lines)
}

func (l *layouter) render(ctx context.Context, dot []byte) (out string, failed error) {
	if err := take(ctx, l.turn); err != nil {
		return "", err
	}
	defer func() { <-l.turn }()
	g, err := graphviz.ParseBytes(dot)
	if err != nil {
		return "", err
	}
	defer func() { failed = errors.Join(failed, g.Close()) }()
	var plain bytes.Buffer
	if err := l.gv.Render(context.Background(), g, graphviz.Format("plain"), &plain); err != nil {
		return "", err
	}
	return plain.String(), nil
}

// readPlain reads Graphviz' plain format: inches from the lower left.
func readPlain(plain string, boxes []box, lines []line) (width, height float64, err error) {
	queue := map[[2]int][]int{} // the lines between two boxes
	for i, e := range lines {
		queue[[2]int{e.From, e.To}] = append(queue[[2]int{e.From, e.To}], i)
	}
	for row := range strings.Lines(plain) {
		r := plainRow{fields: strings.Fields(row)}
		switch r.word() {
		case "graph":
			r.number()
			width, height = r.number()*inch, r.number()*inch
		case "node":
			if i := r.node(); i < len(boxes) {
				boxes[i].X, boxes[i].Y = r.number()*inch, height-r.number()*inch
			}
		case "edge":
			ends := [2]int{r.node(), r.node()}
			if len(queue[ends]) == 0 {
				continue
			}
			e := &lines[queue[ends][0]]
			queue[ends] = queue[ends][1:]
			var path strings.Builder
			for k := range int(r.number()) {
				switch {
				case k == 0:
					path.WriteString("M")
				case k == 1:
					path.WriteString(" C")
				default:
					path.WriteByte(' ')
				}
				fmt.Fprintf(&path, "%.1f,%.1f", r.number()*inch, height-r.number()*inch)
			}
			e.Path = path.String()
			if len(r.fields) > 4 { // a label before style and colour
				r.word()
				e.X, e.Y = r.number()*inch, height-r.number()*inch
			}
		}
		if r.err != nil {
			return 0, 0, fmt.Errorf("graphviz: %q: %w", row, r.err)
		}
	}
	return width, height, nil
}

// plainRow reads a row field by field and keeps the first error.
type plainRow struct {
	fields []string
	err    error
}

func (r *plainRow) word() string {
	if len(r.fields) == 0 {
		return ""
	}
	w := r.fields[0]
	r.fields = r.fields[1:]
	return w
}

func (r *plainRow) number() float64 {
	n, err := strconv.ParseFloat(r.word(), 64)
	r.err = errors.Join(r.err, err)
	return n
}

func (r *plainRow) node() int {
	n, err := strconv.Atoi(strings.TrimPrefix(r.word(), "n"))
	r.err = errors.Join(r.err, err)
	return n
}
