package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/go-renshi/renshi/entity"
)

// rate is one line of the report.
type rate struct {
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Gold      int     `json:"gold"`
	Found     int     `json:"found"`
	Right     int     `json:"right"`
}

func (c counts) rate() rate {
	r := rate{Gold: c.right + c.missed, Found: c.right + c.wrong, Right: c.right}
	r.Precision = ratio(r.Right, r.Found)
	r.Recall = ratio(r.Right, r.Gold)
	if sum := r.Precision + r.Recall; sum > 0 {
		r.F1 = 2 * r.Precision * r.Recall / sum
	}
	return r
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// proportion is how many of a total are right.
type proportion struct {
	Right int     `json:"right"`
	Total int     `json:"total"`
	Part  float64 `json:"part"`
}

func (p part) proportion() proportion { return proportion{p.right, p.total, ratio(p.right, p.total)} }

// report is the shape of -json. Kinds and relations that neither the gold nor
// extraction has are left out; "all" is the sum.
type report struct {
	Files      int             `json:"files"`
	Articles   proportion      `json:"articles"`
	Mentions   map[string]rate `json:"mentions"`
	DateValues proportion      `json:"date_values"`
	Facts      map[string]rate `json:"facts"`
	FactDates  proportion      `json:"fact_dates"`
}

func (s *score) report() report {
	r := report{s.files, s.articles.proportion(), map[string]rate{}, s.values.proportion(), map[string]rate{}, s.dates.proportion()}
	var all counts
	for k, c := range s.mentions {
		r.Mentions[string(k)] = c.rate()
		all = all.plus(c)
	}
	r.Mentions["all"] = all.rate()
	all = counts{}
	for k, c := range s.facts {
		r.Facts[string(k)] = c.rate()
		all = all.plus(c)
	}
	r.Facts["all"] = all.rate()
	return r
}

// print writes the table, then up to n errors of each sort.
func (s *score) print(w io.Writer, n int) {
	fmt.Fprintf(w, "%d gold files\n", s.files)
	fmt.Fprintf(w, "%-14s %d/%d with the right headline and body, %d found\n", "articles", s.articles.right, s.articles.total, s.found)
	var all counts
	for _, k := range entity.Kinds() {
		line(w, string(k), s.mentions[k])
		all = all.plus(s.mentions[k])
	}
	line(w, "ALL MENTIONS", all)
	share(w, "date values", s.values)
	all = counts{}
	for _, r := range relations {
		if c := s.facts[r]; c != (counts{}) {
			line(w, string(r), c)
			all = all.plus(c)
		}
	}
	line(w, "ALL FACTS", all)
	share(w, "fact dates", s.dates)
	shown := map[string]int{}
	slices.SortStableFunc(s.errors, func(a, b mistake) int { return cmp.Compare(a.sort, b.sort) })
	for _, e := range s.errors {
		if shown[e.sort]++; shown[e.sort] <= n {
			fmt.Fprintf(w, "  %s: %s\n", e.sort, e.text)
		}
	}
}

func line(w io.Writer, name string, c counts) {
	r := c.rate()
	fmt.Fprintf(w, "%-14s P %.4f  R %.4f  F1 %.4f   (gold %d, found %d, right %d)\n",
		name, r.Precision, r.Recall, r.F1, r.Gold, r.Found, r.Right)
}

func share(w io.Writer, name string, p part) {
	fmt.Fprintf(w, "%-14s %d/%d = %.4f\n", name, p.right, p.total, ratio(p.right, p.total))
}
