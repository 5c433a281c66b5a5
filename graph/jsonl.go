package graph

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// jsonlVersion is in the first line. A reader refuses what it does not know.
const jsonlVersion = 1

// WriteJSONL writes the graph as JSON Lines, one object a line, from which
// [ReadJSONL] makes the same graph again:
//
//	{"renshi":1}
//	{"article":0,"id":"a1","published":"2021-03-02T00:00:00Z","page":"…"}
//	{"vertex":"person:顾长岭","kind":"person","name":"顾长岭","articles":[0],"ref":["a1","person:顾长岭"]}
//	{"fact":"chaired","from":"person:顾长岭","to":"event:会议","score":0.9,"article":0,"text":"…","span":[0,18],"trigger":[12,18]}
//	{"named":"顾长岭","id":"person:1","is":"person:顾长岭","article":0}
//	{"dropped":"met_with","from":"person:甲","to":"person:乙","missing":"person:乙","article":0}
//	{"unmet":"Same(甲 in a1, 乙 in a9): no 乙 in a9"}
//
// What is named is for [Graph.Resolve]; the steps of [Graph.Why] are not written.
// Articles, in the order of [Article.Compare], stand in front of vertices and those
// in front of facts. Keys whose
// value is empty are left out. A day of publication in a zone with seconds is in
// UTC, beside the zone's "offset" in seconds. A string that is not UTF-8 is an object,
// {"base64":"…"}, a score that is no number a string, "NaN". The errors are those
// of w, and a day of publication that no calendar has (year 10000).
func (g *Graph) WriteJSONL(w io.Writer) error {
	b := bufio.NewWriter(w)
	p := jsonlPrinter{json: newLineEncoder(b), number: map[*Article]int{}, known: map[*Vertex]bool{}}
	p.line(firstLine{jsonlVersion})
	for _, v := range g.vertices {
		for _, a := range v.Articles {
			p.see(a)
		}
	}
	for f := range g.Facts() {
		p.see(f.Evidence.Article)
	}
	for i := range g.dropped {
		p.see(g.dropped[i].Article)
	}
	for _, v := range g.vertices {
		p.known[v] = true
	}
	for r := range g.origins.records() {
		if p.known[g.origins.vertex[r.occurrence]] {
			p.see(r.article)
		}
	}
	slices.SortStableFunc(p.articles, (*Article).Compare)
	for n, a := range p.articles {
		p.number[a] = n
		p.line(newArticleLine(a, n))
	}
	for _, v := range g.vertices {
		p.vertex(v)
	}
	for f := range g.Facts() {
		p.fact(f)
	}
	for r := range g.origins.records() {
		p.named(g.origins, r)
	}
	for i := range g.dropped {
		p.dropped(&g.dropped[i])
	}
	for _, err := range g.unmet {
		p.line(unmetLine{rawString(err.Error())})
	}
	return errors.Join(p.err, b.Flush())
}

// rawString is a string of any bytes.
type rawString string

func (s rawString) MarshalJSON() ([]byte, error) {
	if utf8.ValidString(string(s)) {
		// json.Marshal would escape <, > and &, which nobody wants to read.
		return appendString(nil, string(s)), nil
	}
	return json.Marshal(map[string]string{"base64": base64.StdEncoding.EncodeToString([]byte(s))})
}

func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', byte(c))
		case c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029:
			b = fmt.Appendf(b, `\u%04x`, c)
		default:
			b = utf8.AppendRune(b, c)
		}
	}
	return append(b, '"')
}

func (s *rawString) UnmarshalJSON(data []byte) error {
	var coded struct {
		Base64 *[]byte `json:"base64"`
	}
	if len(data) > 0 && data[0] == '{' {
		if err := json.Unmarshal(data, &coded); err != nil {
			return err
		}
		if coded.Base64 == nil {
			return errors.New(`a string is written as an object without "base64"`)
		}
		*s = rawString(*coded.Base64)
		return nil
	}
	return json.Unmarshal(data, (*string)(s))
}

