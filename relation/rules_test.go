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
