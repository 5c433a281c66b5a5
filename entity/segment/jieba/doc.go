// Package jieba segments with github.com/yanyiwu/gojieba. The tokens are those of
// package segment/purego, which [github.com/go-renshi/renshi/entity.New] takes without
// it; a test here compares them. Give it to entity.WithSegmenter to call gojieba itself.
//
// It is the only package that imports gojieba, and what gojieba is known for stays
// in here: the dictionary is embedded, so that a binary runs where there is no module
// cache; nothing of the user's ever enters it; text that is not UTF-8 and NUL
// bytes, on which it loses text, do not reach it; and there is one instance for
// the whole process, about 150 MB, loaded by the first call of [New] (about
// half a second) and kept until the process ends.
//
// gojieba needs cgo and a C++ compiler. Without them the package compiles, and
// New returns [ErrNoCgo].
package jieba

import "errors"

// ErrNoCgo is returned by New in a binary that was built without cgo.
var ErrNoCgo = errors.New("jieba: built without cgo: build with CGO_ENABLED=1 and a C++ compiler, " +
	"or use the segmenter of entity/segment/purego, which is the default and needs neither")
