package relation_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
	"github.com/go-renshi/renshi/relation"
	"github.com/go-renshi/renshi/relation/relationtest"
)

// What the zero value of each type means.
func TestZeroValues(t *testing.T) {
	var x relation.Extractor
	assert.Empty(t, x.Rules())
	d := entitytest.Doc("⟦T 县长⟧⟦P 方远⟧主持会议。")
	r, err := relationtest.CheckExtract(&x, d)
	assert.NoError(t, err)
	assert.Equal(t, &relation.Result{Doc: d}, r)
	assert.Nil(t, (&relation.Result{}).Names("person:方远"))
	assert.NoError(t, relationtest.CheckResult(&relation.Result{Doc: &entity.Document{}}))
	assert.Error(t, relationtest.CheckResult(&relation.Result{}))
	assert.Error(t, relationtest.CheckResult(nil))
	assert.Error(t, relationtest.CheckResult(&relation.Result{Doc: d, Facts: make([]relation.Fact, 1)}), "the zero fact is none")
}
