package graph_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/graph"
	"github.com/go-renshi/renshi/graph/internal/graphtest"
	"github.com/go-renshi/renshi/relation"
)

// assembled runs the stages as an engine does, with the pieces of each group in an
// order by lot.
func assembled(t *testing.T, rng *rand.Rand, results []*relation.Result, opts ...graph.Option) string {
	t.Helper()
	a, err := graph.NewAssembly(opts...)
	require.NoError(t, err)
	waiting := make([][]graph.Piece, graph.Stages+1)
	emit := func(p graph.Piece) { waiting[p.Stage] = append(waiting[p.Stage], p) }
	emit(a.First())
	for _, r := range results {
		a.Add(r, emit)
	}
	inOrder := func(pieces []graph.Piece) []graph.Piece {
		slices.SortFunc(pieces, func(x, y graph.Piece) int { return bytes.Compare(x.Key, y.Key) })
		return pieces
	}
	for s := range graph.Stages {
		rng.Shuffle(len(waiting[s]), func(i, j int) { waiting[s][i], waiting[s][j] = waiting[s][j], waiting[s][i] })
		if s == graph.Numbering {
			for n, p := range inOrder(waiting[s]) {
				p, err := a.Number(p, n)
				require.NoError(t, err)
				emit(p)
			}
			continue
		}
		groups := map[string][][]byte{}
		for _, p := range waiting[s] {
			require.Equal(t, s, p.Stage)
			groups[string(p.Key)] = append(groups[string(p.Key)], p.Data)
		}
		for key, data := range groups {
			require.NoError(t, a.Step(s, []byte(key), slices.Values(data), func(p graph.Piece) {
				require.Greater(t, p.Stage, s)
				emit(p)
			}))
		}
	}
	var b strings.Builder
	last := []byte(nil)
	for _, p := range inOrder(waiting[graph.Lines]) {
		require.NotEqual(t, last, p.Key, "the order is open: %s", p.Data)
		last = p.Key
		fmt.Fprintf(&b, "%s\n", p.Data)
	}
	return b.String()
}

func whole(t *testing.T, results []*relation.Result, opts ...graph.Option) string {
	t.Helper()
	b := graph.NewBuilder(opts...)
	for _, r := range results {
		b.Add(r)
	}
	var lines bytes.Buffer
	require.NoError(t, b.Build().WriteJSONL(&lines))
	return lines.String()
}

func equalAssembly(t *testing.T, rng *rand.Rand, results []*relation.Result) {
	t.Helper()
	for _, opts := range [][]graph.Option{nil, {graph.WithAppearances(), graph.WithDates()}} {
		require.Equal(t, whole(t, results, opts...), assembled(t, rng, results, opts...))
	}
}

// The lines of an assembly are those of the graph, byte for byte.
func TestAssemblyEqualsBuild(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	equalAssembly(t, rng, nil)
	var results []*relation.Result
	for _, s := range append(county(), quarter()...) {
		results = append(results, s.result(t))
	}
	equalAssembly(t, rng, results)
	for range 15 {
		results = nil
		for i, s := range archive(60, rng) {
			if i%7 == 3 {
				s.id = "3" // several articles have it
			}
			results = append(results, s.result(t))
		}
		results = append(results, results[3], results[4]) // twice
		equalAssembly(t, rng, results)
	}
}

// Nor does it matter what stands in them.
func TestAssemblyOfNastyResults(t *testing.T) {
	for seed := range uint64(150) {
		rng := rand.New(rand.NewPCG(seed, 8))
		results := graphtest.RandomResults(rng, 1+rng.IntN(20))
		for i, r := range results {
			r.Doc.Article.ID += []string{"", "#2", "\x00", "a007", "a7", "a\xff"}[rng.IntN(6)]
			if rng.IntN(3) == 0 {
				r.Doc.Article.ID = "x"
				r.Doc.Article.Published = time.Unix(int64(i), 5) // not one article with two results
			}
		}
		results = append(results, results[0])
		equalAssembly(t, rng, results)
	}
}

// Regions of one name with several codes, names that are open, names that end in
// the number of a namesake.
func TestAssemblyOfNames(t *testing.T) {
	names := []string{"鼓楼区委", "区委", "中共鼓楼区委", "甲", "甲#2", "甲#2#2", "", "县委"}
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 2))
		var results []*relation.Result
		for i := range 30 {
			source := fmt.Sprint("第", rng.IntN(12), "页")
			d := &entity.Document{Article: entity.Article{ID: fmt.Sprint(i), Source: source, Published: time.Unix(int64(rng.IntN(3))*86400, 0)}}
			place := func(name, code string) {
				d.Entities = append(d.Entities, entity.Entity{ID: entity.ID("place:" + name + code), Kind: entity.Place, Name: name, Code: code})
			}
			switch rng.IntN(4) {
			case 0:
				place("鼓楼区", "320106")
			case 1:
				place("鼓楼区", "320302")
			case 2:
				place("鼓楼区", "")
			}
			r := &relation.Result{Doc: d}
			for k := range 3 {
				kind := []entity.Kind{entity.Organisation, entity.Title, entity.Place, entity.Person, relation.KindOther}[rng.IntN(5)]
				e := entity.Entity{ID: entity.ID(fmt.Sprint(k)), Kind: kind, Name: names[rng.IntN(len(names))]}
				d.Entities = append(d.Entities, e)
				r.Facts = append(r.Facts, relation.Fact{Type: relation.MemberOf, Subject: e.ID, Object: "0"})
			}
			results = append(results, r)
		}
		equalAssembly(t, rng, results)
	}
}

func TestAssemblyErrors(t *testing.T) {
	for _, o := range []graph.Option{graph.WithIdentity(graph.SameEntity), graph.WithOverrides(graph.Same()), graph.WithIncremental()} {
		_, err := graph.NewAssembly(o)
		assert.Error(t, err)
	}
	a, err := graph.NewAssembly()
	require.NoError(t, err)
	a.Add(nil, func(graph.Piece) { t.Error("a piece of nothing") })
	none := func(graph.Piece) {}
	assert.Error(t, a.Step(0, nil, slices.Values([][]byte{}), none))
	for s := range graph.Stages { // no piece at all, under whatever key
		for what := range 256 {
			assert.NotPanics(t, func() { _ = a.Step(s, []byte{byte(what)}, slices.Values([][]byte{}), none) }, "%v %c", s, what)
		}
	}
	assert.Error(t, a.Step(graph.Lines, []byte("p"), slices.Values([][]byte{}), none))
	for _, s := range county() {
		a.Add(s.result(t), func(p graph.Piece) {
			for n := range len(p.Data) {
				require.Error(t, a.Step(p.Stage, p.Key, slices.Values([][]byte{p.Data[:n]}), none), "cut at %d", n)
			}
			for n := range len(p.Data) {
				damaged := slices.Clone(p.Data)
				damaged[n] ^= 1 << (n % 8)
				require.Error(t, a.Step(p.Stage, p.Key, slices.Values([][]byte{damaged}), none), "damaged at %d", n)
			}
			require.Error(t, a.Step(p.Stage, p.Key, slices.Values([][]byte{append(slices.Clone(p.Data), 0)}), none))
			require.NoError(t, a.Step(p.Stage, p.Key, slices.Values([][]byte{p.Data}), none))
		})
	}
	assert.Equal(t, "numbering", graph.Numbering.String())
	assert.Equal(t, "Stage(99)", graph.Stage(99).String())
}
