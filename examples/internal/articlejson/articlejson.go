// Package articlejson writes what examples/extract prints: one JSON object for each
// article.
package articlejson

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"time"
	"unicode"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// The shape of the output. Keys may be added, never renamed. Offsets are bytes
// of the text; lists are never null.
type (
	// Article is what is printed of an article.
	Article struct {
		Source    string    `json:"source"`
		ID        string    `json:"id,omitempty"`
		Article   int       `json:"article"`
		Headline  string    `json:"headline"`
		Byline    []string  `json:"byline"`
		Published string    `json:"published"`
		Spans     []Span    `json:"spans"`
		Body      Span      `json:"body"`
		Unread    []Span    `json:"unread,omitempty"` // parts that were too much to be read
		Mentions  []Mention `json:"mentions"`
		Entities  []Entity  `json:"entities"`
		Facts     []Fact    `json:"facts"`
	}
	// Span is a half-open range of bytes.
	Span [2]int
	// Mention is a name, a title or a date where it stands.
	Mention struct {
		Start  int         `json:"start"`
		End    int         `json:"end"`
		Type   entity.Kind `json:"type"`
		Text   string      `json:"text"`
		Value  string      `json:"value"`
		Entity entity.ID   `json:"entity"`
	}
	// Entity is what mentions refer to, an event, or another object of facts.
	Entity struct {
		ID       entity.ID   `json:"id"`
		Type     entity.Kind `json:"type"`
		Kind     string      `json:"kind,omitempty"` // of events
		Name     string      `json:"name"`
		Aliases  []string    `json:"aliases"`
		Code     string      `json:"code,omitempty"`     // of places: division code
		Date     string      `json:"date,omitempty"`     // of events
		Place    entity.ID   `json:"place,omitempty"`    // of events
		Sites    []entity.ID `json:"sites,omitempty"`    // of inspections and visits
		Convener entity.ID   `json:"convener,omitempty"` // of events

		Participants []Participant `json:"participants,omitempty"` // of events
	}
	// Participant is somebody who took part in an event.
	Participant struct {
		Entity entity.ID     `json:"entity"`
		Role   relation.Type `json:"role"`
	}
	// Fact is a relation with its evidence.
	Fact struct {
		Relation relation.Type `json:"relation"`
		Subject  entity.ID     `json:"subject"`
		Object   entity.ID     `json:"object"`
		Date     string        `json:"date"`
		Evidence Span          `json:"evidence"`
		Trigger  Span          `json:"trigger"`
		Rule     string        `json:"rule"`
		Modality string        `json:"modality,omitempty"` // former: held the office before
		Score    float64       `json:"score"`
	}
)

// Encode returns the line for one article: its number-th of the text id.
func Encode(source, id string, number int, res *relation.Result) []byte {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(Of(source, id, number, res)); err != nil {
		panic(err) // strings, numbers and lists of them always encode
	}
	return line.Bytes()
}

// Of returns what is printed of an article: the number-th, from 1, of the text id.
func Of(source, id string, number int, res *relation.Result) Article {
	a := res.Doc.Article
	whole := entity.Span{End: len(a.Source)}
	out := Article{
		Source: source, ID: id, Article: number,
		Headline: squeezed(a.Source, a.Headline),
		Byline:   []string{},
		Spans:    []Span{},
		Body:     toSpan(orWhole(a.Body, whole)),
		Mentions: []Mention{},
		Entities: toEntities(res),
		Facts:    []Fact{},
	}
	if !a.Published.IsZero() {
		out.Published = a.Published.Format(time.DateOnly)
	}
	for _, s := range a.Byline {
		out.Byline = append(out.Byline, squeezed(a.Source, []entity.Span{s}))
	}
	for _, s := range a.Regions {
		out.Spans = append(out.Spans, toSpan(s))
	}
	if len(a.Regions) == 0 {
		out.Spans = append(out.Spans, toSpan(whole))
	}
	for _, s := range res.Doc.Unread {
		out.Unread = append(out.Unread, toSpan(s))
	}
	for _, m := range res.Doc.Mentions {
		out.Mentions = append(out.Mentions, Mention{m.Start, m.End, m.Kind, m.Text, m.Value, m.Entity})
	}
	for _, f := range res.Facts {
		out.Facts = append(out.Facts, Fact{
			f.Type, f.Subject, f.Object, f.Date, toSpan(f.Evidence), toSpan(f.Trigger), f.Rule, f.Modality, math.Round(f.Score*1000) / 1000})
	}
	return out
}

// toEntities lists the entities of the mentions, the events and the others.
func toEntities(res *relation.Result) []Entity {
	out := []Entity{}
	for _, e := range append(res.Doc.Entities[:len(res.Doc.Entities):len(res.Doc.Entities)], res.Others...) {
		out = append(out, Entity{ID: e.ID, Type: e.Kind, Name: e.Name, Aliases: list(e.Aliases), Code: e.Code})
	}
	for _, e := range res.Events {
		out = append(out, Entity{ID: e.ID, Type: relation.KindEvent, Kind: e.Kind, Name: e.Name,
			Aliases: list(e.Aliases), Date: e.Date, Place: e.Place, Sites: e.Sites, Convener: e.Convener, Participants: parts(e)})
	}
	return out
}

func parts(e relation.Event) []Participant {
	var out []Participant
	for _, p := range e.Participants {
		out = append(out, Participant{p.ID, p.Role})
	}
	return out
}

func toSpan(s entity.Span) Span { return Span{s.Start, s.End} }

func orWhole(s, whole entity.Span) entity.Span {
	if s.IsZero() {
		return whole
	}
	return s
}

// list makes nil an empty list.
func list(s []string) []string { return append([]string{}, s...) }

// squeezed joins the spans of the source without white space.
func squeezed(source string, spans []entity.Span) string {
	var out strings.Builder
	for _, s := range spans {
		for _, c := range source[s.Start:s.End] {
			if !unicode.IsSpace(c) && !unicode.Is(unicode.Cf, c) {
				out.WriteRune(c)
			}
		}
	}
	return out.String()
}
