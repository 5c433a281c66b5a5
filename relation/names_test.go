package relation_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/entitytest/timing"
	"github.com/go-renshi/renshi/relation"
)

func TestNames(t *testing.T) {
	r := &relation.Result{
		Doc:    &entity.Document{Entities: []entity.Entity{{ID: "1", Name: "顾长岭", Aliases: []string{"顾书记"}}, {ID: "1", Name: "again"}}},
		Events: []relation.Event{{ID: "2", Name: "防汛工作会议", Aliases: []string{"会议"}}},
		Others: []entity.Entity{{ID: "3", Name: "老党员"}},
	}
	want := map[entity.ID][]string{"1": {"顾长岭", "顾书记"}, "2": {"防汛工作会议", "会议"}, "3": {"老党员"}}
	assert.Equal(t, want, r.AllNames())
	for id, names := range want {
		assert.Equal(t, names, r.Names(id))
	}
	assert.Nil(t, r.Names("4"))
}

// Eight times the entities take not much more than eight times as long.
func TestAllNamesTakesLinearTime(t *testing.T) {
	result := func(n int) *relation.Result {
		d := &entity.Document{Entities: make([]entity.Entity, n)}
		for i := range d.Entities {
			d.Entities[i] = entity.Entity{ID: entity.ID(fmt.Sprint("person:", i)), Name: fmt.Sprint(i)}
		}
		return &relation.Result{Doc: d}
	}
	small, large := result(2000), result(16000)
	const limit = 3 * 8
	assert.Less(t, timing.Ratio(func() { large.AllNames() }, func() { small.AllNames() }, limit), float64(limit))
}
