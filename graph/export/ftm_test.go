package export_test

import (
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/export"
	"github.com/go-renshi/renshi/graph/internal/graphtest"
)

// ftmSchema is what the FollowTheMoney model says of a schema: what it extends,
// what it requires, and of its properties the type, or the schema of the entities
// that they point to.
type ftmSchema struct {
	extends, required []string
	properties        map[string]string
	abstract          bool
}

// ftmModel has the part of the model (version 4) that is used.
var ftmModel = map[string]ftmSchema{
	"Thing": {abstract: true, required: []string{"name"}, properties: map[string]string{"name": "name", "alias": "name", "summary": "text", "description": "text",
		"notes": "text", "address": "address", "addressEntity": "Address", "proof": "Document", "sourceUrl": "url", "publisher": "string"}},
	"Interval": {abstract: true, properties: map[string]string{"startDate": "date", "endDate": "date", "date": "date", "summary": "text", "description": "text",
		"recordId": "string", "sourceUrl": "url", "publisher": "string", "proof": "Document"}},
	"Interest":     {abstract: true, extends: []string{"Interval"}, properties: map[string]string{"role": "string", "status": "string"}},
	"Analyzable":   {abstract: true},
	"LegalEntity":  {extends: []string{"Thing"}},
	"Person":       {extends: []string{"LegalEntity"}, properties: map[string]string{"position": "string"}},
	"Organization": {extends: []string{"LegalEntity"}},
	"PublicBody":   {extends: []string{"Organization"}},
	"Position": {extends: []string{"Thing"}, properties: map[string]string{"organization": "Organization", "inceptionDate": "date", "dissolutionDate": "date",
		"subnationalArea": "string"}},
	"Occupancy":   {extends: []string{"Interval"}, required: []string{"holder", "post"}, properties: map[string]string{"holder": "Person", "post": "Position", "status": "string"}},
	"Event":       {extends: []string{"Interval", "Analyzable", "Thing"}, properties: map[string]string{"location": "address", "organizer": "LegalEntity", "involved": "LegalEntity"}},
	"Address":     {extends: []string{"Thing"}, properties: map[string]string{"full": "address", "remarks": "string", "region": "string"}},
	"Note":        {extends: []string{"Analyzable", "Thing"}},
	"Document":    {extends: []string{"Analyzable", "Thing"}, properties: map[string]string{"title": "string", "author": "string", "fileName": "string", "publishedAt": "date", "language": "language"}},
	"Article":     {extends: []string{"Document"}},
	"Membership":  {extends: []string{"Interest"}, required: []string{"member", "organization"}, properties: map[string]string{"member": "LegalEntity", "organization": "Organization"}},
	"UnknownLink": {extends: []string{"Interest"}, required: []string{"subject", "object"}, properties: map[string]string{"subject": "Thing", "object": "Thing"}},
}

// isA says whether a schema is another or extends it.
func isA(schema, other string) bool {
	return schema == other || slices.ContainsFunc(ftmModel[schema].extends, func(s string) bool { return isA(s, other) })
}

// property returns the type of a property, "" if the schema has none of that name.
func property(schema, name string) string {
	if p := ftmModel[schema].properties[name]; p != "" {
		return p
	}
	for _, s := range ftmModel[schema].extends {
		if p := property(s, name); p != "" {
			return p
		}
	}
	return ""
}

func requires(schema string) []string {
	out := slices.Clone(ftmModel[schema].required)
	for _, s := range ftmModel[schema].extends {
		out = append(out, requires(s)...)
	}
	return out
}

type ftmEntity struct {
	ID         string
	Schema     string
	Properties map[string][]string
}

