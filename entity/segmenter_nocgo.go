//go:build !cgo

package entity

import "github.com/go-renshi/renshi/entity/segment"

func defaultSegmenter() (segment.Segmenter, error) { return nil, ErrNoSegmenter }
