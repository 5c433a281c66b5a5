package main

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// The picture of a piece of the graph.
type graphData struct {
	Centre   *vertexRef   `json:"centre,omitempty"`
	Filter   filter       `json:"filter"`
	Vertices []countedRef `json:"vertices"`
	Edges    []edgeData   `json:"edges"`
	Left     int          `json:"left"` // neighbours that there was no room for
	Room     int          `json:"room"`

	Picture   *picture      `json:"-"`
	Open      *openEdge     `json:"-"` // whose sentences are shown
	Relations []relationBox `json:"-"`
	Months    []month       `json:"-"`
	MoreURL   string        `json:"-"`
	CloseURL  string        `json:"-"`
	Expanded  []string      `json:"-"`
	FromIndex int           `json:"-"`
	ToIndex   int           `json:"-"`
	LastIndex int           `json:"-"`
}

type edgeData struct {
	From      vertexRef       `json:"from"`
	To        vertexRef       `json:"to"`
	Relations []relation.Type `json:"relations"`
	Facts     []factRef       `json:"facts"`
}

// openEdge is an edge with its latest sentences.
type openEdge struct {
	edgeData
	Total int // sentences
}

type relationBox struct {
	Type    relation.Type
	Checked bool
}

// graphLinks makes links to the same picture, changed.
type graphLinks struct {
	filter   *filter
	key      graph.Key // in the centre
	expanded []string
	room     int
}

func (l graphLinks) url(key graph.Key, expanded []string, room int, edge ...string) string {
	q := url.Values{}
	l.filter.query(q)
	if key != "" {
		q.Set("centre", string(key))
	}
	for _, e := range expanded {
		q.Add("expand", e)
	}
	if room != defaultRoom {
		q.Set("room", strconv.Itoa(room))
	}
	for _, e := range edge {
		q.Add("edge", e)
	}
	s := "/graph?" + q.Encode()
	if len(edge) > 0 {
		s += "#evidence"
	}
	return s
}

func (l graphLinks) centre(k graph.Key) string { return l.url(k, nil, l.room) }

func (l graphLinks) expand(k graph.Key) string {
	if l.key == "" {
		return l.centre(k)
	}
	return l.url(l.key, append(slices.Clone(l.expanded), string(k)), l.room)
}

// fold is the picture without the neighbours of an expanded vertex.
func (l graphLinks) fold(k graph.Key) string {
	return l.url(l.key, slices.DeleteFunc(slices.Clone(l.expanded), func(e string) bool { return e == string(k) }), l.room)
}

func (l graphLinks) edge(from, to graph.Key) string {
	return l.url(l.key, l.expanded, l.room, string(from), string(to))
}

const (
	defaultRoom = 24 // vertices that can be read on a screen
	mostRoom    = 100
	// mostExpanded is how many vertices are shown with their neighbours, beside
	// that in the centre.
	mostExpanded = 8
)

func (s *server) graph(r *http.Request) (*view, error) {
	a, q := s.now.Load(), r.URL.Query()
	f, err := parseFilter(q, a)
	if err != nil {
		return nil, err
	}
	d := graphData{Filter: f, Room: number(r, "room", defaultRoom, 5, mostRoom), Months: a.months}
	link := graphLinks{filter: &f, room: d.Room}
	var sub *subgraph
	if c := q.Get("centre"); c != "" {
		centre := a.Graph.Vertex(graph.Key(c))
		if centre == nil { // a name will do
			if found := a.names.find(c, 1); len(found) > 0 {
				centre = found[0]
			} else {
				return nil, notFound("nothing in the archive is called %q", c)
			}
		}
		ref := refOf(centre)
		d.Centre, link.key = &ref, centre.Key
		var expanded []*graph.Vertex
		for _, e := range q["expand"] {
			if v := a.Graph.Vertex(graph.Key(e)); v != nil && !slices.Contains(expanded, v) {
				expanded, link.expanded = append(expanded, v), append(link.expanded, e)
			}
		}
		if n := len(expanded) - mostExpanded; n > 0 { // what was asked for last counts
			expanded, link.expanded = expanded[n:], link.expanded[n:]
		}
		sub = a.around(centre, expanded, &f, d.Room)
	} else {
		sub = a.busiest(&f, min(d.Room+d.Room/4, mostRoom)) // some will have no neighbour among them
	}
	d.Left, d.Expanded = sub.left, link.expanded
	if sub.left > 0 && d.Room < mostRoom {
		d.MoreURL = link.url(link.key, link.expanded, min(2*d.Room, mostRoom))
	}
	d.CloseURL = link.url(link.key, link.expanded, d.Room)
	var open [2]string
	if e := q["edge"]; len(e) == 2 {
		open = [2]string(e)
	}
	d.Vertices = a.counted(sub.vertices)
	d.Edges = []edgeData{}
	for _, e := range sub.edges {
		if wantsJSON(r) {
			d.Edges = append(d.Edges, a.edgeData(e.Edge, e.facts))
		} else if open == [2]string{string(e.From.Key), string(e.To.Key)} {
			d.Open = a.openEdge(e)
		}
	}
	for _, t := range graph.Types() {
		if t != graph.HeldOn {
			d.Relations = append(d.Relations, relationBox{t, slices.Contains(f.Relations, t)})
		}
	}
	d.LastIndex = max(len(a.months)-1, 0)
	d.FromIndex, d.ToIndex = indexOf(a.months, f.From, 0), indexOf(a.months, f.To, len(a.months)-1)
	if !wantsJSON(r) {
		if d.Picture, err = s.layout.draw(r.Context(), sub, languageOf(r), open, link); err != nil {
			return nil, err
		}
	}
	return &view{name: "graph", title: "Graph", Data: d}, nil
}

func (a *archive) edgeData(e *graph.Edge, facts []*graph.Fact) edgeData {
	d := edgeData{From: refOf(e.From), To: refOf(e.To), Relations: []relation.Type{}, Facts: []factRef{}}
	for _, f := range facts {
		if !slices.Contains(d.Relations, f.Type) {
			d.Relations = append(d.Relations, f.Type)
		}
		d.Facts = append(d.Facts, a.factRef(f))
	}
	return d
}

// openEdge lists the facts of an edge, the latest in front, as many as a page
// can have.
func (a *archive) openEdge(e subEdge) *openEdge {
	facts := slices.Clone(e.facts)
	slices.SortStableFunc(facts, func(x, y *graph.Fact) int { return dayOf(y).Compare(dayOf(x)) })
	return &openEdge{a.edgeData(e.Edge, facts[:min(len(facts), manyListed)]), len(facts)}
}

// indexOf is the place of a month among those that have facts.
func indexOf(months []month, m month, preset int) int {
	if m == 0 {
		return max(preset, 0)
	}
	i, _ := slices.BinarySearch(months, m)
	return min(i, max(len(months)-1, 0))
}
