package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
)

// jsonGold is gold as one JSON object: a text, and mentions whose offsets count
// its characters.
type jsonGold struct {
	Text      string        `json:"text"`
	Published string        `json:"published"`
	Mentions  []jsonMention `json:"mentions"`
	Ignore    []jsonMention `json:"ignore"`
	Articles  []struct {
		Headline, First, Last string
	} `json:"articles"`
	Facts []struct {
		Subject  string   `json:"subject"`
		Relation []string `json:"relation"`
		Objects  []string `json:"objects"`
		Date     string   `json:"date"`
	} `json:"facts"`
}

type jsonMention struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
	Value string `json:"value"`
}

// readGold reads gold in the inline format, or in JSON where the name ends so.
func readGold(name string, isJSON bool) (*entitytest.File, error) {
	if !isJSON {
		return entitytest.ReadFile(name)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var g jsonGold
	if err := json.Unmarshal(data, &g); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	f, err := g.file()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// file is the gold in the form that scores are made from.
func (g *jsonGold) file() (*entitytest.File, error) {
	f := &entitytest.File{Source: g.Text}
	if g.Published != "" {
		day, err := time.Parse(time.DateOnly, g.Published)
		if err != nil {
			return nil, err
		}
		f.Published = day
	}
	at := byteOffsets(g.Text)
	span := func(m jsonMention) (entity.Span, error) {
		if m.Start < 0 || m.End < m.Start || m.End >= len(at) {
			return entity.Span{}, fmt.Errorf("span [%d,%d) outside the text of %d characters", m.Start, m.End, len(at)-1)
		}
		return entity.Span{Start: at[m.Start], End: at[m.End]}, nil
	}
	for _, m := range g.Mentions {
		s, err := span(m)
		if err != nil {
			return nil, err
		}
		f.Mentions = append(f.Mentions, entity.Mention{Span: s, Kind: entity.Kind(m.Type), Value: m.Value, Text: squeeze(g.Text[s.Start:s.End])})
	}
	slices.SortStableFunc(f.Mentions, func(a, b entity.Mention) int { return a.Span.Compare(b.Span) })
	for _, m := range g.Ignore {
		s, err := span(m)
		if err != nil {
			return nil, err
		}
		f.Ignored = append(f.Ignored, s)
	}
	for _, a := range g.Articles {
		f.Articles = append(f.Articles, entitytest.Article{Headline: squeeze(a.Headline), First: squeeze(a.First), Last: squeeze(a.Last)})
	}
	for _, x := range g.Facts {
		if x.Subject == "" || len(x.Relation) == 0 || len(x.Objects) == 0 {
			return nil, fmt.Errorf("a fact without relation, subject or object: %+v", x)
		}
		f.Facts = append(f.Facts, entitytest.Fact{Relations: x.Relation, Subject: x.Subject, Objects: x.Objects, Date: x.Date})
	}
	return f, nil
}
