package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// picture is a drawn subgraph.
type picture struct {
	Width, Height float64
	Boxes         []drawnBox
	Lines         []drawnLine
}

type drawnBox struct {
	Left, Top, Width, Height float64
	Kind                     entity.Kind
	Centre                   bool
	Words                    []drawnWord
	Title                    string // what hovering shows
	URL                      string // the picture with this in the centre
	More                     int    // neighbours that are not shown
	MoreURL                  string // the picture with them
	FoldURL                  string // of an expanded vertex: the picture without its neighbours
	MoreX, MoreY             float64
}

type drawnWord struct {
	Text  string
	X, Y  float64
	Small bool
}

type drawnLine struct {
	Path  string
	Label string
	X, Y  float64
	Group string // what it looks like, see relationGroup
	Said  string // who does what to whom
	Title string
	URL   string // the picture with the sentences of this edge
	Open  bool   // they are shown
}

const (
	letter     = 7.0  // points that half a Chinese character takes, at 14 points
	lineHeight = 18.0 // of text in a box
	wrapAt     = 22   // columns
)

// draw lays a subgraph out. link makes the URL of the picture with changes.
func (l *layouter) draw(ctx context.Context, s *subgraph, lang language, open [2]string, link graphLinks) (*picture, error) {
	at := map[graph.Key]int{}
	words := make([][]drawnWord, len(s.vertices))
	boxes := make([]box, len(s.vertices))
	for i, v := range s.vertices {
		at[v.Key] = i
		wide := 0
		for _, line := range wrapName(v.Name, wrapAt, 3) {
			words[i] = append(words[i], drawnWord{Text: line})
			wide = max(wide, columns(line))
		}
		small := v.Hint
		if v.Kind == relation.KindEvent {
			small = lang.Date(v.Event.Date)
		}
		if small != "" {
			small = shorten(small, mostHint)
			words[i] = append(words[i], drawnWord{Text: small, Small: true})
			wide = max(wide, columns(small)*6/7)
		}
		boxes[i] = box{Width: max(float64(wide)*letter+22, 46), Height: float64(len(words[i]))*lineHeight + 12}
	}
	var lines []line
	var edges []subEdge
	for _, e := range s.edges {
		if back := slices.IndexFunc(edges, func(o subEdge) bool { return o.From == e.To && o.To == e.From && met(o) && met(e) }); back >= 0 {
			continue // who met whom goes both ways
		}
		edges = append(edges, e)
		lines = append(lines, line{From: at[e.From.Key], To: at[e.To.Key], Label: float64(columns(lang.types(e.facts))) * 6})
	}
	width, height, err := l.place(ctx, boxes, lines)
	if err != nil {
		return nil, err
	}
	p := &picture{Width: width + 24, Height: height + 24}
	for i, v := range s.vertices {
		b := boxes[i]
		d := drawnBox{
			Left: b.X - b.Width/2, Top: b.Y - b.Height/2, Width: b.Width, Height: b.Height, Kind: v.Kind,
			Centre: v == s.centre, Words: words[i], Title: strings.Join(append([]string{lang.Kind(v.Kind) + " " + v.Name}, v.Aliases...), "\n"),
			URL: link.centre(v.Key), More: s.hidden[v.Key],
			MoreURL: link.expand(v.Key), MoreX: b.X + b.Width/2, MoreY: b.Y - b.Height/2,
		}
		switch {
		case d.Centre:
			d.MoreURL = link.url(link.key, link.expanded, min(2*link.room, mostRoom))
		case slices.Contains(link.expanded, string(v.Key)):
			d.FoldURL = link.fold(v.Key)
		}
		for k := range d.Words {
			d.Words[k].X, d.Words[k].Y = b.X, d.Top+6+float64(k)*lineHeight+13
		}
		p.Boxes = append(p.Boxes, d)
	}
	for i, e := range edges {
		d := drawnLine{Path: lines[i].Path, X: lines[i].X, Y: lines[i].Y, Group: relationGroup(e.facts[0].Type),
			URL: link.edge(e.From.Key, e.To.Key), Open: open == [2]string{string(e.From.Key), string(e.To.Key)}}
		if d.X != 0 || d.Y != 0 {
			d.Label = lang.types(e.facts)
		}
		d.Said = fmt.Sprintf("%s %s %s", e.From.Name, lang.types(e.facts), e.To.Name)
		d.Title = fmt.Sprintf("%s\n%s", d.Said, shorten(e.facts[0].Evidence.Text, 120))
		p.Lines = append(p.Lines, d)
	}
	return p, nil
}

func met(e subEdge) bool { return len(e.facts) > 0 && e.Types()[0] == relation.MetWith }

// relationGroups are the classes of lines.
var relationGroups = []string{"lead", "attend", "go", "meet", "hold", "state"}

// relationGroup is the class of lines that look alike. "state" is what does not
// tell of deeds and offices.
func relationGroup(t relation.Type) string {
	switch t {
	case relation.Chaired, relation.Convened, relation.Awarded:
		return "lead"
	case relation.Reported, relation.PartOf, relation.LocatedIn, relation.HappenedOn, graph.HeldAt, graph.HeldOn:
		return "state"
	case relation.Inspected, relation.Visited:
		return "go"
	case relation.MetWith, relation.Accompanied, relation.Signed:
		return "meet"
	case relation.HoldsTitle, relation.Appointed, relation.Removed, relation.MemberOf:
		return "hold"
	}
	return "attend" // and what rule files of others add
}

// wrapName breaks a name into at most most lines of about the same width.
func wrapName(s string, width, most int) []string {
	s = strings.TrimSpace(s)
	total := columns(s)
	n := min(max((total+width-1)/width, 1), most)
	want := min((total+n-1)/n, width)
	lines := make([]string, 0, n)
	at, col := 0, 0
	for i, c := range s {
		if col >= want && i > at && !strings.ContainsRune("、，。；：！？”’）》〉】·", c) {
			if len(lines) == n-1 {
				return append(lines, strings.TrimSpace(s[at:i])+"…")
			}
			lines, at, col = append(lines, s[at:i]), i, 0
		}
		if wide(c) {
			col++
		}
		col++
	}
	return append(lines, s[at:])
}

// columns is the width of s where a Chinese character takes two.
func columns(s string) int {
	n := 0
	for _, c := range s {
		if wide(c) {
			n++
		}
		n++
	}
	return n
}

func wide(c rune) bool {
	return c >= 0x2E80 && !unicode.Is(unicode.Mn, c) || c >= 0x2014 && c <= 0x201D || c == '…'
}
