//go:build !cgo

package jieba

import "github.com/go-renshi/renshi/entity/segment"

// New returns [ErrNoCgo].
func New() (segment.Segmenter, error) { return nil, ErrNoCgo }

// Tag returns [ErrNoCgo].
func Tag(string) ([]string, error) { return nil, ErrNoCgo }
