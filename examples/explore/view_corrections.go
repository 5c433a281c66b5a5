package main

import (
	"net/http"
	"net/url"
	"path/filepath"
	"slices"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/internal/corrections"
	"github.com/go-renshi/renshi/graph"
)

// correctionData lists what readers put right.
type correctionData struct {
	File string                   `json:"file"` // its name, not its path
	List []corrections.Correction `json:"corrections"`
	// Unmet are those that could not be followed: an article is not there, or two
	// lines contradict each other.
	Unmet []string `json:"unmet,omitempty"`
}

func (s *server) correctionList(*http.Request) (*view, error) {
	d := correctionData{File: filepath.Base(s.file), List: slices.Clone(s.now.Load().Corrections)}
	slices.Reverse(d.List) // the latest in front
	for _, err := range s.now.Load().Graph.Unmet() {
		d.Unmet = append(d.Unmet, err.Error())
	}
	return &view{name: "corrections", title: "Corrections", Data: d}, nil
}

// corrected applies corrections and goes to where they can be seen.
func (s *server) corrected(to func() string, list ...corrections.Correction) (*view, error) {
	for _, c := range list {
		if err := c.Check(); err != nil {
			return nil, badRequest("%s: %v", c.Name, err)
		}
	}
	if err := s.correct(list...); err != nil {
		return nil, err
	}
	return &view{redirect: to(), Data: list}, nil
}

// correctName says that a string is a name of a kind ("is"), or of none: is=no.
// "kind" is what it was taken for, "" if it was not found.
func (s *server) correctName(r *http.Request) (*view, error) {
	name, is, was := squeeze(r.FormValue("name")), r.FormValue("is"), r.FormValue("kind")
	var list []corrections.Correction
	if was != "" && was != is {
		list = append(list, corrections.Correction{Action: corrections.Not, Kind: entity.Kind(was), Name: squeeze(r.FormValue("found"))})
	}
	if is != "no" {
		list = append(list, corrections.Correction{Action: corrections.Name, Kind: entity.Kind(is), Name: name})
	}
	if len(list) == 0 {
		return nil, badRequest("say what %q is", name)
	}
	return s.corrected(func() string { return localPath(r.FormValue("back")) }, list...)
}

// correctSame says that two vertices are one.
func (s *server) correctSame(r *http.Request) (*view, error) {
	a := s.now.Load()
	v := a.Graph.Vertex(graph.Key(r.FormValue("key")))
	if v == nil {
		return nil, notFound("nothing in the archive is called %q", r.FormValue("key"))
	}
	other := a.Graph.Vertex(graph.Key(r.FormValue("other")))
	if other == nil {
		for _, w := range a.names.find(r.FormValue("other"), 20, string(v.Kind)) {
			if w.Key != v.Key {
				other = w
				break
			}
		}
	}
	switch {
	case other == nil:
		return nil, notFound("nothing else of this kind is called %q", r.FormValue("other"))
	case other.Key == v.Key || other.Kind != v.Kind:
		return nil, badRequest("%s and %s cannot be one", v.Name, other.Name)
	}
	p, q := a.standsAt(v), a.standsAt(other)
	c := corrections.Correction{Action: corrections.Same, Kind: v.Kind, Name: p.Name, Article: p.Article, Other: q}
	return s.corrected(func() string { return s.now.Load().pageOf(v.Kind, p) }, c)
}

// correctApart says that the name in some articles is somebody else.
func (s *server) correctApart(r *http.Request) (*view, error) {
	a := s.now.Load()
	v := a.Graph.Vertex(graph.Key(r.FormValue("key"))) // parses the form
	if v == nil {
		return nil, notFound("nothing in the archive is called %q", r.FormValue("key"))
	}
	ids := r.Form["article"]
	rest := corrections.Place{} // an article that stays
	for _, art := range v.Articles {
		if known := a.byID[art.ID]; known != nil && !slices.Contains(ids, art.ID) {
			if rest.Name, rest.Article = known.nameOf(v), art.ID; rest.Name != "" {
				break
			}
		}
	}
	if len(ids) == 0 || rest.Name == "" {
		return nil, badRequest("choose some of the articles, not all")
	}
	var list []corrections.Correction
	var first corrections.Place
	for i, id := range ids {
		art := a.byID[id]
		if art == nil || art.nameOf(v) == "" {
			return nil, badRequest("%s does not stand in %q", v.Name, id)
		}
		c := corrections.Correction{Action: corrections.Apart, Kind: v.Kind, Name: art.nameOf(v), Article: id, Other: rest}
		if list = append(list, c); i == 0 {
			first = corrections.Place{Name: c.Name, Article: id}
		} else {
			list = append(list, corrections.Correction{Action: corrections.Same, Kind: v.Kind, Name: c.Name, Article: id, Other: first})
		}
	}
	return s.corrected(func() string { return s.now.Load().pageOf(v.Kind, first) }, list...)
}

// correctUndo takes a correction back, given as its line.
func (s *server) correctUndo(r *http.Request) (*view, error) {
	for _, c := range s.now.Load().Corrections {
		if c.String() == r.FormValue("line") {
			if err := s.undo(c); err != nil {
				return nil, err
			}
			return &view{redirect: "/corrections", Data: c}, nil
		}
	}
	return nil, notFound("there is no such correction")
}

// standsAt is an article in which a vertex stands, and its name there.
func (a *archive) standsAt(v *graph.Vertex) corrections.Place {
	for _, art := range v.Articles {
		if known := a.byID[art.ID]; known != nil {
			if name := known.nameOf(v); name != "" {
				return corrections.Place{Name: name, Article: art.ID}
			}
		}
	}
	return corrections.Place{}
}

// pageOf is the page of what has a name in an article.
func (a *archive) pageOf(k entity.Kind, p corrections.Place) string {
	if art := a.byID[p.Article]; art != nil {
		for id, v := range art.vertices {
			if v.Kind == k && art.Found.Names(id)[0] == p.Name {
				return urlOf(v.Key)
			}
		}
	}
	return "/search?q=" + url.QueryEscape(p.Name)
}
