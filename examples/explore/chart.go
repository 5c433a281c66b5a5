package main

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// chart is a chart of columns, one a month, or one a year where the months
// would be too many. All numbers are units of its view box.
type chart struct {
	Width, Height float64
	Columns       []column
	Ticks         []tick
	Most          int
}

type column struct {
	X, Y, Width, Height float64
	Label               string
	Count               int
	Middle              float64
	Told                bool // the count stands above
}

type tick struct {
	X     float64
	Label string
}

const (
	chartWidth  = 1000.0
	chartHeight = 100.0
	mostMonths  = 120
	mostTold    = 24 // columns that have room for numbers
)

func newChart(months []monthCount) *chart {
	if len(months) == 0 {
		return nil
	}
	first, last := int(months[0].Month), int(months[len(months)-1].Month)
	unit := 1
	if last-first >= mostMonths {
		unit = 12
	}
	first, last = first/unit, last/unit
	if last-first >= 2*mostMonths { // somebody of long ago: the last years
		first = last - 2*mostMonths
	}
	last = max(last, first+11) // a few columns look lost
	n := last - first + 1
	counts := make([]int, n)
	c := &chart{Width: chartWidth, Height: chartHeight}
	for _, m := range months {
		if i := int(m.Month)/unit - first; i >= 0 {
			counts[i] += m.Count
			c.Most = max(c.Most, counts[i])
		}
	}
	step := chartWidth / float64(n)
	for i, count := range counts {
		m := month((first + i) * unit)
		label := m.String()
		if unit == 12 {
			label = label[:4]
		}
		x := float64(i) * step
		if count > 0 {
			// One article is no tower.
			h := chartHeight * float64(count) / float64(max(c.Most, 4))
			col := column{X: x + step*0.1, Y: chartHeight - h, Width: min(step*0.8, 28), Height: h, Label: label, Count: count}
			col.Middle, col.Told = col.X+col.Width/2, n <= mostTold || count == c.Most
			c.Columns = append(c.Columns, col)
		}
		if unit == 1 && (i == 0 || int(m)%12 == 0) || unit == 12 && (first+i)%10 == 0 {
			c.Ticks = append(c.Ticks, tick{x + step*0.1, label})
		}
	}
	for len(c.Ticks) > 1 && c.Ticks[1].X-c.Ticks[0].X < 130 && strings.Contains(c.Ticks[0].Label, "-") && !strings.HasSuffix(c.Ticks[0].Label, "-01") {
		c.Ticks = slices.Delete(c.Ticks, 1, 2) // January stands too near to the first month
	}
	for i := range c.Ticks { // of many Januaries the years, which fit a narrow page, too
		if len(c.Ticks) > 4 && strings.HasSuffix(c.Ticks[i].Label, "-01") {
			c.Ticks[i].Label = c.Ticks[i].Label[:4]
		}
	}
	return c
}

// tenureBar is a tenure on the scale of all of them, which is 1000 wide.
type tenureBar struct {
	tenure
	X, Width float64
	Known    bool // a day is known
	Minor    bool // one of many that are named seldom
}

const mostBars = 12 // that are shown without asking

// tenureBars places tenures beside each other, and says where the years begin.
func tenureBars(list []tenure) ([]tenureBar, []tick) {
	var first, last time.Time
	for _, t := range list {
		if t.first.IsZero() {
			continue
		}
		if first.IsZero() || t.first.Before(first) {
			first = t.first
		}
		if t.last.After(last) {
			last = t.last
		}
	}
	if !first.IsZero() && last.Sub(first) < 90*24*time.Hour { // one day needs some room, too
		first, last = first.AddDate(0, -2, 0), last.AddDate(0, 2, 0)
	}
	at := func(t time.Time) float64 { return 990 * float64(t.Sub(first)) / float64(last.Sub(first)) }
	out := make([]tenureBar, len(list))
	for i, t := range list {
		out[i] = tenureBar{tenure: t}
		if !t.first.IsZero() {
			out[i].Known, out[i].X = true, at(t.first)
			out[i].Width = max(at(t.last)-at(t.first), 10)
		}
	}
	if len(out) > mostBars {
		facts := make([]int, len(out))
		for i, b := range out {
			facts[i] = b.Facts
		}
		slices.Sort(facts)
		least, shown := facts[len(facts)-mostBars], 0
		for i := range out {
			if out[i].Minor = out[i].Facts < least || shown == mostBars; !out[i].Minor {
				shown++
			}
		}
	}
	var scale []tick
	years := last.Year() - first.Year()
	for y := first.Year() + 1; y <= last.Year() && !first.IsZero(); y++ {
		if step := years/8 + 1; (y-first.Year()-1)%step == 0 {
			scale = append(scale, tick{at(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)), strconv.Itoa(y)})
		}
	}
	return out, scale
}
