package date_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity/date"
)

// What the zero value of each type means.
func TestZeroValues(t *testing.T) {
	found := date.Find("昨日，2021年3月2日", date.Reference{})
	assert.Equal(t, []date.Value{"", "2021-03-02"}, []date.Value{found[0].Value, found[1].Value}, "by no day")
	_, _, ok := date.Value("").Days()
	assert.False(t, ok)
	assert.Equal(t, date.NoMod, date.Expression{}.Mod)
}
