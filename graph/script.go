package graph

import (
	"cmp"
	"slices"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// printed are the names of an entity as an article in traditional characters prints them.
type printed struct {
	name    string
	aliases []string
}

// simplified returns a result with all names in simplified characters, in which names of articles meet and rules are
// written (臺北市 and 台北市 are 台北市), and the names as printed where they differ. The source stays as it is. The result of an
// article in simplified characters is returned itself.
func simplified(r *relation.Result) (*relation.Result, map[entity.ID]*printed) {
	if !r.Doc.View().Traditional() {
		return r, nil
	}
	as := map[entity.ID]*printed{}
	names := func(id entity.ID, name *string, aliases *[]string) {
		was := &printed{*name, *aliases}
		*name = r.Doc.Simplified(was.name)
		*aliases = slices.Clone(was.aliases)
		for i, a := range *aliases {
			(*aliases)[i] = r.Doc.Simplified(a)
		}
		// Readers and overrides call it by what they read, too.
		*aliases = slices.Compact(append(*aliases, append([]string{was.name}, was.aliases...)...))
		as[id] = was
	}
	doc, out := *r.Doc, *r
	out.Doc = &doc
	doc.Mentions, doc.Entities = slices.Clone(doc.Mentions), slices.Clone(doc.Entities)
	out.Events, out.Others = slices.Clone(out.Events), slices.Clone(out.Others)
	for i := range doc.Mentions {
		doc.Mentions[i].Text = r.Doc.Simplified(doc.Mentions[i].Text)
	}
	for i := range doc.Entities {
		names(doc.Entities[i].ID, &doc.Entities[i].Name, &doc.Entities[i].Aliases)
	}
	for i := range out.Others {
		names(out.Others[i].ID, &out.Others[i].Name, &out.Others[i].Aliases)
	}
	for i := range out.Events {
		names(out.Events[i].ID, &out.Events[i].Name, &out.Events[i].Aliases)
	}
	return &out, as
}

// simplified is a piece of the source in the characters of the names.
func (t *reader) simplified(s string) string {
	if t.printed == nil {
		return s
	}
	return t.result.Doc.Simplified(s)
}

// print gives a vertex of some articles in traditional characters the name that most of those print that give it its
// fullest name, of as many the simplified one.
func (v *Vertex) print(occs []*Occurrence) {
	count := map[string]int{}
	for _, o := range occs {
		if o.Name != v.Name {
			continue
		}
		if o.printed != nil {
			count[o.printed.name]++
		} else {
			count[o.Name]++
		}
	}
	best := v.Name
	for name, n := range count {
		if c := count[best]; n > c || n == c && best != v.Name && name < best {
			best = name
		}
	}
	if best != v.Name {
		v.Name, v.plain = best, v.Name
	}
}

// inRules is the name as the rules know it: in simplified characters.
func (v *Vertex) inRules() string { return cmp.Or(v.plain, v.Name) }