func rawStrings(list []string) []rawString {
	out := make([]rawString, len(list))
	for i, s := range list {
		out[i] = rawString(s)
	}
	return out
}

func plainStrings(list []rawString) []string {
	var out []string
	for _, s := range list {
		out = append(out, string(s))
	}
	return out
}

// number is a float, also those that JSON has no number for.
type number float64

func (n number) MarshalJSON() ([]byte, error) {
	if f := float64(n); math.IsNaN(f) || math.IsInf(f, 0) {
		return json.Marshal(fmt.Sprint(f))
	}
	return json.Marshal(float64(n))
}

func (n *number) UnmarshalJSON(data []byte) (err error) {
	if len(data) > 0 && data[0] == '"' {
		var s string
		if err := json.Unmarshal(data, &s); err != nil {
			return err
		}
		f, err := strconv.ParseFloat(s, 64)
		*n = number(f)
		return err
	}
	return json.Unmarshal(data, (*float64)(n))
}

type firstLine struct {
	Version int `json:"renshi"`
}

type articleLine struct {
	Number    *int        `json:"article"`
	ID        rawString   `json:"id,omitempty"`
	Headline  rawString   `json:"headline,omitempty"`
	Published *time.Time  `json:"published,omitempty"`
	Offset    int         `json:"offset,omitempty"`
	Byline    []rawString `json:"byline,omitempty"`
	Page      rawString   `json:"page,omitempty"`
	Regions   [][2]int    `json:"regions,omitempty"`
}

type vertexLine struct {
	Key      rawString   `json:"vertex"`
	Kind     rawString   `json:"kind"`
	Name     rawString   `json:"name"`
	Aliases  []rawString `json:"aliases,omitempty"`
	Plain    rawString   `json:"simplified,omitempty"` // the name in simplified characters, where it is not
	Code     rawString   `json:"code,omitempty"`
	Hint     rawString   `json:"hint,omitempty"`
	Event    rawString   `json:"event,omitempty"`
	Date     rawString   `json:"date,omitempty"`
	Articles []int       `json:"articles,omitempty"`
	Ref      []rawString `json:"ref,omitempty"` // see [Vertex.Ref]
}

type factLine struct {
	Type     rawString `json:"fact"`
	From     rawString `json:"from"`
	To       rawString `json:"to"`
	Date     rawString `json:"date,omitempty"`
	Modality rawString `json:"modality,omitempty"`
	Rule     rawString `json:"rule,omitempty"`
	Score    number    `json:"score"`
	Article  *int      `json:"article"`
	Text     rawString `json:"text,omitempty"`
	Span     [2]int    `json:"span"`
	Trigger  [2]int    `json:"trigger"`
}

type droppedLine struct {
	Type     rawString `json:"dropped"`
	From     rawString `json:"from"`
	To       rawString `json:"to"`
	Missing  rawString `json:"missing"`
	Date     rawString `json:"date,omitempty"`
	Modality rawString `json:"modality,omitempty"`
	Rule     rawString `json:"rule,omitempty"`
	Score    number    `json:"score"`
	Article  *int      `json:"article"`
	Evidence [2]int    `json:"span"`
	Trigger  [2]int    `json:"trigger"`
}

type namedLine struct {
	Name    rawString   `json:"named"`
	ID      rawString   `json:"id,omitempty"`
	Aliases []rawString `json:"aliases,omitempty"`
	Vertex  rawString   `json:"is"`
	Article *int        `json:"article"`
}

type unmetLine struct {
	Text rawString `json:"unmet"`
}

func pair(s entity.Span) [2]int   { return [2]int{s.Start, s.End} }
func spanOf(p [2]int) entity.Span { return entity.Span{Start: p[0], End: p[1]} }

func newLineEncoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

type jsonlPrinter struct {
	json     *json.Encoder
	articles []*Article
	number   map[*Article]int
	known    map[*Vertex]bool
	err      error
}

