package entity_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest"
)

// A district that several cities have is the one of the article's city.
func TestPlacesGetTheirCodes(t *testing.T) {
	code := func(marked, name string) string {
		e := entitytest.Doc(marked).Entity(entity.ID("place:" + name))
		if assert.NotNil(t, e, name) {
			return e.Code
		}
		return ""
	}
	assert.Equal(t, "320302", code("⟦L 徐州市⟧⟦L 鼓楼区⟧召开大会。", "鼓楼区"))
	assert.Equal(t, "320106", code("⟦L 南京市⟧⟦L 鼓楼区⟧召开大会。", "鼓楼区"))
	assert.Empty(t, code("⟦L 鼓楼区⟧召开大会。", "鼓楼区"), "several cities have one")
	assert.Empty(t, code("⟦L 泊阳县⟧召开大会。", "泊阳县"), "there is none")
}