// readFTM reads entities and checks them against the model.
func readFTM(t *testing.T, data []byte) (list []ftmEntity) {
	t.Helper()
	schemas := map[string]string{}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	for {
		var e ftmEntity
		if err := dec.Decode(&e); err == io.EOF {
			break
		} else {
			require.NoError(t, err)
		}
		require.Regexp(t, `^[A-Za-z0-9-]+$`, e.ID)
		require.NotContains(t, schemas, e.ID)
		schemas[e.ID] = e.Schema
		list = append(list, e)
	}
	day := regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)
	for _, e := range list {
		require.Contains(t, ftmModel, e.Schema)
		require.False(t, ftmModel[e.Schema].abstract, e.Schema)
		for _, p := range requires(e.Schema) {
			require.NotEmpty(t, e.Properties[p], "%s of %s", p, e.Schema)
		}
		for name, values := range e.Properties {
			kind := property(e.Schema, name)
			require.NotEmpty(t, kind, "%s has no %s", e.Schema, name)
			for i, v := range values {
				require.NotEmpty(t, v)
				require.NotContains(t, values[:i], v)
				if _, ok := ftmModel[kind]; ok {
					require.True(t, isA(schemas[v], kind), "%s of %s is a %q", name, e.Schema, schemas[v])
				}
				if kind == "date" {
					require.Regexp(t, day, v)
				}
			}
		}
		if e.Schema != "Article" {
			require.NotEmpty(t, e.Properties["proof"], e.Schema)
		}
	}
	return list
}

func TestFollowTheMoney(t *testing.T) {
	checkFollowTheMoney(t, small(), graphtest.Nasty(), graph.NewBuilder().Build())
}

func checkFollowTheMoney(t *testing.T, graphs ...*graph.Graph) {
	t.Helper()
	kinds := map[string]entity.Kind{"Person": "person", "Position": "title", "Organization": "organisation", "PublicBody": "organisation",
		"Event": "event", "Address": "place", "Note": "other"}
	for _, g := range graphs {
		var got []string
		for _, e := range readFTM(t, written(t, export.FollowTheMoney{}.Write, g)) {
			if kind := kinds[e.Schema]; kind != "" {
				got = append(got, string(kind)+" "+e.Properties["name"][0])
			}
		}
		assert.Equal(t, names(g), got)
	}
}

func TestFollowTheMoneyOfASmallGraph(t *testing.T) {
	got := map[string][]ftmEntity{}
	name := map[string]string{}
	for _, e := range readFTM(t, written(t, export.FollowTheMoney{Language: graph.English}.Write, small())) {
		got[e.Schema] = append(got[e.Schema], e)
		if n := e.Properties["name"]; n != nil {
			name[e.ID] = n[0]
		}
	}
	assert.Equal(t, "云浦县委", got["PublicBody"][0].Properties["name"][0])
	position := got["Position"][0]
	assert.Equal(t, "云浦县委", name[position.Properties["organization"][0]])
	occupancy := got["Occupancy"][0].Properties
	assert.Equal(t, "韩柏舟", name[occupancy["holder"][0]])
	assert.Equal(t, []string{"2024-03-02", "2024-03-10"}, occupancy["date"], "evidence is no beginning")
	assert.Nil(t, occupancy["startDate"])
	assert.Len(t, occupancy["proof"], 2)
	event := got["Event"][0].Properties
	assert.Equal(t, []string{"2024-03-01"}, event["date"])
	assert.Equal(t, "云浦县委", name[event["organizer"][0]])
	assert.Len(t, event["involved"], 2)
	var roles []string
	for _, e := range got["UnknownLink"] {
		roles = append(roles, e.Properties["role"][0])
	}
	assert.ElementsMatch(t, []string{"chaired", "attended", "inspected", "convened"}, roles)

	other := readFTM(t, written(t, export.FollowTheMoney{Dataset: "other"}.Write, small()))
	assert.NotEqual(t, got["Article"][0].ID, other[0].ID)
}

// An article of which nothing can be shown has a name nonetheless, which Aleph wants.
func TestFollowTheMoneyNamesEveryArticle(t *testing.T) {
	for line := range bytes.Lines(written(t, export.FollowTheMoney{}.Write, graphtest.Of(" "))) {
		var e ftmEntity
		require.NoError(t, json.Unmarshal(line, &e))
		for _, p := range requires(e.Schema) {
			require.NotEmpty(t, e.Properties[p], "%s of %s", p, e.Schema)
		}
	}
}
