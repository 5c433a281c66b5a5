package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity/internal/tagger"
	"github.com/go-renshi/renshi/entity/internal/view"
)

// open is the kind of a span that the annotation leaves open.
const open = -1

// span is a range of characters of a sentence.
type span struct {
	start, end int
	kind       int // index of the kind, or open
	foreign    bool
	inner      []span // places inside a body's name
}

// sentence is one sentence of folded text with its spans in order.
type sentence struct {
	text  []rune
	spans []span
}

type record struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	Entities []mark `json:"entities"`
	Nested   []mark `json:"nested_entities"`
	Ignore   []mark `json:"ignore"`
}

type mark struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Type  string `json:"type"`
	Orig  string `json:"orig"`
	Text  string `json:"text"`
}

// read reads the files; a sentence that both hold is read once.
func read(files ...string) ([]sentence, error) {
	var out []sentence
	seen := map[string]bool{}
	for _, name := range files {
		if name == "" {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var r io.Reader = bytes.NewReader(data)
		if bytes.HasPrefix(data, []byte{0x1F, 0x8B}) {
			if r, err = gzip.NewReader(r); err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
		}
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, 16<<20)
		for n := 1; lines.Scan(); n++ {
			var rec record
			if err := json.Unmarshal(lines.Bytes(), &rec); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, n, err)
			}
			if rec.ID != "" && seen[rec.ID] {
				continue
			}
			seen[rec.ID] = true
			if s := rec.sentence(); len(s.text) > 0 {
				out = append(out, s)
			}
		}
		if err := lines.Err(); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return out, nil
}

// sentence folds the text and brings the spans along.
func (rec *record) sentence() sentence {
	v := view.New(rec.Text, nil)
	var bytesAt []int
	for i := range rec.Text {
		bytesAt = append(bytesAt, i)
	}
	bytesAt = append(bytesAt, len(rec.Text))
	fold := func(m mark) (span, bool) {
		if m.Start < 0 || m.End >= len(bytesAt) || m.Start >= m.End {
			return span{}, false
		}
		r, ok := v.Fold(bytesAt[m.Start], bytesAt[m.End])
		a := utf8.RuneCountInString(v.Text()[:r.Start])
		return span{start: a, end: a + utf8.RuneCountInString(v.Slice(r)), kind: open}, ok
	}
	s := sentence{text: []rune(v.Text())}
	for _, m := range rec.Entities {
		sp, ok := fold(m)
		k := map[string]int{"PER": 0, "LOC": 1, "ORG": 2}
		kind, known := k[m.Type]
		if !ok || !known {
			continue
		}
		sp.kind = kind
		sp.foreign = kind == 0 && (strings.Contains(m.Text, "·") || (m.Orig == "nr" && sp.end-sp.start > 2))
		for _, in := range rec.Nested {
			if p, ok := fold(in); ok && in.Type == "LOC" && kind == 2 && sp.start <= p.start && p.end <= sp.end {
				p.kind = 1
				sp.inner = append(sp.inner, p)
			}
		}
		s.spans = append(s.spans, sp)
	}
	for _, m := range rec.Ignore {
		if sp, ok := fold(m); ok {
			sp.kind = settle(m, string(s.text[:sp.start]))
			if sp.kind != outside {
				s.spans = append(s.spans, sp)
			}
		}
	}
	slices.SortStableFunc(s.spans, func(a, b span) int { return a.start - b.start })
	out := s.spans[:0]
	end := 0
	for _, sp := range s.spans {
		if sp.start >= end {
			out = append(out, sp)
			end = sp.end
		}
	}
	s.spans = out
	return s
}

// outside is what settle says of a span that is none.
const outside = -2

// The indexes of the kinds.
var (
	person       = tagger.KindIndex(tagger.Person)
	organisation = tagger.KindIndex(tagger.Organisation)
	place        = tagger.KindIndex(tagger.Place)
)

// settle decides on a span that the corpus leaves open, where the guideline of
// the project does: 市委 and 省政府 are bodies, 政府 and 党委 alone and after
// 各级 are not; 教委 or 省人大 are bodies.
func settle(m mark, before string) int {
	if strings.HasSuffix(before, "各级") || strings.HasSuffix(before, "各地") || strings.HasSuffix(before, "各") {
		return outside
	}
	n := utf8.RuneCountInString(m.Text)
	if m.Orig == "bare_org" {
		switch m.Text {
		case "政府", "党委", "党组", "常委会":
			return outside
		case "政协", "人大", "人大常委会":
			return open
		}
		return organisation
	}
	if n == 1 && strings.Contains(countries, m.Text) {
		return place
	}
	for _, tail := range bodies {
		if n >= 3 && strings.HasSuffix(m.Text, tail) {
			return organisation
		}
	}
	return open
}

// countries are the one-character names of countries, provinces and cities.
const countries = "中美英法德俄日韩朝印巴越泰缅菲欧亚非澳意加以伊埃蒙台港澳华京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇云藏陕甘青宁新疆蓉穗"

// bodies are the ends of short names of bodies.
var bodies = []string{"部", "教委", "体委", "计委", "经委", "经贸委", "科委", "建委", "纪委", "计生委", "农委", "编委", "人大", "政协", "妇联", "工商联", "文联", "安理会", "特委会", "证监会", "组委会",
	"奥委会", "村委会", "居委会", "农行", "工行", "建行", "中行", "证交所", "总局", "联合会"}