func (p *jsonlPrinter) line(v any) {
	if p.err == nil {
		p.err = p.json.Encode(v)
	}
}

// see takes an article among those that are written.
func (p *jsonlPrinter) see(a *Article) {
	if _, ok := p.number[a]; !ok && a != nil {
		p.number[a] = len(p.articles)
		p.articles = append(p.articles, a)
	}
}

func newArticleLine(a *Article, n int) articleLine {
	l := articleLine{Number: &n, ID: rawString(a.ID), Headline: rawString(a.Headline), Byline: rawStrings(a.Byline),
		Page: rawString(a.Page)}
	for _, r := range a.regions {
		l.Regions = append(l.Regions, pair(r))
	}
	if !a.Published.IsZero() {
		day := a.Published
		// RFC 3339 writes minutes, and fewer than 24 hours.
		if _, offset := day.Zone(); offset%60 != 0 || max(offset, -offset) >= 24*60*60 {
			day, l.Offset = day.UTC(), offset
		}
		l.Published = &day
	}
	return l
}

func (p *jsonlPrinter) vertex(v *Vertex) {
	articles := make([]int, len(v.Articles))
	for i, a := range v.Articles {
		articles[i] = p.number[a]
	}
	p.line(newVertexLine(v, articles))
}

func newVertexLine(v *Vertex, articles []int) vertexLine {
	l := vertexLine{Key: rawString(v.Key), Kind: rawString(v.Kind), Name: rawString(v.Name), Aliases: rawStrings(v.Aliases),
		Plain: rawString(v.plain), Code: rawString(v.Code), Hint: rawString(v.Hint), Event: rawString(v.Event.Kind), Date: rawString(v.Event.Date),
		Articles: articles}
	if v.ref != (Ref{}) {
		l.Ref = []rawString{rawString(v.ref.Article), rawString(v.ref.Name)}
	}
	return l
}

func (p *jsonlPrinter) fact(f *Fact) { p.line(newFactLine(f, p.number[f.Evidence.Article])) }

func newFactLine(f *Fact, article int) factLine {
	return factLine{Type: rawString(f.Type), From: rawString(f.From.Key), To: rawString(f.To.Key), Date: rawString(f.Date),
		Modality: rawString(f.Modality), Rule: rawString(f.Rule), Score: number(f.Score), Article: &article,
		Text: rawString(f.Evidence.Text), Span: pair(f.Evidence.Span), Trigger: pair(f.Evidence.Trigger)}
}

func (p *jsonlPrinter) named(o *origins, r origin) {
	if i := r.occurrence; p.known[o.vertex[i]] {
		p.line(newNamedLine(o.names[i], o.ids[i], o.aliases[i], o.vertex[i].Key, p.number[r.article]))
	}
}

func newNamedLine(name string, id entity.ID, aliases []string, is Key, article int) namedLine {
	return namedLine{Name: rawString(name), ID: rawString(id), Aliases: rawStrings(aliases), Vertex: rawString(is), Article: &article}
}

func (p *jsonlPrinter) dropped(d *Dropped) { p.line(newDroppedLine(d, p.number[d.Article])) }

func newDroppedLine(d *Dropped, article int) droppedLine {
	return droppedLine{Type: rawString(d.Fact.Type), From: rawString(d.Fact.Subject), To: rawString(d.Fact.Object), Missing: rawString(d.Missing),
		Date: rawString(d.Fact.Date), Modality: rawString(d.Fact.Modality), Rule: rawString(d.Fact.Rule), Score: number(d.Fact.Score),
		Article: &article, Evidence: pair(d.Fact.Evidence), Trigger: pair(d.Fact.Trigger)}
}

