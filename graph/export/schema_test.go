package export_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// element is what a schema says of an element: its attributes with the values
// that they may have, those that it must have, and its children, which come in
// this order unless it has a choice.
type element struct {
	attrs    map[string]string // name → regular expression
	required []string
	children []string
	choice   bool
	text     bool
}

// Simple types of XML Schema.
const (
	anyText = `(?s).*`
	nmtoken = `[\p{L}\p{N}._:-]+`
	number  = `-?\d+(\.\d+)?([eE][-+]?\d+)?`
	count   = `\d+`
	isoDate = `\d{4}-\d{2}-\d{2}`
	channel = `\d|\d\d|1\d\d|2[0-4]\d|25[0-5]`
)

const (
	nsGraphML = "http://graphml.graphdrawing.org/xmlns"
	nsGEXF    = "http://gexf.net/1.3"
	nsViz     = "http://gexf.net/1.3/viz"
	nsXSI     = "http://www.w3.org/2001/XMLSchema-instance"
)

// graphmlSchema has the part of graphml.xsd 1.0 that is used.
var graphmlSchema = map[string]element{
	nsGraphML + " graphml": {attrs: map[string]string{nsXSI + " schemaLocation": anyText}, children: []string{nsGraphML + " key", nsGraphML + " graph"}},
	nsGraphML + " key": {attrs: map[string]string{"id": nmtoken, "for": "all|graph|node|edge|hyperedge|port|endpoint", "attr.name": nmtoken,
		"attr.type": "boolean|int|long|float|double|string"}, required: []string{"id"}},
	nsGraphML + " graph": {attrs: map[string]string{"id": nmtoken, "edgedefault": "directed|undirected"}, required: []string{"edgedefault"},
		children: []string{nsGraphML + " data", nsGraphML + " node", nsGraphML + " edge"}, choice: true},
	nsGraphML + " node": {attrs: map[string]string{"id": nmtoken}, required: []string{"id"}, children: []string{nsGraphML + " data"}},
	nsGraphML + " edge": {attrs: map[string]string{"id": nmtoken, "source": nmtoken, "target": nmtoken, "directed": "true|false"},
		required: []string{"source", "target"}, children: []string{nsGraphML + " data"}},
	nsGraphML + " data": {attrs: map[string]string{"key": nmtoken, "id": nmtoken}, required: []string{"key"}, text: true},
}

// gexfSchema has the part of gexf.xsd, data.xsd, dynamics.xsd and viz.xsd 1.3
// that is used.
var gexfSchema = map[string]element{
	nsGEXF + " gexf": {attrs: map[string]string{"version": `1\.3`, "variant": anyText, nsXSI + " schemaLocation": anyText}, required: []string{"version"},
		children: []string{nsGEXF + " meta", nsGEXF + " graph"}},
	nsGEXF + " meta":    {attrs: map[string]string{"lastmodifieddate": isoDate}, children: []string{nsGEXF + " creator", nsGEXF + " keywords", nsGEXF + " description"}, choice: true},
	nsGEXF + " creator": {text: true},
	nsGEXF + " graph": {attrs: map[string]string{"timeformat": "integer|double|date|dateTime", "start": isoDate, "end": isoDate, "mode": "static|dynamic|slice",
		"timerepresentation": "interval|timestamp", "defaultedgetype": "directed|undirected|mutual", "idtype": "integer|string"},
		children: []string{nsGEXF + " attributes", nsGEXF + " nodes", nsGEXF + " edges"}},
	nsGEXF + " attributes": {attrs: map[string]string{"class": "node|edge"}, required: []string{"class"}, children: []string{nsGEXF + " attribute"}},
	nsGEXF + " attribute": {attrs: map[string]string{"id": anyText, "title": anyText, "type": "integer|long|double|float|boolean|string|liststring|anyURI"},
		required: []string{"id", "title", "type"}},
	nsGEXF + " nodes": {attrs: map[string]string{"count": count}, children: []string{nsGEXF + " node"}},
	nsGEXF + " node": {attrs: map[string]string{"id": anyText, "label": anyText, "start": isoDate, "end": isoDate}, required: []string{"id"},
		children: []string{nsGEXF + " attvalues", nsGEXF + " spells", nsViz + " color"}},
	nsGEXF + " edges": {attrs: map[string]string{"count": count}, children: []string{nsGEXF + " edge"}},
	nsGEXF + " edge": {attrs: map[string]string{"id": anyText, "source": anyText, "target": anyText, "label": anyText, "weight": number, "kind": anyText,
		"type": "directed|undirected|mutual", "start": isoDate, "end": isoDate}, required: []string{"id", "source", "target"},
		children: []string{nsGEXF + " attvalues", nsGEXF + " spells"}},
	nsGEXF + " attvalues": {children: []string{nsGEXF + " attvalue"}},
	nsGEXF + " attvalue":  {attrs: map[string]string{"for": anyText, "value": anyText}, required: []string{"for", "value"}},
	nsGEXF + " spells":    {children: []string{nsGEXF + " spell"}},
	nsGEXF + " spell":     {attrs: map[string]string{"start": isoDate, "end": isoDate}},
	nsViz + " color":      {attrs: map[string]string{"r": channel, "g": channel, "b": channel}, required: []string{"r", "g", "b"}},
}

