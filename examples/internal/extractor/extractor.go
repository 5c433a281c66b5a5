// Package extractor makes the extractor of the example programs.
package extractor

import (
	"errors"

	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/segment/purego"
)

// Entities is [entity.New] that in builds without cgo takes the segmenter in Go
// alone.
func Entities(opts ...entity.Option) (*entity.Extractor, error) {
	x, err := entity.New(opts...)
	if !errors.Is(err, entity.ErrNoSegmenter) {
		return x, err
	}
	seg, err := purego.New()
	if err != nil {
		return nil, err
	}
	return entity.New(append([]entity.Option{entity.WithSegmenter(seg)}, opts...)...)
}
