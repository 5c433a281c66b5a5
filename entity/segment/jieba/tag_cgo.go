//go:build cgo

package jieba

import "github.com/go-renshi/renshi/entity/segment/internal/piece"

// Tag is gojieba's own Tag over text: words as "word/tag", without offsets, from
// the process's one instance; NUL and bytes that are not UTF-8 count as spaces.
// Renshi does not use it; it is here to measure against.
func Tag(text string) ([]string, error) {
	s, err := shared()
	if err != nil {
		return nil, err
	}
	return s.jieba.Tag(piece.Clean(text)), nil
}
