package graph

import (
	"bytes"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

// Bytes compare as what they stand for.
func TestOrders(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	text := func() (s string) {
		for range rng.IntN(5) {
			s += []string{"a", "0", "1", "07", "12", "\x00", "\x00\x01", "\xff", "/", ":", "县"}[rng.IntN(11)]
		}
		return s
	}
	var articles []*Article
	var vertices []*Vertex
	for range 300 {
		a := &Article{ID: text(), Page: text()[:0], Published: time.Unix(int64(rng.IntN(3)-1), int64(rng.IntN(2)))}
		for range rng.IntN(3) {
			a.regions = append(a.regions, entity.Span{Start: rng.IntN(3) - 1, End: rng.IntN(2)})
		}
		if rng.IntN(9) == 0 {
			a.Page, a.Published = text(), time.Time{}
		}
		articles = append(articles, a)
		vertices = append(vertices, &Vertex{Kind: []entity.Kind{entity.Person, entity.Place, relation.KindOther, "kin"}[rng.IntN(4)], Key: Key(text())})
	}
	for i := range articles {
		for k := range articles {
			a, b, v, w := articles[i], articles[k], vertices[i], vertices[k]
			require.Equal(t, a.Compare(b), bytes.Compare(a.order(), b.order()), "%v %v", a, b)
			require.Equal(t, v.Compare(w), bytes.Compare(orderVertex(nil, v), orderVertex(nil, w)), "%v %v", v, w)
			require.Equal(t, natural(a.ID, b.ID), bytes.Compare(orderNatural(nil, a.ID), orderNatural(nil, b.ID)), "%q %q", a.ID, b.ID)
		}
	}
}
