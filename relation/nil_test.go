package relation_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/relation"
)

func TestNothingToRead(t *testing.T) {
	x, err := relation.New(relation.Option{})
	require.NoError(t, err)
	assert.Empty(t, x.Extract(nil).Facts)
	assert.Empty(t, x.Extract(nil).AllNames())
	assert.Nil(t, x.Extract(nil).Names("1"))
	assert.Empty(t, x.Extract(&entity.Document{}).Facts)
	assert.Empty(t, x.Extract(&entity.Document{Mentions: []entity.Mention{{Kind: entity.Person, Text: "顾长岭"}}}).Facts)
}