// ReadJSONL reads what [Graph.WriteJSONL] wrote. An error names the line, from 1:
// "graph: line 5: …"; those of r are passed on as they are.
// [Graph.Resolve] and [Graph.Unmet] answer as they did; [Graph.Why] knows no steps.
func ReadJSONL(r io.Reader) (*Graph, error) {
	p := jsonlReader{vertices: map[Key]*Vertex{}, edges: map[[2]*Vertex]*Edge{}, g: &Graph{origins: &origins{}}}
	in := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if bad := p.line(line, n == 1); bad != nil {
			return nil, fmt.Errorf("graph: line %d: %w", n, bad)
		}
		if err != nil {
			break
		}
	}
	p.g.finish()
	p.g.completeArticles()
	return p.g, nil
}

// completeArticles adds to each vertex the articles of its facts, and brings them
// into their order: another program may have written the file.
func (g *Graph) completeArticles() {
	knows := map[*Article]*Vertex{} // the last vertex that has it
	for i, v := range g.vertices {
		for _, a := range v.Articles {
			knows[a] = v
		}
		for _, edges := range [][]*Edge{g.out[i], g.in[i]} {
			for _, e := range edges {
				for _, f := range e.Facts {
					if a := f.Evidence.Article; knows[a] != v {
						knows[a] = v
						v.Articles = append(v.Articles, a)
					}
				}
			}
		}
		if !slices.IsSortedFunc(v.Articles, (*Article).Compare) {
			slices.SortStableFunc(v.Articles, (*Article).Compare)
		}
		v.Articles = slices.Compact(v.Articles)
	}
}

type jsonlReader struct {
	g        *Graph
	articles []*Article
	vertices map[Key]*Vertex
	edges    map[[2]*Vertex]*Edge
}

func (p *jsonlReader) line(line []byte, first bool) error {
	var which struct {
		Version *int             `json:"renshi"`
		Article *json.RawMessage `json:"article"`
		Vertex  *json.RawMessage `json:"vertex"`
		Fact    *json.RawMessage `json:"fact"`
		Dropped *json.RawMessage `json:"dropped"`
		Named   *json.RawMessage `json:"named"`
		Unmet   *json.RawMessage `json:"unmet"`
	}
	if len(bytes.TrimSpace(line)) == 0 && !first {
		return nil
	}
	if err := json.Unmarshal(line, &which); err != nil && !first {
		return err
	}
	switch {
	case first && which.Version != nil && *which.Version > jsonlVersion:
		return fmt.Errorf("written by a newer version: {\"renshi\":%d}, this one knows %d", *which.Version, jsonlVersion)
	case first && (which.Version == nil || *which.Version != jsonlVersion):
		return fmt.Errorf(`no graph in JSON Lines: the first line is {"renshi":%d}`, jsonlVersion)
	case first:
		return nil
	case which.Fact != nil:
		return p.fact(line)
	case which.Vertex != nil:
		return p.vertex(line)
	case which.Dropped != nil:
		return p.dropped(line)
	case which.Named != nil:
		return p.named(line)
	case which.Unmet != nil:
		return p.unmet(line)
	case which.Article != nil:
		return p.article(line)
	}
	return errors.New("neither article, vertex, fact, named, dropped nor unmet")
}

func (p *jsonlReader) article(line []byte) error {
	var l articleLine
	if err := json.Unmarshal(line, &l); err != nil {
		return err
	}
	if l.Number == nil || *l.Number != len(p.articles) {
		return fmt.Errorf("this is article %d", len(p.articles))
	}
	a := &Article{ID: string(l.ID), Headline: string(l.Headline), Byline: plainStrings(l.Byline),
		Page: string(l.Page)}
	for _, r := range l.Regions {
		a.regions = append(a.regions, spanOf(r))
	}
	if l.Published != nil {
		a.Published = *l.Published
		if l.Offset != 0 {
			a.Published = a.Published.In(time.FixedZone("", l.Offset))
		}
	}
	p.articles = append(p.articles, a)
	return nil
}

func (p *jsonlReader) articleOf(n *int) (*Article, error) {
	if n == nil {
		return nil, errors.New("no article")
	}
	if *n < 0 || *n >= len(p.articles) {
		return nil, fmt.Errorf("article %d does not stand in front", *n)
	}
	return p.articles[*n], nil
}

