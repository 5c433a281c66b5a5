package graph_test

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
)

// told is all that a graph tells: its bytes, and who is whom and why.
func told(t testing.TB, g *graph.Graph) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, g.WriteJSONL(&b))
	b.WriteString(everything(g))
	last := map[string]*graph.Vertex{}
	for v := range g.Vertices() {
		fmt.Fprintln(&b, v.Key, g.Resolve(v.Ref()).Key)
		if w := last[v.Name]; w != nil {
			b.WriteString(g.Why(w.Ref(), v.Ref()).String())
		}
		last[v.Name] = v
		for _, a := range v.Articles {
			b.WriteString(g.Why(v.Ref(), graph.Ref{Article: a.ID, Name: v.Name}).String())
		}
	}
	return b.String()
}

// Whatever was added, replaced, removed and overruled: the graph is that of the
// articles that are left, built from scratch. Graphs that were handed out stay
// what they were.
func TestIncrementalEqualsFromScratch(t *testing.T) {
	for _, opts := range [][]graph.Option{
		nil,
		{graph.WithIncremental()},
		{graph.WithIncremental(), graph.WithAppearances(), graph.WithDates()},
		{graph.WithIncremental(), graph.WithIdentity(graph.SameEntity)},
	} {
		r := rand.New(rand.NewPCG(3, uint64(len(opts))))
		for range 8 {
			b := graph.NewBuilder(opts...)
			now := map[string][]story{} // by id
			pool := archive(40, r)
			pool[7].id = pool[6].id // two articles of one id
			for i := 0; i < len(pool); i += 5 {
				pool[i] = traditional(pool[i])
			}
			require.True(t, pool[0].result(t).Doc.View().Traditional())
			var overrides []graph.Override
			var first *graph.Graph
			before := ""
			for step := range 80 {
				s := pool[r.IntN(len(pool))]
				switch act := r.IntN(10); {
				case act < 2:
					overrides = overruled(pool, r)
					b.Overrule(overrides...)
				case now[s.id] == nil, act < 4:
					if now[s.id] != nil { // a second result of the article
						s.facts = pool[r.IntN(len(pool))].facts
						s.events = nil
						s.facts = strings.ReplaceAll(s.facts, "event:1", "place:云浦县")
					}
					now[s.id] = append(now[s.id], s)
					b.Add(s.result(t))
				case act < 7:
					delete(now, s.id)
					assert.True(t, b.Remove(s.id))
					assert.False(t, b.Remove(s.id))
				default: // a correction: the facts of another article
					other := pool[r.IntN(len(pool))]
					s.facts, s.events = other.facts, other.events
					now[s.id] = []story{s}
					b.Replace(s.result(t))
				}
				if step%9 != 8 && step < 74 { // several changes at once, then one by one
					continue
				}
				fresh := graph.NewBuilder(append(slices.Clone(opts[min(1, len(opts)):]), graph.WithOverrides(overrides...))...)
				for _, id := range slices.Sorted(maps.Keys(now)) {
					for _, s := range now[id] {
						fresh.Add(s.result(t))
					}
				}
				g := b.Build()
				require.Equal(t, told(t, fresh.Build()), told(t, g))
				if first == nil {
					first, before = g, told(t, g)
				}
			}
			require.Equal(t, before, told(t, first))
		}
	}
}

// overruled are a few Same and Different of what articles name.
func overruled(pool []story, r *rand.Rand) (overrides []graph.Override) {
	ref := func(name string) graph.Ref {
		for {
			s := pool[r.IntN(len(pool))]
			of := anything.FindAllString(s.facts, -1)
			if n := r.IntN(len(of)); name == "" || of[n] == name {
				return graph.Ref{Article: s.id, Name: of[n]}
			}
		}
	}
	for range r.IntN(6) {
		a, name := ref(""), ""
		if r.IntN(4) > 0 {
			name = a.Name
		}
		if b := ref(name); r.IntN(2) == 0 {
			overrides = append(overrides, graph.Same(a, b))
		} else {
			overrides = append(overrides, graph.Different(a, b))
		}
	}
	return overrides
}

var anything = regexp.MustCompile(`(?:person|title|place|organisation|event):\S+`)

// traditional is an article that prints its names in traditional characters.
func traditional(s story) story {
	printed := strings.NewReplacer("云", "雲", "县", "縣", "书记", "書記", "韩", "韓", "远", "遠", "会议", "會議", "长", "長", "东", "東", "医", "醫")
	s.page = cmp.Or(s.page, s.text) + "縣委書記會見領導。"
	s.facts, s.events = printed.Replace(s.facts), slices.Clone(s.events)
	for i := range s.events {
		s.events[i].Name, s.events[i].Convener = printed.Replace(s.events[i].Name), entity.ID(printed.Replace(string(s.events[i].Convener)))
	}
	return s
}

// A graph can be read while its Builder makes the next one.
func TestConcurrentReadersWhileTheNextIsBuilt(t *testing.T) {
	b := graph.NewBuilder(graph.WithIncremental())
	pool := archive(40, rand.New(rand.NewPCG(1, 2)))
	var readers sync.WaitGroup
	for i, s := range pool {
		b.Add(s.result(t))
		if i%8 == 7 {
			g := b.Build()
			readers.Add(1)
			go func() {
				defer readers.Done()
				assert.Equal(t, everything(g), everything(g))
			}()
		}
	}
	b.Overrule(overruled(pool, rand.New(rand.NewPCG(1, 3)))...)
	b.Build()
	readers.Wait()
}

// What a reader does with the grounds of an answer is no business of the graph,
// nor of the next one.
func TestWhyIsTheReaders(t *testing.T) {
	b := graph.NewBuilder(graph.WithIncremental())
	b.Add(at("1", "", "韩柏舟", "云浦县县长", "").result(t))
	b.Add(at("2", "", "韩柏舟", "云浦县县长", "").result(t))
	x, y := graph.Ref{Article: "1", Name: "韩柏舟"}, graph.Ref{Article: "2", Name: "韩柏舟"}
	g := b.Build()
	before := g.Why(x, y).String()
	g.Why(x, y).Steps[0].Grounds[0] = graph.Ground{}
	assert.Equal(t, before, g.Why(x, y).String())
	assert.Equal(t, before, b.Build().Why(x, y).String())
}

func TestReplaceOfNothing(t *testing.T) {
	var b graph.Builder
	assert.False(t, b.Remove("1"))
	b.Replace(nil)
	b.Replace(at("1", "", "韩柏舟", "云浦县县长", "").result(t))
	b.Replace(at("1", "", "韩柏舟", "云浦县委书记", "").result(t))
	assert.NotNil(t, b.Build().Vertex("title:云浦县委书记"))
	assert.Nil(t, b.Build().Vertex("title:云浦县县长"))
}

func TestOverruleTakesBack(t *testing.T) {
	s, u := at("1", "", "韩柏舟", "云浦县县长", ""), at("2", "", "韩柏舟", "云浦县县长", "")
	b := graph.NewBuilder(graph.WithOverrides(graph.Different(graph.Ref{Article: "1", Name: "韩柏舟"}, graph.Ref{Article: "2", Name: "韩柏舟"})))
	b.Add(s.result(t))
	b.Add(u.result(t))
	assert.NotNil(t, b.Build().Vertex("person:韩柏舟#2"))
	b.Overrule()
	assert.Nil(t, b.Build().Vertex("person:韩柏舟#2"))
}
