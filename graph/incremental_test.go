package graph_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/graph"
)

// Whatever was added, replaced and removed: the graph is that of the articles
// that are left, built from scratch.
func TestIncrementalEqualsFromScratch(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 15 {
		b := graph.NewBuilder()
		now := map[string]story{}
		pool := archive(40, r)
		for step := range 60 {
			s := pool[r.IntN(len(pool))]
			switch _, there := now[s.id]; {
			case !there:
				now[s.id] = s
				b.Add(s.result(t))
			case r.IntN(2) == 0:
				delete(now, s.id)
				assert.True(t, b.Remove(s.id))
				assert.False(t, b.Remove(s.id))
			default: // a correction: the facts of another article
				other := pool[r.IntN(len(pool))]
				s.facts, s.events = other.facts, other.events
				now[s.id] = s
				b.Replace(s.result(t))
			}
			if step%20 == 19 {
				var left []story
				for _, s := range pool {
					if n, ok := now[s.id]; ok {
						left = append(left, n)
					}
				}
				require.Equal(t, dump(build(t, left...)), dump(b.Build()))
			}
		}
	}
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
