package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/relation"
)

// FollowTheMoney writes graphs as entities of the FollowTheMoney model, one JSON
// object a line, for investigative tools (ftm aggregate, ftm load-aleph):
//
//	people              Person
//	bodies              PublicBody where the name is one of an authority, else Organization
//	offices             Position
//	who held an office  Occupancy, one for each of [graph.Graph.Timeline]
//	events              Event with location, organizer and involved
//	places              Address
//	other objects       Note
//	membership          Membership
//	articles            Article
//	all other facts     UnknownLink with the relation as its role
//
// Whatever a text says has the article as its proof and the sentence as its
// summary. The start and end of an occupancy are those that a text states; days
// on which it is only evident are its dates. What is planned or denied is left
// out, and so are days as vertices.
type FollowTheMoney struct {
	// Dataset makes the ids of this graph other than those of graphs with another:
	// the people of one name in two archives are not one.
	Dataset  string
	Language graph.Language // of the roles of links
}

// Write writes a graph. The only errors are those of w.
func (x FollowTheMoney) Write(w io.Writer, g *graph.Graph) error {
	b := bufio.NewWriter(w)
	p := ftmPrinter{FollowTheMoney: x, g: g, json: json.NewEncoder(b), articles: articleSet(g)}
	p.json.SetEscapeHTML(false)
	for a := range g.Articles() {
		e := p.entity("Article", "article", a.Key())
		for _, name := range []string{a.Headline, a.ID, a.Key()} { // the first that is no white space
			if e.add("name", name); len(e.Properties["name"]) > 0 {
				break
			}
		}
		e.add("title", a.Headline)
		e.add("fileName", a.ID)
		e.add("author", a.Byline...)
		e.add("publishedAt", published(a))
		p.write(e)
	}
	for v := range g.Vertices() {
		p.vertex(v)
	}
	for v := range g.Vertices() {
		if v.Kind == entity.Person {
			for t := range g.Timeline(v.Key) {
				p.occupancy(t)
			}
		}
	}
	for f := range g.Facts() {
		p.link(f)
	}
	return errors.Join(p.err, b.Flush())
}

// ftmEntity is an entity. Properties are lists without order or repetition.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`

	has map[value]bool
}

// value is one of a property.
type value struct{ property, text string }

// add adds values that are not empty.
func (e *ftmEntity) add(property string, values ...string) {
	for _, v := range values {
		if v = printable(v); strings.TrimSpace(v) != "" && !e.has[value{property, v}] {
			e.has[value{property, v}] = true
			e.Properties[property] = append(e.Properties[property], v)
		}
	}
}

type ftmPrinter struct {
	FollowTheMoney
	g        *graph.Graph
	json     *json.Encoder
	articles map[*graph.Article]bool
	err      error
}

func (p *ftmPrinter) write(e ftmEntity) {
	if p.err == nil {
		p.err = p.json.Encode(e)
	}
}

func (p *ftmPrinter) entity(schema string, names ...string) ftmEntity {
	return ftmEntity{ID: p.id(names...), Schema: schema, Properties: map[string][]string{}, has: map[value]bool{}}
}

// id is made of what names an entity within its graph.
func (p *ftmPrinter) id(names ...string) string {
	h := sha256.New()
	for _, s := range append([]string{p.Dataset}, names...) {
		h.Write([]byte(s))
		h.Write([]byte{0xFF})
	}
	return "renshi-" + hex.EncodeToString(h.Sum(nil)[:16])
}

func (p *ftmPrinter) idOf(v *graph.Vertex) string { return p.id("vertex", string(v.Key)) }

func (p *ftmPrinter) prove(e *ftmEntity, articles ...*graph.Article) {
	for _, a := range articles {
		if p.articles[a] {
			e.add("proof", p.id("article", a.Key()))
		}
	}
}

func (p *ftmPrinter) vertex(v *graph.Vertex) {
	schema := ""
	switch v.Kind {
	case entity.Person:
		schema = "Person"
	case entity.Title:
		schema = "Position"
	case entity.Organisation:
		schema = "Organization"
		if public(v.Name) {
			schema = "PublicBody"
		}
	case relation.KindEvent:
		schema = "Event"
	case entity.Place:
		schema = "Address"
	case entity.Date:
		return
	default:
		schema = "Note"
	}
	e := p.entity(schema, "vertex", string(v.Key))
	e.add("name", v.Name)
	if len(e.Properties["name"]) == 0 { // every schema here needs one
		e.add("name", ident(v.Key))
	}
	e.add("alias", v.Aliases...)
	if v.Hint != "" {
		e.add("notes", v.Hint)
	}
	switch schema {
	case "Position":
		if b := p.g.BodyOf(v); b != nil {
			e.add("organization", p.idOf(b))
		}
	case "Address":
		e.add("full", v.Name)
		e.add("remarks", v.Code)
	case "Event":
		p.event(&e, v)
	}
	p.prove(&e, v.Articles...)
	p.write(e)
}