// tree is an element that was read.
type tree struct {
	name     string
	attrs    map[string]string
	children []*tree
	text     string
}

func qualified(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + " " + n.Local
}

// readXML reads a document and checks it against a schema.
func readXML(t *testing.T, data []byte, schema map[string]element) *tree {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(data))
	root := &tree{}
	stack := []*tree{root}
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		top := stack[len(stack)-1]
		switch e := tok.(type) {
		case xml.StartElement:
			n := &tree{name: qualified(e.Name), attrs: map[string]string{}}
			for _, a := range e.Attr {
				if a.Name.Local != "xmlns" && a.Name.Space != "xmlns" {
					require.NotContains(t, n.attrs, qualified(a.Name))
					n.attrs[qualified(a.Name)] = a.Value
				}
			}
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			check(t, top, schema)
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(e)
		}
	}
	require.Len(t, stack, 1)
	require.Len(t, root.children, 1)
	return root.children[0]
}

var simpleTypes = map[string]*regexp.Regexp{}

// simpleType compiles a regular expression of whole values once.
func simpleType(expr string) *regexp.Regexp {
	if simpleTypes[expr] == nil {
		simpleTypes[expr] = regexp.MustCompile(`^(` + expr + `)$`)
	}
	return simpleTypes[expr]
}

func check(t *testing.T, n *tree, schema map[string]element) {
	t.Helper()
	s, ok := schema[n.name]
	require.True(t, ok, "unknown element %s", n.name)
	for name, value := range n.attrs {
		want, ok := s.attrs[name]
		require.True(t, ok, "unknown attribute %s of %s", name, n.name)
		require.True(t, simpleType(want).MatchString(value), "%q is no %s of %s", value, name, n.name)
	}
	for _, name := range s.required {
		require.Contains(t, n.attrs, name, n.name)
	}
	last := 0
	for _, c := range n.children {
		i := slices.Index(s.children, c.name)
		require.GreaterOrEqual(t, i, 0, "%s in %s", c.name, n.name)
		require.True(t, s.choice || i >= last, "%s in %s comes too late", c.name, n.name)
		last = i
	}
	if !s.text {
		require.Empty(t, strings.TrimSpace(n.text), n.name)
	}
}

// all returns the descendants of a name.
func (n *tree) all(name string) (out []*tree) {
	for _, c := range n.children {
		if c.name == name {
			out = append(out, c)
		}
		out = append(out, c.all(name)...)
	}
	return out
}
