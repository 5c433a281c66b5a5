package main

import (
	"bufio"
	"cmp"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// table prints facts, article by article in the order of the text.
type table struct {
	language graph.Language
	colour   bool
}

// widest is the width up to which each column makes room for its longest cell;
// cells beyond it take from the room of the next.
var widest = [5]int{12, 12, 40, 16, 24}

type row struct {
	fact  *graph.Fact
	cells [5]string // who, what, whom or which, where, when
}

func (t table) write(w io.Writer, g *graph.Graph) error {
	rows := t.rows(g)
	head := [5]string{"谁", "做什么", "对象", "地点", "时间"}
	sentence := "原文"
	if t.language == graph.English {
		head, sentence = [5]string{"who", "what", "whom, which", "where", "when"}, "sentence"
	}
	var widths [5]int
	for _, cells := range append([][5]string{head}, cellsOf(rows)...) {
		for i, c := range cells {
			widths[i] = max(widths[i], min(columns(c), widest[i]))
		}
	}
	out := bufio.NewWriter(w)
	if len(rows) > 0 {
		out.WriteString("  " + t.line(head, widths, [5]string{dim, dim, dim, dim, dim}) + t.paint(dim, sentence) + "\n")
	}
	var article *graph.Article
	for _, r := range rows {
		if a := r.fact.Evidence.Article; a != article {
			article = a
			out.WriteString("\n" + t.paint(bold, titleOf(a)) + "\n")
		}
		out.WriteString("  " + t.line(r.cells, widths, [5]string{bold, green, "", cyan, cyan}) +
			t.paint(dim, clean(r.fact.Evidence.Text)) + "\n")
	}
	return out.Flush()
}

func titleOf(a *graph.Article) string {
	parts := []string{clean(a.Headline), clean(a.ID)}
	if !a.Published.IsZero() {
		parts = append(parts, a.Published.Format("2006-01-02"))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "  ")
}

// rows returns the facts that are statements of their own: where and when an
// event was held are columns.
func (t table) rows(g *graph.Graph) []row {
	var rows []row
	words := newDateWords(g)
	for f := range g.Facts() {
		if f.Type == graph.HeldAt || f.Type == graph.HeldOn || f.Type == relation.HappenedOn {
			continue
		}
		date := cmp.Or(f.Date, f.To.Event.Date)
		if date != "" {
			date = t.language.Date(date)
		} else {
			date = words.of(f)
		}
		rows = append(rows, row{f, [5]string{clean(f.From.Name), clean(t.language.Relation(f)), clean(f.To.Name), clean(where(g, f)), clean(date)}})
	}
	slices.SortStableFunc(rows, func(x, y row) int {
		a, b := &x.fact.Evidence, &y.fact.Evidence
		return cmp.Or(a.Article.Compare(b.Article), a.Trigger.Compare(b.Trigger))
	})
	return rows
}

// where is the place of the fact's event.
func where(g *graph.Graph, f *graph.Fact) string {
	if f.To.Kind != relation.KindEvent {
		return ""
	}
	var places []string
	for e := range g.Out(f.To.Key) {
		if e.To.Kind == entity.Place && slices.Contains(e.Types(), graph.HeldAt) {
			places = append(places, e.To.Name)
		}
	}
	return strings.Join(places, "、")
}

func cellsOf(rows []row) [][5]string {
	out := make([][5]string, len(rows))
	for i, r := range rows {
		out[i] = r.cells
	}
	return out
}

// line pads cells to their columns; a cell that is too long takes from the room
// of the next ones.
func (t table) line(cells [5]string, widths [5]int, colours [5]string) string {
	var b strings.Builder
	at, next := 0, 0
	for i, c := range cells {
		next += widths[i] + 2
		at += columns(c)
		space := max(2, next-at)
		at += space
		b.WriteString(t.paint(colours[i], c))
		b.WriteString(strings.Repeat(" ", space))
	}
	return b.String()
}

const bold, dim, green, cyan = "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[36m"

func (t table) paint(colour, s string) string {
	if !t.colour || colour == "" || s == "" {
		return s
	}
	return colour + s + "\x1b[0m"
}

// clean leaves out what would move the cursor of a terminal.
func clean(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n', c == '\t':
			return ' '
		case unicode.IsControl(c), unicode.Is(unicode.Cf, c):
			return -1
		}
		return c
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// columns is the width of s on a terminal.
func columns(s string) int {
	n := 0
	for _, c := range s {
		switch {
		case unicode.In(c, unicode.Mn, unicode.Me, unicode.Cf):
		case c >= 0x1100 && c <= 0x115F, c >= 0x2E80 && c <= 0xA4CF, c >= 0xAC00 && c <= 0xD7A3,
			c >= 0xF900 && c <= 0xFAFF, c >= 0xFE30 && c <= 0xFE6F, c >= 0xFF01 && c <= 0xFF60,
			c >= 0xFFE0 && c <= 0xFFE6, c >= 0x1F300 && c <= 0x1FAFF, c >= 0x20000 && c <= 0x3FFFD:
			n += 2
		default:
			n++
		}
	}
	return n
}
