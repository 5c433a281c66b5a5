package draw

import (
	"encoding/json"
	"fmt"
	"image/color"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/fogleman/gg"
	graphviz "github.com/goccy/go-graphviz"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"

	"github.com/go-renshi/renshi/graph"
)

// PNG draws graphs as pictures of pixels. Its zero value is ready to use.
//
// Graphviz lays the graph out and says what is to be drawn where; the drawing is
// done here, because the renderer that comes with the WebAssembly build knows
// only TrueType outlines, which fonts for Chinese seldom have.
type PNG struct {
	Font  string  // file of a font (ttf, otf, ttc); "" for what [FindFont] finds
	Scale float64 // pixels a point of 1/72 inch, above 0; 0 means 2
}

// maxPixels is how many pixels a picture may have: 400 MB of memory.
const maxPixels = 100_000_000

// Write draws a graph. Besides the errors of w and of Graphviz, it fails where
// there is no font, or none that can be read, where Scale is no number above 0, and
// where the picture would have more than a hundred million pixels.
func (p PNG) Write(w io.Writer, g *graph.Graph, d graph.DOT) error {
	switch {
	case p.Scale == 0:
		p.Scale = 2
	case !(p.Scale > 0) || math.IsInf(p.Scale, 1):
		return fmt.Errorf("draw: scale %v is not a number above 0", p.Scale)
	}
	if p.Font == "" {
		file, err := FindFont()
		if err != nil {
			return err
		}
		p.Font = file
	}
	f, err := readFont(p.Font)
	if err != nil {
		return err
	}
	data, err := render(g, d, graphviz.Format("json"))
	if err != nil {
		return err
	}
	var l layout
	if err := json.Unmarshal(data, &l); err != nil {
		return fmt.Errorf("graphviz: %w", err)
	}
	c, err := newCanvas(&l, p.Scale, f)
	if err != nil {
		return err
	}
	c.element(l.element)
	for _, e := range append(l.Objects, l.Edges...) {
		c.element(e)
	}
	return c.EncodePNG(w)
}

// layout is what Graphviz writes as JSON: for each element the operations that
// draw it (https://graphviz.org/docs/outputs/canon/#xdot).
type layout struct {
	element
	Objects []element `json:"objects"` // clusters, then nodes
	Edges   []element `json:"edges"`
}

type element struct {
	Draw  []operation `json:"_draw_"`
	Head  []operation `json:"_hdraw_"`
	Tail  []operation `json:"_tdraw_"`
	Label []operation `json:"_ldraw_"`
}

type operation struct {
	Op     string       `json:"op"`
	Color  string       `json:"color"`
	Points [][2]float64 `json:"points"`
	Rect   [4]float64   `json:"rect"` // centre and radii of an ellipse
	Style  string       `json:"style"`
	Size   float64      `json:"size"`
	Pt     [2]float64   `json:"pt"`
	Align  string       `json:"align"`
	Text   string       `json:"text"`
}

// bounds is the area of the picture: that of the first polygon, the background.
func (l *layout) bounds() (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, o := range l.Draw {
		for _, p := range o.Points {
			x0, y0, x1, y1 = min(x0, p[0]), min(y0, p[1]), max(x1, p[0]), max(y1, p[1])
		}
	}
	return x0, y0, x1, y1
}

// canvas draws operations.
type canvas struct {
	*gg.Context
	font  *sfnt.Font
	faces map[float64]font.Face
	scale float64
	x, y  func(float64) float64 // from points to pixels

	pen, fill color.Color
	size      float64
	dashes    []float64
	width     float64
}

func newCanvas(l *layout, scale float64, f *sfnt.Font) (*canvas, error) {
	x0, y0, x1, y1 := l.bounds()
	w, h := (x1-x0)*scale, (y1-y0)*scale
	switch {
	case !(w > 0 && h > 0):
		return nil, fmt.Errorf("graphviz: the picture has no size")
	case w*h > maxPixels:
		return nil, fmt.Errorf("the picture would have %.0f × %.0f pixels: draw SVG, or less of the graph", w, h)
	}
	c := &canvas{Context: gg.NewContext(int(math.Ceil(w)), int(math.Ceil(h))), font: f, faces: map[float64]font.Face{}, scale: scale,
		pen: color.Black, fill: color.White, size: 12, width: 1}
	c.x = func(x float64) float64 { return (x - x0) * scale }
	c.y = func(y float64) float64 { return (y1 - y) * scale } // Graphviz counts from below
	return c, nil
}

