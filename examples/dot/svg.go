package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	graphviz "github.com/goccy/go-graphviz"

	"github.com/go-renshi/renshi/graph"
)

// writeSVG draws the graph with Graphviz compiled to WebAssembly: nothing has
// to be installed.
func writeSVG(w io.Writer, d graph.DOT, g *graph.Graph) (failed error) {
	var dot, svg bytes.Buffer
	if err := d.Write(&dot, g); err != nil {
		return err
	}
	ctx := context.Background()
	gv, err := graphviz.New(ctx)
	if err != nil {
		return fmt.Errorf("graphviz: %w", err)
	}
	defer func() { failed = errors.Join(failed, gv.Close()) }()
	parsed, err := graphviz.ParseBytes(dot.Bytes())
	if err != nil {
		return fmt.Errorf("graphviz: %w", err)
	}
	defer func() { failed = errors.Join(failed, parsed.Close()) }()
	if err := gv.Render(ctx, parsed, graphviz.SVG, &svg); err != nil {
		return fmt.Errorf("graphviz: %w", err)
	}
	_, err = w.Write(svg.Bytes())
	return err
}

// patience says that drawing will take long; "" if it will not.
func patience(g *graph.Graph) string {
	if g.Size() <= 500 {
		return ""
	}
	return fmt.Sprintf("drawing %d vertices and %d edges may take a while; -top 40 draws those with the most facts", g.Order(), g.Size())
}
