package main

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/examples/internal/corrections"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// What views say of vertices, articles and facts.

type vertexRef struct {
	Key     graph.Key   `json:"key"`
	Kind    entity.Kind `json:"kind"`
	Name    string      `json:"name"`
	Hint    string      `json:"hint,omitempty"`
	Aliases []string    `json:"aliases,omitempty"`
	URL     string      `json:"url"`
	// Of tells an office or a body from others of its name, wherever it is named:
	// 县领导 of one county and of another. What is told apart by anything less than
	// where it is, and people, are so in lists only.
	Of string `json:"-"`
}

func refOf(v *graph.Vertex) vertexRef {
	r := vertexRef{Key: v.Key, Kind: v.Kind, Name: v.Name, Hint: v.Hint, Aliases: v.Aliases, URL: urlOf(v.Key)}
	switch v.Kind {
	case relation.KindEvent:
		r.Hint = shortDay(v.Event.Date)
	case entity.Title, entity.Organisation:
		if !slices.ContainsFunc(v.Articles, func(a *graph.Article) bool { return a.Headline == v.Hint || a.ID == v.Hint }) {
			r.Of = shorten(v.Hint, mostHint)
		}
	}
	return r
}

// shortDay is a value without its part of the day.
func shortDay(value string) string {
	day, _, _ := strings.Cut(value, "T")
	return day
}

// Aside is what a list tells of a vertex besides.
func (v vertexRef) Aside() string {
	if v.Of != "" {
		return ""
	}
	return v.Hint
}

// mostHint is how many characters of a hint stand next to a name.
const mostHint = 14

// urlOf is the page of a vertex: /person/顾长岭.
func urlOf(k graph.Key) string {
	kind, name, ok := strings.Cut(string(k), ":")
	if !ok {
		return ""
	}
	return "/" + url.PathEscape(kind) + "/" + escapeSegment(name)
}

// escapeSegment escapes a name for a path, also one that would mean a folder.
func escapeSegment(s string) string {
	if strings.Trim(s, ".") == "" {
		return "~" + s
	}
	if strings.HasPrefix(s, "~") {
		s = "~" + s
	}
	return url.PathEscape(s)
}

func unescapeSegment(s string) string { return strings.TrimPrefix(s, "~") }

type articleRef struct {
	ID       string `json:"id"`
	Headline string `json:"headline"`
	Day      string `json:"published,omitempty"`
	Facts    int    `json:"facts"`
	URL      string `json:"url"`
	Undated  bool   `json:"-"` // the first of a list without a day
}

// refsOf are those of a list in which articles without a day stand behind.
func refsOf(list []*article) []articleRef {
	var out []articleRef
	for i, a := range list {
		ref := refOfArticle(a)
		ref.Undated = ref.Day == "" && (i == 0 || out[i-1].Day != "")
		out = append(out, ref)
	}
	return out
}

func refOfArticle(a *article) articleRef {
	return articleRef{ID: a.ID, Headline: a.headline(), Day: dayString(a.source().Published), Facts: len(a.given), URL: articleURL(a.ID)}
}

func articleURL(id string) string { return "/article/" + escapeSegment(id) }

type factRef struct {
	From     vertexRef     `json:"from"`
	Relation relation.Type `json:"relation"`
	To       vertexRef     `json:"to"`
	Date     string        `json:"date,omitempty"`
	Sentence string        `json:"sentence"`
	Article  string        `json:"article"`
	Headline string        `json:"headline"`
	Day      string        `json:"published,omitempty"`
	Rule     string        `json:"rule"`
	Score    float64       `json:"score"`
	URL      string        `json:"evidence"` // the article with the sentence lit up
	Span     entity.Span   `json:"span"`     // the sentence: bytes of the text
	Trigger  entity.Span   `json:"trigger"`

	Wrong *corrections.Correction `json:"-"` // that says that it is none, where it can be said
}

func (a *archive) factRef(f *graph.Fact) factRef {
	r := factRef{
		From: refOf(f.From), Relation: f.Type, To: refOf(f.To), Date: valueOf(f),
		Sentence: f.Evidence.Text, Article: f.Evidence.Article.ID, Headline: f.Evidence.Article.Headline,
		Rule: f.Rule, Score: f.Score, URL: a.evidenceURL(f), Span: f.Evidence.Span, Trigger: f.Evidence.Trigger,
	}
	r.Day = dayString(f.Evidence.Article.Published)
	return r
}

// evidenceURL leads to the sentence of a fact.
func (a *archive) evidenceURL(f *graph.Fact) string {
	art := a.byID[f.Evidence.Article.ID]
	if art == nil {
		return ""
	}
	return articleURL(art.ID) + "?fact=" + strconv.Itoa(art.read().number[f]) + "#here"
}
