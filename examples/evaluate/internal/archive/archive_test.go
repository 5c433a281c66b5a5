package archive

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestArchive(t *testing.T) {
	invent := func(c Config) *Archive {
		a, err := New(c)
		require.NoError(t, err)
		return a
	}
	a := invent(Config{Seed: 7})
	assert.Len(t, a.Articles, 2400)
	assert.GreaterOrEqual(t, len(a.People), 300)
	assert.Equal(t, a, invent(Config{Seed: 7}), "the same seed")
	assert.NotEqual(t, a.Articles[0], invent(Config{Seed: 8}).Articles[0], "another seed")

	names, namesakes := map[string]int{}, 0
	for _, m := range a.People {
		names[m.Name]++
	}
	moved, doubled := 0, 0
	for _, m := range a.People {
		if names[m.Name] > 1 {
			namesakes++
		}
		if len(m.Career) > 1 {
			moved++
		}
		if strings.Contains(strings.Join(m.Career, ""), "、") {
			doubled++
		}
	}
	assert.InDelta(t, 0.15, float64(namesakes)/float64(len(a.People)), 0.01)
	assert.Greater(t, moved, 50)
	assert.Greater(t, doubled, 50)

	undated, seen := 0, map[int]bool{}
	for _, x := range a.Articles {
		if x.Published.IsZero() {
			undated++
		}
		here := map[string]bool{}
		for _, n := range x.Named {
			assert.Contains(t, x.Text, n.Name, x.ID)
			assert.Equal(t, a.People[n.Person].Name, n.Name)
			assert.False(t, here[n.Name], "%s: two people of one name", x.ID)
			here[n.Name], seen[n.Person] = true, true
		}
	}
	assert.InDelta(t, 0.04, float64(undated)/float64(len(a.Articles)), 0.02)
	assert.Greater(t, len(seen), 300)
}

// Every sort of namesakes is there.
func TestNamesakes(t *testing.T) {
	w, err := newWorld(rand.New(rand.NewPCG(7, 0)), 320)
	require.NoError(t, err)
	w.name(0.15)
	provinces := map[*region]bool{}
	for _, c := range w.cities {
		provinces[c.parent] = true
	}
	assert.Len(t, provinces, 2)
	for turn := range 7 {
		if assert.Greater(t, len(w.namesakes), turn) {
			g := w.namesakes[turn]
			assert.True(t, wanted(g[0], g[1], turn), "%d: %v %v", turn, g[0].career(), g[1].career())
		}
	}
}

// There are so many people as the error says that there can be, and no more.
func TestTooManyPeople(t *testing.T) {
	_, err := New(Config{People: 2600, Articles: 1})
	require.ErrorContains(t, err, "2600 people are too many for the cities of two provinces: at most ")
	_, number, _ := strings.Cut(err.Error(), "at most ")
	most, err := strconv.Atoi(number)
	require.NoError(t, err)
	a, err := New(Config{People: most, Articles: 1})
	require.NoError(t, err)
	assert.Len(t, a.People, most)
	_, err = New(Config{People: most + 1, Articles: 1})
	assert.Error(t, err)
}
