package graph

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// Language is the language of labels that do not come from the articles.
type Language int

// The languages of labels.
const (
	Chinese Language = iota
	English
)

// ParseLanguage reads "zh" or "en".
func ParseLanguage(s string) (Language, bool) {
	switch strings.ToLower(s) {
	case "zh":
		return Chinese, true
	case "en":
		return English, true
	}
	return Chinese, false
}

type word struct{ zh, en string }

func (w word) in(l Language) string {
	if l == English {
		return w.en
	}
	return w.zh
}

var typeWords = map[relation.Type]word{
	relation.Chaired:     {"主持", "chaired"},
	relation.Attended:    {"出席", "attended"},
	relation.SpokeAt:     {"讲话", "spoke at"},
	relation.Inspected:   {"调研", "inspected"},
	relation.Visited:     {"慰问", "visited"},
	relation.Accompanied: {"陪同", "accompanied"},
	relation.MetWith:     {"会见", "met"},
	relation.HoldsTitle:  {"任职", "holds"},
	relation.Appointed:   {"任命", "appointed"},
	relation.Removed:     {"免职", "removed"},
	relation.Convened:    {"召开", "convened"},
	HeldAt:               {"地点", "held at"},
	HeldOn:               {"日期", "held on"},
	relation.HappenedOn:  {"日期", "happened on"},
	relation.Signed:      {"签约", "signed with"},
	relation.Awarded:     {"获得", "was awarded"},
	relation.Reported:    {"报道", "reported for"},
	relation.MemberOf:    {"成员", "member of"},
	relation.PartOf:      {"隶属", "part of"},
	relation.LocatedIn:   {"位于", "located in"},
}

var kindWords = map[entity.Kind]word{
	entity.Person:       {"人物", "Person"},
	entity.Title:        {"职务", "Office"},
	entity.Organisation: {"机构", "Body"},
	entity.Place:        {"地点", "Place"},
	entity.Date:         {"日期", "Date"},
	relation.KindEvent:  {"活动", "Event"},
	relation.KindOther:  {"其他", "Other"},
}

// Type names a relation; one that the package does not know by itself.
func (l Language) Type(t relation.Type) string {
	if w, ok := typeWords[t]; ok {
		return w.in(l)
	}
	return strings.ReplaceAll(string(t), "_", " ")
}

var modalityWords = map[string]word{
	relation.Former:   {"曾", "formerly "},
	relation.Planned:  {"拟", "planned: "},
	relation.Denied:   {"未", "denied: "},
	relation.Rumoured: {"传", "rumoured: "},
}

// Relation names what a fact says: its relation, and in front of it whether it is
// past (曾任职), planned (拟出席), denied (未出席) or rumoured (传任命).
func (l Language) Relation(f *Fact) string {
	if f.Modality == "" {
		return l.Type(f.Type)
	}
	if w, ok := modalityWords[f.Modality]; ok {
		return w.in(l) + l.Type(f.Type)
	}
	return f.Modality + " " + l.Type(f.Type)
}

// Relations names what the facts of an edge say, each once and in their order.
func (l Language) Relations(e *Edge) []string {
	var words []string
	for _, f := range e.Facts {
		if w := l.Relation(f); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

// Kind names a kind of vertices; one that the package does not know by itself.
func (l Language) Kind(k entity.Kind) string {
	if w, ok := kindWords[k]; ok {
		return w.in(l)
	}
	return string(k)
}

var dayParts = map[string]word{
	"MO": {"上午", "morning"}, "MI": {"中午", "noon"}, "AF": {"下午", "afternoon"},
	"EV": {"晚上", "evening"}, "NI": {"夜间", "night"},
}

// Date writes a [date.Value] for a reader: 2020年1月29日上午 or
// 2020-01-29 morning; of XXXX-01-29, a day of an unknown year, 1月29日 or 29
// January. What it does not know it leaves as it is.
func (l Language) Date(value string) string {
	if from, to, ok := strings.Cut(value, "/"); ok {
		if l == English {
			return l.Date(from) + " – " + l.Date(to)
		}
		return l.Date(from) + "—" + l.Date(to)
	}
	if value == "PAST_REF" {
		return word{"近日", "recently"}.in(l)
	}
	date, part, _ := strings.Cut(value, "T")
	if w, ok := dayParts[part]; ok {
		part = w.in(l)
	}
	fields := strings.Split(date, "-")
	yearless := fields[0] == "XXXX" && len(fields) > 1
	if l == English {
		if yearless {
			date = yearlessEnglish(date)
		}
		return strings.TrimSpace(date + " " + part)
	}
	if len(fields) > 3 {
		return value
	}
	var b strings.Builder
	for i, f := range fields {
		if yearless && (i == 0 || i == 1 && f == "XX" && len(fields) == 3) {
			continue // XXXX-03-03 is 3月3日, XXXX-XX-03 is 3日
		}
		n, err := strconv.Atoi(f)
		if err != nil || n < 0 {
			return value
		}
		b.WriteString(strconv.Itoa(n) + []string{"年", "月", "日"}[i])
	}
	return b.String() + part
}

// yearlessEnglish writes XXXX-03-03 as 3 March, XXXX-03 as March and leaves
// the rest as it is.
func yearlessEnglish(date string) string {
	if t, err := time.Parse("XXXX-01-02", date); err == nil {
		return t.Format("2 January")
	}
	if t, err := time.Parse("XXXX-01", date); err == nil {
		return t.Format("January")
	}
	return date
}