func (p *jsonlReader) vertex(line []byte) error {
	var l vertexLine
	if err := json.Unmarshal(line, &l); err != nil {
		return err
	}
	v := &Vertex{Key: Key(l.Key), Kind: entity.Kind(l.Kind), Name: string(l.Name), Aliases: plainStrings(l.Aliases),
		plain: string(l.Plain), Code: string(l.Code), Hint: string(l.Hint), Event: EventInfo{Kind: string(l.Event), Date: string(l.Date)}}
	if v.Key == "" || p.vertices[v.Key] != nil {
		return fmt.Errorf("vertex %q: keys are not empty and not used twice", v.Key)
	}
	for _, n := range l.Articles {
		a, err := p.articleOf(&n)
		if err != nil {
			return err
		}
		v.Articles = append(v.Articles, a)
	}
	if len(l.Ref) == 2 {
		v.ref = Ref{Article: string(l.Ref[0]), Name: string(l.Ref[1])}
	}
	p.vertices[v.Key] = v
	p.g.vertices = append(p.g.vertices, v)
	return nil
}

func (p *jsonlReader) fact(line []byte) error {
	var l factLine
	if err := json.Unmarshal(line, &l); err != nil {
		return err
	}
	a, err := p.articleOf(l.Article)
	if err != nil {
		return err
	}
	f := &Fact{Type: relation.Type(l.Type), From: p.vertices[Key(l.From)], To: p.vertices[Key(l.To)], Date: string(l.Date),
		Modality: string(l.Modality), Rule: string(l.Rule), Score: float64(l.Score),
		Evidence: Evidence{Article: a, Text: string(l.Text), Span: spanOf(l.Span), Trigger: spanOf(l.Trigger)}}
	if f.From == nil || f.To == nil {
		return fmt.Errorf("vertex %q or %q does not stand in front", l.From, l.To)
	}
	ends := [2]*Vertex{f.From, f.To}
	e := p.edges[ends]
	if e == nil {
		e = &Edge{From: f.From, To: f.To}
		p.edges[ends] = e
		p.g.edges = append(p.g.edges, e)
	}
	e.Facts = append(e.Facts, f)
	return nil
}

func (p *jsonlReader) named(line []byte) error {
	var l namedLine
	if err := json.Unmarshal(line, &l); err != nil {
		return err
	}
	a, err := p.articleOf(l.Article)
	if err != nil {
		return err
	}
	v := p.vertices[Key(l.Vertex)]
	if v == nil {
		return fmt.Errorf("vertex %q does not stand in front", l.Vertex)
	}
	o := p.g.origins
	if n := len(o.articles); n == 0 || o.articles[n-1] != a {
		o.articles, o.base = append(o.articles, a), append(o.base, int32(len(o.ids)))
	}
	o.ids, o.names = append(o.ids, entity.ID(l.ID)), append(o.names, string(l.Name))
	o.aliases, o.vertex = append(o.aliases, plainStrings(l.Aliases)), append(o.vertex, v)
	return nil
}

func (p *jsonlReader) unmet(line []byte) error {
	var l unmetLine
	if err := json.Unmarshal(line, &l); err != nil {
		return err
	}
	p.g.unmet = append(p.g.unmet, errors.New(string(l.Text)))
	return nil
}

func (p *jsonlReader) dropped(line []byte) error {
	var l droppedLine
	if err := json.Unmarshal(line, &l); err != nil {
		return err
	}
	a, err := p.articleOf(l.Article)
	p.g.dropped = append(p.g.dropped, Dropped{Article: a, Missing: entity.ID(l.Missing), Fact: relation.Fact{Type: relation.Type(l.Type),
		Subject: entity.ID(l.From), Object: entity.ID(l.To), Date: string(l.Date), Modality: string(l.Modality), Rule: string(l.Rule),
		Score: float64(l.Score), Evidence: spanOf(l.Evidence), Trigger: spanOf(l.Trigger)}})
	return err
}