// event adds when and where an event was and who was there.
func (p *ftmPrinter) event(e *ftmEntity, v *graph.Vertex) {
	e.add("summary", v.Event.Kind)
	p.dates(e, v.Event.Date)
	for edge := range p.g.Out(v.Key) {
		if edge.To.Kind == entity.Place {
			e.add("location", edge.To.Name)
			e.add("addressEntity", p.idOf(edge.To))
		}
	}
	for edge := range p.g.In(v.Key) {
		property := "involved"
		if slices.Contains(edge.Types(), relation.Convened) {
			property = "organizer"
		}
		if k := edge.From.Kind; (k == entity.Person || k == entity.Organisation) && slices.ContainsFunc(edge.Facts, stated) {
			e.add(property, p.idOf(edge.From))
		}
	}
}

// stated says whether a fact is stated as one: neither planned nor denied.
func stated(f *graph.Fact) bool { return f.Modality == "" || f.Modality == relation.Former }

// dates adds a date, of a range its ends.
func (p *ftmPrinter) dates(e *ftmEntity, value string) {
	from, to, ranged := strings.Cut(value, "/")
	if !ranged {
		e.add("date", ftmDate(value, false))
		return
	}
	e.add("startDate", ftmDate(from, false))
	e.add("endDate", ftmDate(to, true))
}

// ftmDate writes a date with as many of its parts as are known, "" if the year
// is not. Of a quarter or a season it is the first or the last day.
func ftmDate(value string, last bool) string {
	from, to, ok := graph.Period(value).Days()
	switch {
	case value == "" || !ok:
		return ""
	case from.Equal(to):
		return day(from)
	case len(value) <= len("2006-01") && from.AddDate(1, 0, -1).Equal(to):
		return from.Format("2006")
	case from.AddDate(0, 1, -1).Equal(to):
		return from.Format("2006-01")
	case last:
		return day(to)
	}
	return day(from)
}

func (p *ftmPrinter) occupancy(t graph.Tenure) {
	e := p.entity("Occupancy", "occupancy", t.Facts[0].Key())
	e.add("holder", p.idOf(t.Person))
	e.add("post", p.idOf(t.Office))
	if t.From.Exact {
		e.add("startDate", ftmDate(t.From.Value, false))
	}
	if t.To.Exact {
		e.add("endDate", ftmDate(t.To.Value, true))
	}
	for _, b := range []graph.Bound{t.From, t.To} {
		if d := day(b.Day); b.Known && !b.Exact && !e.has[value{"startDate", d}] {
			e.add("date", d)
		}
	}
	for _, f := range t.Facts {
		e.add("summary", f.Evidence.Text)
		p.prove(&e, f.Evidence.Article)
	}
	p.write(e)
}

// link writes a fact that is not in an occupancy.
func (p *ftmPrinter) link(f *graph.Fact) {
	if f.From.Kind == entity.Date || f.To.Kind == entity.Date || !stated(f) {
		return
	}
	schema, from, to := "UnknownLink", "subject", "object"
	switch f.Type {
	case relation.HoldsTitle, relation.Appointed, relation.Removed:
		if f.From.Kind == entity.Person && f.To.Kind == entity.Title {
			return
		}
	case relation.MemberOf:
		if f.To.Kind == entity.Organisation && (f.From.Kind == entity.Person || f.From.Kind == entity.Organisation) {
			schema, from, to = "Membership", "member", "organization"
		}
	}
	e := p.entity(schema, "fact", f.Key())
	e.add(from, p.idOf(f.From))
	e.add(to, p.idOf(f.To))
	e.add("role", p.Language.Relation(f))
	p.dates(&e, f.Date)
	e.add("summary", f.Evidence.Text)
	p.prove(&e, f.Evidence.Article)
	p.write(e)
}

// public says whether a name is that of an authority: 县委, 市财政局, 县政协.
func public(name string) bool {
	has := func(ends []string) bool {
		return slices.ContainsFunc(ends, func(s string) bool { return strings.HasSuffix(name, s) })
	}
	return has(authorities) && !has(associations)
}

var (
	authorities = []string{"委", "委员会", "常委会", "政府", "人大", "政协", "国务院", "法院", "检察院", "党组",
		"局", "厅", "部", "办", "办公室", "指挥部", "领导小组", "海关", "公署", "管委会"}
	associations = []string{"俱乐部", "事业部", "编辑部", "门市部", "邮局", "书局", "大剧院"}
)
