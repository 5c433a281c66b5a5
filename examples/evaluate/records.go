package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/go-renshi/renshi/entity"
)

// record is one line of a set of sentences or dates. Offsets count characters.
type record struct {
	ID        string         `json:"id"`
	Text      string         `json:"text"`
	Published string         `json:"published"`
	Entities  []recordEntity `json:"entities"`
	Ignore    []recordEntity `json:"ignore"`
}

type recordEntity struct {
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Type     string `json:"type"`
	Value    string `json:"value"`
	Optional bool   `json:"optional"` // may be found or not
}

// recordKinds are the names of kinds in records.
var recordKinds = map[string]entity.Kind{
	"PER": entity.Person, "TITLE": entity.Title, "LOC": entity.Place, "ORG": entity.Organisation, "DATE": entity.Date,
}

// recordSet is a file of records.
type recordSet struct {
	name    string
	records []record
	kinds   []entity.Kind // those that are scored
	valued  bool          // dates with values, scored by overlap and value
}

// readRecords reads a file of JSON Lines. Without kinds all that occur are
// scored. An error names file and line.
func readRecords(file string, kinds []entity.Kind) (*recordSet, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	set := &recordSet{name: strings.TrimSuffix(filepath.Base(file), ".jsonl"), kinds: kinds}
	occurs := map[entity.Kind]bool{}
	lines := bufio.NewReader(f)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if len(strings.TrimSpace(string(line))) > 0 {
			var r record
			if err := json.Unmarshal(line, &r); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", file, n, err)
			}
			chars := len([]rune(r.Text))
			for _, e := range slices.Concat(r.Entities, r.Ignore) {
				if e.Start < 0 || e.End < e.Start || e.End > chars {
					return nil, fmt.Errorf("%s:%d: span [%d,%d) outside the text of %d characters", file, n, e.Start, e.End, chars)
				}
			}
			for _, e := range r.Entities {
				occurs[recordKinds[e.Type]] = true
				set.valued = set.valued || e.Value != ""
			}
			set.records = append(set.records, r)
		}
		if err != nil {
			break
		}
	}
	if len(kinds) == 0 {
		for _, k := range entity.Kinds() {
			if occurs[k] {
				set.kinds = append(set.kinds, k)
			}
		}
	}
	return set, nil
}

// score extracts from the records, each of which is one text, and scores the
// mentions. A span marked optional, and all that is ignored, may be found or not.
func (set *recordSet) score(p *pipeline) (*score, error) {
	s := newScore()
	for _, r := range set.records {
		article := entity.Article{ID: r.ID, Source: r.Text}
		if r.Published != "" {
			day, err := time.Parse(time.DateOnly, r.Published)
			if err != nil {
				return nil, fmt.Errorf("%s: record %s: %w", set.name, r.ID, err)
			}
			article.Published = day
		}
		found := p.entities.Extract(article).Mentions
		if set.valued {
			s.addValues(r, found)
		} else {
			s.addRecord(r, found, set.kinds)
		}
	}
	s.files = len(set.records)
	return s, nil
}

// addRecord compares the mentions found with the record's, of the given kinds.
func (s *score) addRecord(r record, found []entity.Mention, kinds []entity.Kind) {
	at, bytes := solid(r.Text), byteOffsets(r.Text)
	cover := func(e recordEntity, k entity.Kind) covered { return covered{at[bytes[e.Start]], at[bytes[e.End]], k} }
	want, got := map[covered]entity.Mention{}, map[covered]entity.Mention{}
	var optional []covered
	for _, e := range r.Entities {
		k := recordKinds[e.Type]
		switch {
		case !slices.Contains(kinds, k):
		case e.Optional:
			optional = append(optional, cover(e, k))
		default:
			want[cover(e, k)] = entity.Mention{Kind: k, Text: squeeze(r.Text[bytes[e.Start]:bytes[e.End]])}
		}
	}
	for _, e := range r.Ignore {
		for _, k := range kinds {
			optional = append(optional, cover(e, k))
		}
	}
	for _, m := range found {
		c := covered{at[m.Start], at[m.End], m.Kind}
		_, right := want[c]
		if slices.Contains(kinds, m.Kind) && (right || !slices.ContainsFunc(optional, c.meets)) {
			got[c] = m
		}
	}
	s.compare(r.ID, want, got)
}

// meets says whether the two are of one kind and overlap.
func (c covered) meets(d covered) bool { return c.kind == d.kind && d.start < c.end && c.start < d.end }

// addValues counts the record's dates for which a date was found at the same
// place, and with the right value. A value finer than the record's is right.
func (s *score) addValues(r record, mentions []entity.Mention) {
	at, bytes := solid(r.Text), byteOffsets(r.Text)
	for _, e := range r.Entities {
		start, end, want := at[bytes[e.Start]], at[bytes[e.End]], value(e.Value)
		n, found, right, got := s.mentions[entity.Date], false, false, ""
		for _, m := range mentions {
			if m.Kind == entity.Date && at[m.Start] < end && start < at[m.End] {
				found, got = true, value(m.Value)
				right = right || coarse(got, want) == want
			}
		}
		if found {
			n.right++
		} else {
			n.missed++
		}
		s.mentions[entity.Date] = n
		s.values.total++
		if right {
			s.values.right++
		} else {
			s.mistake("date value", "", "%s gold %s got %s", r.Text[bytes[e.Start]:bytes[e.End]], want, got)
		}
	}
}

// coarse cuts a value to the grain of another: a day asked for accepts a day
// with its part.
func coarse(value, like string) string {
	if strings.Contains(value, "/") || strings.Contains(like, "/") {
		return value
	}
	return value[:min(len(value), len(like))]
}

// byteOffsets gives the byte offset of each character, and of the end.
func byteOffsets(s string) []int {
	out := make([]int, 0, len(s)/3+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}
