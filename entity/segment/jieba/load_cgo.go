//go:build cgo

package jieba

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/yanyiwu/gojieba"

	"github.com/go-renshi/renshi/entity/internal/dict"
)

// load unpacks the dictionary into a private directory, lets gojieba read it,
// and deletes the directory.
//
// cppjieba ends the process when it cannot read a file, so each is written and
// closed without error before it is called.
func load() (s *segmenter, err error) {
	words, err := dict.Words()
	if err != nil {
		return nil, fmt.Errorf("jieba: %w", err)
	}
	tags, err := dict.NewTags(words)
	if err != nil {
		return nil, fmt.Errorf("jieba: %w", err)
	}
	model, err := dict.Model()
	if err != nil {
		return nil, fmt.Errorf("jieba: %w", err)
	}
	dir, err := os.MkdirTemp("", "renshi-jieba-") // mode 0700
	if err != nil {
		return nil, fmt.Errorf("jieba: unpacking the dictionary: %w", err)
	}
	defer func() {
		if e := os.RemoveAll(dir); e != nil && err == nil {
			s, err = nil, fmt.Errorf("jieba: removing the unpacked dictionary: %w", e)
		}
	}()
	// Of the last three only keyword extraction makes use; one line each is the
	// least that cppjieba takes, and saves the memory of the real ones.
	files := []struct {
		name string
		data []byte
	}{
		{"jieba.dict.utf8", words},
		{"hmm_model.utf8", model},
		{"user.dict.utf8", nil},
		{"idf.utf8", []byte("的 1\n")},
		{"stop_words.utf8", []byte("的\n")},
	}
	paths := make([]string, len(files))
	for i, f := range files {
		paths[i] = filepath.Join(dir, f.name)
		if err := os.WriteFile(paths[i], f.data, 0o600); err != nil {
			return nil, fmt.Errorf("jieba: unpacking the dictionary: %w", err)
		}
	}
	return &segmenter{jieba: gojieba.NewJieba(paths...), tags: tags}, nil
}