func (c *canvas) element(e element) {
	for _, ops := range [][]operation{e.Draw, e.Tail, e.Head, e.Label} {
		c.dashes, c.width = nil, 1
		for _, o := range ops {
			c.operation(o)
		}
	}
}

func (c *canvas) operation(o operation) {
	switch o.Op {
	case "c":
		c.pen = parseColour(o.Color)
	case "C":
		c.fill = parseColour(o.Color)
	case "F":
		c.size = o.Size
	case "S":
		c.style(o.Style)
	case "T":
		c.text(o)
	case "e", "E":
		c.DrawEllipse(c.x(o.Rect[0]), c.y(o.Rect[1]), o.Rect[2]*c.scale, o.Rect[3]*c.scale)
		c.paint(o.Op == "E")
	case "p", "P", "L":
		for _, p := range o.Points {
			c.LineTo(c.x(p[0]), c.y(p[1]))
		}
		if o.Op != "L" {
			c.ClosePath()
		}
		c.paint(o.Op == "P")
	case "b", "B":
		for i, p := range o.Points {
			switch {
			case i == 0:
				c.MoveTo(c.x(p[0]), c.y(p[1]))
			case i%3 == 0:
				q, r := o.Points[i-2], o.Points[i-1]
				c.CubicTo(c.x(q[0]), c.y(q[1]), c.x(r[0]), c.y(r[1]), c.x(p[0]), c.y(p[1]))
			}
		}
		c.paint(o.Op == "B")
	}
}

// paint fills and strokes the current path.
func (c *canvas) paint(filled bool) {
	if filled {
		c.SetColor(c.fill)
		c.FillPreserve()
	}
	c.SetColor(c.pen)
	c.SetLineWidth(c.width * c.scale)
	c.SetDash(c.dashes...)
	c.Stroke()
}

func (c *canvas) style(s string) {
	switch width, isWidth := strings.CutPrefix(s, "setlinewidth("); {
	case isWidth:
		if w, err := strconv.ParseFloat(strings.TrimSuffix(width, ")"), 64); err == nil {
			c.width = w
		}
	case s == "dashed":
		c.dashes = []float64{6 * c.scale, 3 * c.scale}
	case s == "dotted":
		c.dashes = []float64{1.5 * c.scale, 3 * c.scale}
	case s == "solid":
		c.dashes = nil
	case s == "bold":
		c.width = 2
	}
}

func (c *canvas) text(o operation) {
	face := c.faces[c.size]
	if face == nil {
		var err error
		face, err = opentype.NewFace(c.font, &opentype.FaceOptions{Size: c.size, DPI: 72 * c.scale, Hinting: font.HintingNone})
		if err != nil {
			return
		}
		c.faces[c.size] = face
	}
	c.SetFontFace(face)
	c.SetColor(c.pen)
	anchor := 0.5
	switch o.Align {
	case "l":
		anchor = 0
	case "r":
		anchor = 1
	}
	c.DrawStringAnchored(o.Text, c.x(o.Pt[0]), c.y(o.Pt[1]), anchor, 0)
}

// parseColour reads #rrggbb or #rrggbbaa; black is what it cannot read.
func parseColour(s string) color.Color {
	c := color.NRGBA{A: 255}
	parts := []*uint8{&c.R, &c.G, &c.B, &c.A}
	for i, hex := 0, strings.TrimPrefix(s, "#"); len(hex) >= 2 && i < len(parts); i, hex = i+1, hex[2:] {
		if n, err := strconv.ParseUint(hex[:2], 16, 8); err == nil {
			*parts[i] = uint8(n)
		}
	}
	return c
}
