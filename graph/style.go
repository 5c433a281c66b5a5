package graph

import (
	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// The colours are those of Okabe and Ito, darkened for lines and lightened for
// areas, so that they differ for colour-blind readers and in grey; shapes and
// line styles say the same again.

// fonts are tried in turn by whatever draws the picture.
const fonts = "Noto Sans CJK SC,Source Han Sans SC,Microsoft YaHei,PingFang SC,sans-serif"

// nodeStyle is how a kind of vertices looks. The shape needs stretch times the
// width of its text.
type nodeStyle struct {
	shape, style, line, fill string
	stretch                  float64
}

var nodeStyles = map[entity.Kind]nodeStyle{
	entity.Person:       {"ellipse", "filled", "#0B5C8F", "#DCEDF8", 1.3},
	entity.Title:        {"note", "filled", "#8A4B75", "#F7E9F1", 1},
	entity.Organisation: {"box", "filled", "#A84A00", "#FCE8D6", 1},
	relation.KindEvent:  {"box", "filled,rounded,bold", "#8A6A00", "#FFF3C4", 1},
	entity.Place:        {"hexagon", "filled", "#00674C", "#DBF1E8", 1.1},
	entity.Date:         {"plain", "", "#555555", "", 1},
}

func styleOf(k entity.Kind) nodeStyle {
	if s, ok := nodeStyles[k]; ok {
		return s
	}
	return nodeStyle{"box", "filled,dashed", "#555555", "#F2F2F2", 1}
}

// edgeStyle is how a relation looks.
type edgeStyle struct {
	line, style, head string
	width             string
}

var (
	leading = edgeStyle{"#A84A00", "solid", "normal", "2.2"}
	taking  = edgeStyle{"#4D5963", "solid", "normal", "1"}
	going   = edgeStyle{"#00674C", "solid", "normal", "1.6"}
	meeting = edgeStyle{"#0B5C8F", "dashed", "vee", "1.6"}
	holding = edgeStyle{"#8A4B75", "dashed", "vee", "1"}
	stating = edgeStyle{"#777777", "dotted", "none", "1.2"}
	within  = edgeStyle{"#777777", "dotted", "vee", "1.2"}
)

var edgeStyles = map[relation.Type]edgeStyle{
	relation.Convened:    leading,
	relation.Chaired:     leading,
	relation.SpokeAt:     {taking.line, "solid", "normal", "1.6"},
	relation.Attended:    taking,
	relation.Inspected:   going,
	relation.Visited:     going,
	relation.MetWith:     {meeting.line, meeting.style, "none", meeting.width},
	relation.Accompanied: meeting,
	relation.Appointed:   {holding.line, "solid", "normal", "2.2"},
	relation.Removed:     {holding.line, "solid", "tee", "2.2"},
	relation.HoldsTitle:  holding,
	relation.Signed:      {meeting.line, "solid", "normal", "1.6"},
	relation.Awarded:     leading,
	relation.MemberOf:    holding,
	relation.Reported:    stating,
	relation.PartOf:      within,
	relation.LocatedIn:   within,
	relation.HappenedOn:  stating,
	HeldAt:               stating,
	HeldOn:               stating,
}

func styleOfType(t relation.Type) edgeStyle {
	if s, ok := edgeStyles[t]; ok {
		return s
	}
	return taking
}
