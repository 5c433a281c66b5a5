package inorder

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMap(t *testing.T) {
	numbers := func(n int, last error) func(func(int, error) bool) {
		return func(yield func(int, error) bool) {
			for i := range n {
				if !yield(i, nil) {
					return
				}
			}
			if last != nil {
				yield(0, last)
			}
		}
	}
	slow := func(i int) int { time.Sleep(time.Duration(i*7%5) * time.Millisecond); return i }
	var got []int
	bad := errors.New("bad")
	err := Map(numbers(100, bad), 8, slow, func(i int) error { got = append(got, i); return nil })
	assert.Equal(t, bad, err)
	require.Len(t, got, 100)
	for i := range got {
		assert.Equal(t, i, got[i])
	}
	err = Map(numbers(100, nil), 8, slow, func(int) error { return bad })
	assert.Equal(t, bad, err)
}
