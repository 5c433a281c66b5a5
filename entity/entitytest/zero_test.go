package entitytest_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/entity/entitytest/compose"
)

// What the zero value of each type means.
func TestZeroValues(t *testing.T) {
	f, err := entitytest.ParseFile((&entitytest.File{}).String())
	require.NoError(t, err)
	assert.Equal(t, &entitytest.File{}, f)
	_, err = entitytest.ParseFile((&entitytest.File{Articles: make([]entitytest.Article, 1)}).String())
	assert.ErrorContains(t, err, "line 3: want article")
	_, err = entitytest.ParseFile((&entitytest.File{Facts: make([]entitytest.Fact, 1)}).String())
	assert.ErrorContains(t, err, "line 3")
	_, err = entitytest.CheckExtract(nil, entity.Article{})
	assert.ErrorContains(t, err, "panic")
	assert.NoError(t, entitytest.CheckSplit("", nil))
	assert.NotEmpty(t, (&entitytest.MarkError{}).Error())
	assert.Empty(t, compose.Vocabulary{}.Words([]byte("picks")))
	assert.Equal(t, []string{""}, compose.Vocabulary{{}, nil}.Words([]byte("picks")))
	_, err = compose.Read(nil, "*.txt")
	assert.ErrorContains(t, err, "no file system")
}
