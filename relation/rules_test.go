package relation_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

func TestBuiltinRulesMakeOfTheirExamplesWhatTheySay(t *testing.T) {
	require.NoError(t, relationtest.Check())
}

func TestEveryRuleHasAnExampleAndACounterExample(t *testing.T) {
	x, err := relation.New()
	require.NoError(t, err)
	rules := x.Rules()
	require.NotEmpty(t, rules)
	for _, r := range rules {
		if r.File == "" {
			continue // code
		}
		good, bad := 0, 0
		for _, e := range r.Examples {
			if e.Counter {
				bad++
			} else {
				good++
			}
		}
		assert.Positive(t, good, r.Name)
		assert.Positive(t, bad, r.Name)
	}
}

// Every rule that makes facts is listed and can be taken away.
func TestRulesListsAll(t *testing.T) {
	const marked = "⟦D 3月2日|2021-03-02⟧，⟦O 云浦县政协⟧⟦T 委员⟧⟦P 方远⟧、⟦T 县长⟧⟦P 韩柏舟⟧出席座谈会，到⟦L 云浦县⟧⟦L 白石村⟧检查。"
	x, err := relation.New()
	require.NoError(t, err)
	var names []string
	for _, r := range x.Rules() {
		names = append(names, r.Name)
	}
	d, _, err := relationtest.Parse(marked)
	require.NoError(t, err)
	found := map[string]bool{}
	for _, f := range x.Extract(d).Facts {
		assert.Contains(t, names, f.Rule)
		found[f.Rule] = true
	}
	assert.GreaterOrEqual(t, len(found), 4, found)
	none, err := relation.New(relation.WithoutRules(names...))
	require.NoError(t, err)
	assert.Empty(t, none.Extract(d).Facts)
	assert.Empty(t, none.Rules())
}
