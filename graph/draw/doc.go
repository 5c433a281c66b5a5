// Package draw makes pictures of graphs with Graphviz compiled to WebAssembly:
// nothing has to be installed, except a font with Chinese characters for PNG.
//
// It is a package of its own because it is large: whoever only builds graphs, or
// has Graphviz and [graph.Graph.WriteDOT], does not need it.
//
// A picture that can be read has some dozens of vertices. See [graph.Graph.Top],
// [graph.Graph.Ego], [graph.Graph.Filter] and [graph.Graph.Collapse]. Laying out
// takes time that grows faster than the graph: a hundred edges are drawn at once,
// a thousand take some ten seconds.
package draw

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	graphviz "github.com/goccy/go-graphviz"

	"github.com/go-renshi/renshi/graph"
)

// SVG draws a graph as scalable vector graphics, with the sentences of evidence
// as tooltips. The picture names fonts and does not hold them: it is drawn with
// those of the machine that shows it. The errors are those of w and of Graphviz.
func SVG(w io.Writer, g *graph.Graph, d graph.DOT) error {
	svg, err := render(g, d, graphviz.SVG)
	if err != nil {
		return err
	}
	_, err = w.Write(svg)
	return err
}

// render lays a graph out and returns it in a format of Graphviz.
func render(g *graph.Graph, d graph.DOT, format graphviz.Format) (out []byte, failed error) {
	var dot, b bytes.Buffer
	if err := d.Write(&dot, g); err != nil {
		return nil, err
	}
	ctx := context.Background()
	gv, err := graphviz.New(ctx)
	if err != nil {
		return nil, fmt.Errorf("graphviz: %w", err)
	}
	defer func() { failed = errors.Join(failed, gv.Close()) }()
	parsed, err := graphviz.ParseBytes(dot.Bytes())
	if err != nil {
		return nil, fmt.Errorf("graphviz: %w", err)
	}
	defer func() { failed = errors.Join(failed, parsed.Close()) }()
	if err := gv.Render(ctx, parsed, format, &b); err != nil {
		return nil, fmt.Errorf("graphviz: %w", err)
	}
	return b.Bytes(), nil
}
