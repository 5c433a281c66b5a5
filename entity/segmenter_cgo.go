//go:build cgo

package entity

import (
	"github.com/go-renshi/renshi/entity/segment"
	"github.com/go-renshi/renshi/entity/segment/jieba"
)

func defaultSegmenter() (segment.Segmenter, error) { return jieba.New() }
