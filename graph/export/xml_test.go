package export_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/export"
	"github.com/go-renshi/renshi/graph/internal/graphtest"
)

func parseDay(s string) time.Time {
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestGraphML(t *testing.T) {
	checkGraphML(t, small(), graphtest.Nasty(), graph.NewBuilder().Build())
}

func checkGraphML(t *testing.T, graphs ...*graph.Graph) {
	t.Helper()
	for _, g := range graphs {
		root := readXML(t, written(t, export.GraphML{}.Write, g), graphmlSchema)
		keys := map[string]*tree{}
		for _, k := range root.all(nsGraphML + " key") {
			require.NotContains(t, keys, k.attrs["id"])
			keys[k.attrs["id"]] = k
		}
		data := func(n *tree, element string) map[string]string {
			values := map[string]string{}
			for _, d := range n.children {
				k := keys[d.attrs["key"]]
				require.NotNil(t, k)
				require.Equal(t, element, k.attrs["for"])
				require.NotContains(t, values, k.attrs["attr.name"])
				values[k.attrs["attr.name"]] = d.text
				if k.attrs["attr.type"] == "double" {
					_, err := strconv.ParseFloat(d.text, 64)
					require.NoError(t, err)
				}
			}
			return values
		}
		var got []string
		ids := map[string]bool{}
		for _, n := range root.all(nsGraphML + " node") {
			require.False(t, ids[n.attrs["id"]])
			ids[n.attrs["id"]] = true
			v := data(n, "node")
			got = append(got, v["kind"]+" "+v["label"])
		}
		assert.Equal(t, names(g), got)
		facts := 0.0
		for _, e := range root.all(nsGraphML + " edge") {
			require.True(t, ids[e.attrs["source"]] && ids[e.attrs["target"]])
			n, err := strconv.ParseFloat(data(e, "edge")["weight"], 64)
			require.NoError(t, err)
			facts += n
		}
		assert.Equal(t, float64(g.Weight()), facts)
	}
}

func TestGEXF(t *testing.T) { checkGEXF(t, small(), graphtest.Nasty(), graph.NewBuilder().Build()) }

func checkGEXF(t *testing.T, graphs ...*graph.Graph) {
	t.Helper()
	for _, g := range graphs {
		root := readXML(t, written(t, export.GEXF{Creator: "]]>"}.Write, g), gexfSchema)
		classes := map[string]map[string]string{}
		for _, a := range root.all(nsGEXF + " attributes") {
			classes[a.attrs["class"]] = map[string]string{}
			for _, x := range a.children {
				classes[a.attrs["class"]][x.attrs["id"]] = x.attrs["type"]
			}
		}
		values := func(n *tree, class string) map[string]string {
			out := map[string]string{}
			for _, v := range n.all(nsGEXF + " attvalue") {
				typ, ok := classes[class][v.attrs["for"]]
				require.True(t, ok, v.attrs["for"])
				out[v.attrs["for"]] = v.attrs["value"]
				switch typ {
				case "integer":
					_, err := strconv.Atoi(v.attrs["value"])
					require.NoError(t, err)
				case "double":
					_, err := strconv.ParseFloat(v.attrs["value"], 64)
					require.NoError(t, err)
				}
			}
			return out
		}
		spans := func(list []*tree) {
			for _, n := range list {
				from, to := n.attrs["start"], n.attrs["end"]
				require.Equal(t, from == "", to == "")
				if from != "" {
					require.False(t, parseDay(to).Before(parseDay(from)))
				}
			}
		}
		var got []string
		ids := map[string]*tree{}
		nodes := root.all(nsGEXF + " node")
		for _, n := range nodes {
			require.Nil(t, ids[n.attrs["id"]])
			ids[n.attrs["id"]] = n
			got = append(got, values(n, "node")["kind"]+" "+n.attrs["label"])
		}
		assert.Equal(t, names(g), got)
		spans(nodes)
		facts := 0
		edges := root.all(nsGEXF + " edge")
		for _, e := range edges {
			source := ids[e.attrs["source"]]
			require.NotNil(t, source)
			require.NotNil(t, ids[e.attrs["target"]])
			for _, s := range e.all(nsGEXF + " spell") { // Gephi shows an edge only while its ends are there
				require.GreaterOrEqual(t, s.attrs["start"], source.attrs["start"])
				require.LessOrEqual(t, s.attrs["end"], source.attrs["end"])
			}
			n, err := strconv.Atoi(values(e, "edge")["facts"])
			require.NoError(t, err)
			facts += n
		}
		assert.Equal(t, g.Weight(), facts)
		spans(root.all(nsGEXF + " spell"))
		for name, list := range map[string][]*tree{"nodes": nodes, "edges": edges} {
			assert.Equal(t, strconv.Itoa(len(list)), root.all(nsGEXF + " " + name)[0].attrs["count"])
		}
	}
}

// What holds for long is not there on single days only.
func TestGEXFSpells(t *testing.T) {
	root := readXML(t, written(t, export.GEXF{}.Write, small()), gexfSchema)
	got := map[string][]string{}
	for _, e := range root.all(nsGEXF + " edge") {
		for _, s := range e.all(nsGEXF + " spell") {
			got[e.attrs["kind"]] = append(got[e.attrs["kind"]], s.attrs["start"]+" "+s.attrs["end"])
		}
	}
	assert.Equal(t, map[string][]string{"holds_title": {"2024-03-02 2024-03-10"}, "chaired": {"2024-03-01 2024-03-01"},
		"attended": {"2024-03-01 2024-03-01"}, "convened": {"2024-03-01 2024-03-01"}, "inspected": {"2024-03-09 2024-03-09"}}, got)
}
