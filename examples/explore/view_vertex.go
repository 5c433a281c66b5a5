package main

import (
	"net/http"
	"net/url"
	"slices"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// The page of a person, body, office, place or event.
type vertexData struct {
	profile
	All        bool         `json:"-"` // every fact is listed
	AllURL     string       `json:"-"`
	GraphURL   string       `json:"graph"`
	Chart      *chart       `json:"-"`
	Bars       []tenureBar  `json:"-"`
	Scale      []tick       `json:"-"`
	MinorBars  int          `json:"-"`
	Listed     []articleRef `json:"-"`
	Company    []companion  `json:"-"` // those who are listed
	Other      []vertexRef  `json:"namesakes,omitempty"`
	Staff      []staff      `json:"staff,omitempty"` // of a body
	Below      []factRef    `json:"below,omitempty"` // of a place: facts of places within it
	BelowTotal int          `json:"-"`
	Code       string       `json:"code,omitempty"` // of a place
}

// How many facts of a relation a page lists, without and with "all". A page of
// thousands would be slow, and JSON has them.
const (
	fewListed  = 12
	manyListed = 200
)

func (s *server) vertex(r *http.Request) (*view, error) {
	a := s.now.Load()
	key := graph.Key(r.PathValue("kind") + ":" + unescapeSegment(r.PathValue("name")))
	v := a.Graph.Vertex(key)
	if v == nil {
		return nil, notFound("nothing in the archive is called %q", unescapeSegment(r.PathValue("name")))
	}
	d := vertexData{All: r.URL.Query().Get("all") != ""}
	most := fewListed
	if wantsJSON(r) {
		most = 1 << 30
	} else if d.All {
		most = manyListed
	}
	d.profile = a.profileOf(v, most)
	for _, g := range d.Groups {
		if g.Total > len(g.Facts) && !d.All {
			d.AllURL = urlOf(v.Key) + "?all=1"
		}
	}
	slices.Reverse(d.Articles) // the latest in front
	d.Listed = d.Articles[:min(len(d.Articles), manyListed)]
	if !d.All {
		d.Listed = d.Articles[:min(len(d.Articles), 4*fewListed)]
	}
	if v.Kind == entity.Organisation {
		d.Staff = a.staffOf(v)
	}
	if v.Kind == entity.Place {
		d.Code = v.Code
		d.Below, d.BelowTotal = a.below(v, most)
	}
	d.GraphURL = "/graph?" + url.Values{"centre": {string(v.Key)}}.Encode()
	if v.Kind != relation.KindEvent { // all at once
		d.Chart = newChart(d.Months)
	}
	d.Bars, d.Scale = tenureBars(d.Offices)
	for _, b := range d.Bars {
		if b.Minor {
			d.MinorBars++
		}
	}
	d.Company = d.Companions[:min(24, len(d.Companions))]
	for w := range a.Graph.Named(v.Name) {
		if w.Key != v.Key && w.Kind == v.Kind {
			d.Other = append(d.Other, refOf(w))
		}
	}
	return &view{name: "vertex", title: v.Name, Data: d}, nil
}
