package main

import (
	"maps"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/internal/corrections"
	"github.com/go-renshi/renshi/examples/internal/decode"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// correctionData lists what readers put right.
type correctionData struct {
	File  string           `json:"file"` // its name, not its path
	List  []correctionLine `json:"corrections"`
	Unmet []unmet          `json:"unmet,omitempty"`
}

// correctionLine is a correction with what it is about.
type correctionLine struct {
	corrections.Correction
	Line string      `json:"-"`
	Of   *occurrence `json:"-"` // Same, Apart and NoFact
	Or   *occurrence `json:"-"` // Same and Apart
}

// occurrence is who is meant by a name in an article.
type occurrence struct {
	Name    string
	Vertex  *vertexRef  // nil if the article does not have the name
	Office  string      // of a person
	Article *articleRef // nil if it is not in the archive
	ID      string      // of the article
}

// unmet is a correction that could not be followed.
type unmet struct {
	correctionLine
	Why problem `json:"-"`
}

func (s *server) correctionList(*http.Request) (*view, error) {
	a := s.now.Load()
	d := correctionData{File: filepath.Base(s.file), List: []correctionLine{}}
	for _, c := range slices.Backward(a.Corrections) { // the latest in front
		d.List = append(d.List, a.correctionLine(c))
	}
	if len(a.Graph.Unmet()) > 0 {
		for _, l := range d.List {
			if why, ok := a.unmet(l); ok {
				d.Unmet = append(d.Unmet, unmet{l, why})
			}
		}
	}
	return &view{name: "corrections", title: "Corrections", Data: d}, nil
}

func (a *archive) correctionLine(c corrections.Correction) correctionLine {
	l := correctionLine{Correction: c, Line: c.String()}
	switch c.Action {
	case corrections.Same, corrections.Apart:
		l.Of, l.Or = a.occurrence(c.Kind, c.Name, c.Article), a.occurrence(c.Kind, c.Other.Name, c.Other.Article)
	case corrections.NoFact:
		l.Of = a.occurrence("", c.Name, c.Article)
	}
	return l
}

func (a *archive) occurrence(k entity.Kind, name, id string) *occurrence {
	o := &occurrence{Name: name, ID: id}
	art := a.byID[id]
	if art == nil {
		return o
	}
	ref := refOfArticle(art)
	o.Article = &ref
	if v := art.called(k, name); v != nil {
		ref := refOf(v)
		o.Vertex, o.Office = &ref, a.officeOf(v)
	}
	return o
}

// officeOf is the office of a person that most facts tell of; "" if none does.
func (a *archive) officeOf(v *graph.Vertex) string {
	office, most := "", 0
	if v.Kind == entity.Person {
		for t := range a.Graph.Timeline(v.Key) {
			if len(t.Facts) > most {
				office, most = t.Office.Name, len(t.Facts)
			}
		}
	}
	return office
}

// unmet says why a correction of who is whom has no effect.
func (a *archive) unmet(l correctionLine) (problem, bool) {
	if l.Or == nil {
		return problem{}, false
	}
	for _, o := range []*occurrence{l.Of, l.Or} {
		switch {
		case o.Article == nil:
			return problem{http.StatusNotFound, "there is no article %q", []any{o.ID}}, true
		case o.Vertex == nil:
			return problem{http.StatusNotFound, "%s does not stand in %q", []any{o.Name, o.ID}}, true
		}
	}
	if (l.Of.Vertex.Key == l.Or.Vertex.Key) != (l.Action == corrections.Same) {
		return problem{http.StatusConflict, "another correction contradicts it", nil}, true
	}
	return problem{}, false
}

// corrected applies corrections and goes to where they can be seen.
func (s *server) corrected(to func() string, list ...corrections.Correction) (*view, error) {
	for _, c := range list {
		switch err := c.Check(); {
		case err == nil:
		case strings.TrimSpace(c.Name) == "":
			return nil, badRequest("the name is missing")
		default:
			return nil, badRequest("%s: %v", c.Name, err)
		}
	}
	if err := s.correct(list...); err != nil {
		return nil, err
	}
	return &view{redirect: noticed(to(), "recorded", len(list)), Data: list}, nil
}

// correctName says that a string is a name of a kind ("is"), or of none: is=no.
// "kind" is what it was taken for, "" if it was not found.
func (s *server) correctName(r *http.Request) (*view, error) {
	name, is, was := decode.Squeeze(r.FormValue("name")), r.FormValue("is"), r.FormValue("kind")
	if r.FormValue("no") != "" { // the button beside
		is = "no"
	}
	var list []corrections.Correction
	if was != "" && was != is {
		list = append(list, corrections.Correction{Action: corrections.Not, Kind: entity.Kind(was), Name: decode.Squeeze(r.FormValue("found"))})
	}
	if is != "no" {
		list = append(list, corrections.Correction{Action: corrections.Name, Kind: entity.Kind(is), Name: name})
	}
	if len(list) == 0 {
		return nil, badRequest("say what %q is", name)
	}
	return s.corrected(func() string { return localPath(r.FormValue("back")) }, list...)
}

// correctFact says that a fact of an article is none.
func (s *server) correctFact(r *http.Request) (*view, error) {
	a := s.now.Load()
	c := corrections.Correction{Action: corrections.NoFact, Relation: relation.Type(r.FormValue("relation")), Name: r.FormValue("subject"),
		Other: corrections.Place{Name: r.FormValue("object")}, Article: r.FormValue("article")}
	art := a.byID[c.Article]
	if art == nil {
		return nil, notFound("there is no article %q", c.Article)
	}
	if !slices.ContainsFunc(art.read().facts, func(f *graph.Fact) bool { return art.wrong(f) == c }) {
		return nil, notFound("there is no such fact")
	}
	return s.corrected(func() string { return localPath(r.FormValue("back")) }, c)
}

// wrong is the correction that says that a fact of the article is none: with
// the names that the article has for its ends.
func (a *article) wrong(f *graph.Fact) corrections.Correction {
	c := corrections.Correction{Action: corrections.NoFact, Relation: f.Type, Article: a.ID}
	facts, at := a.Found.Facts, f.Evidence.Trigger
	i, _ := slices.BinarySearchFunc(facts, at, func(x relation.Fact, at entity.Span) int { return x.Trigger.Compare(at) })
	for ; i < len(facts) && facts[i].Trigger == at; i++ {
		if x := &facts[i]; x.Type == f.Type && a.read().vertices[x.Subject] == f.From && a.read().vertices[x.Object] == f.To {
			c.Name, c.Other.Name = a.read().names[x.Subject][0], a.read().names[x.Object][0]
			return c
		}
	}
	c.Name, c.Other.Name = a.nameOf(f.From), a.nameOf(f.To) // a fact of an event
	return c
}

// correctCode says that a place is not the one of the list of divisions.
func (s *server) correctCode(r *http.Request) (*view, error) {
	a := s.now.Load()
	v := a.Graph.Vertex(graph.Key(r.FormValue("key")))
	if v == nil || v.Kind != entity.Place || v.Code == "" {
		return nil, notFound("no place with a code is called %q", r.FormValue("key"))
	}
	var list []corrections.Correction
	known := map[string]bool{"": true}
	at := corrections.Place{}
	for _, w := range v.Articles {
		if art := a.byID[w.ID]; art != nil {
			if name := art.nameOf(v); !known[name] {
				known[name] = true
				at = corrections.Place{Name: name, Article: art.ID}
				list = append(list, corrections.Correction{Action: corrections.NoCode, Kind: entity.Place, Name: name})
			}
		}
	}
	return s.corrected(func() string { return s.now.Load().pageOf(entity.Place, at) }, list...)
}

// sameData lists who may have been meant, when a reader did not say it exactly.
type sameData struct {
	Vertex     vertexRef    `json:"vertex"`
	Query      string       `json:"q"`
	Candidates []countedRef `json:"candidates"`
}

// correctSame says that two vertices are one: "other" is the key or the name of
// the second. A name that several have, or that nobody has exactly, is a question
// to the reader.
func (s *server) correctSame(r *http.Request) (*view, error) {
	a := s.now.Load()
	v := a.Graph.Vertex(graph.Key(r.FormValue("key")))
	if v == nil {
		return nil, notFound("nothing in the archive is called %q", r.FormValue("key"))
	}
	other := a.Graph.Vertex(graph.Key(r.FormValue("other")))
	if other == nil {
		self := func(w *graph.Vertex) bool { return w.Key == v.Key }
		candidates := slices.DeleteFunc(a.names.named(r.FormValue("other"), string(v.Kind)), self)
		if len(candidates) == 1 {
			other = candidates[0]
		} else {
			if len(candidates) == 0 {
				candidates = slices.DeleteFunc(a.names.find(r.FormValue("other"), 20, string(v.Kind)), self)
			}
			if len(candidates) > 0 {
				d := sameData{refOf(v), r.FormValue("other"), a.counted(candidates)}
				return &view{name: "same", title: "Who is meant?", status: http.StatusMultipleChoices, Data: d}, nil
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
			return &view{redirect: noticed("/corrections", "undone", 0), Data: c}, nil
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
		if v := art.called(k, p.Name); v != nil {
			return urlOf(v.Key)
		}
	}
	return "/search?q=" + url.QueryEscape(p.Name)
}

// called is what has a name in the article; of any kind, if that is "".
func (a *article) called(k entity.Kind, name string) *graph.Vertex {
	for _, id := range slices.Sorted(maps.Keys(a.read().vertices)) {
		if v := a.read().vertices[id]; (v.Kind == k || k == "") && slices.Contains(a.read().names[id], name) {
			return v
		}
	}
	return nil
}
