package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/draw"
	"github.com/go-renshi/renshi/graph/export"
)

// format is what -T names.
type format struct {
	name, about string
	write       func(io.Writer, *graph.Graph) error // nil for a folder
	picture     bool                                // to be looked at, not to be read by another program
}

// formats lists pictures first.
func (f flags) formats() []format {
	d := graph.DOT{Language: f.language, NoLegend: !f.legend, Title: f.title}
	all := []format{
		{"dot", "Graphviz", func(w io.Writer, g *graph.Graph) error { return d.Write(w, g) }, true},
		{"svg", "a picture, drawn without Graphviz", func(w io.Writer, g *graph.Graph) error { return draw.SVG(w, g, d) }, true},
		{"png", "a picture; needs a font with Chinese characters",
			func(w io.Writer, g *graph.Graph) error { return draw.PNG{Font: f.font}.Write(w, g, d) }, true},
	}
	for _, x := range export.Formats(f.language) {
		if x.Name != "dot" {
			all = append(all, format{x.Name, x.Opens, x.Write, x.Name == "mermaid"})
		}
	}
	return append(all, format{"neo4j", "neo4j-admin database import; a folder", nil, false})
}

// wanted returns the format that -T names.
func (f flags) wanted() (format, bool) {
	all := f.formats()
	i := slices.IndexFunc(all, func(x format) bool { return x.name == f.format })
	if i < 0 {
		return format{}, false
	}
	return all[i], true
}

// formatTable lists the formats for the help text.
func formatTable() string {
	var b strings.Builder
	for _, x := range (flags{}).formats() {
		fmt.Fprintf(&b, "%-8s %s\n", x.name, x.about)
	}
	return strings.TrimRight(b.String(), "\n")
}

func formatNames() string {
	var names []string
	for _, x := range (flags{}).formats() {
		names = append(names, x.name)
	}
	return strings.Join(names, ", ")
}

// writeFolder writes the files for Neo4j.
func writeFolder(folder string, g *graph.Graph) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return export.Neo4j{}.Write(func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(folder, name)) }, g)
}

// patience says that drawing will take long; "" if it will not.
func patience(g *graph.Graph) string {
	if g.Size() <= 500 {
		return ""
	}
	return fmt.Sprintf("drawing %d vertices and %d edges may take a while; -top 40 draws those with the most facts", g.Order(), g.Size())
}
