//go:build cgo

package jieba

import "github.com/go-renshi/renshi/entity/segment"

// Recording is the process's segmenter, which tells of every text that gojieba gets.
func Recording(record func(text string)) (segment.Segmenter, error) {
	s, err := shared()
	if err != nil {
		return nil, err
	}
	return &segmenter{recorder{s.jieba, record}, s.tags}, nil
}

type recorder struct {
	engine
	record func(string)
}

func (r recorder) Cut(text string, hmm bool) []string {
	r.record(text)
	return r.engine.Cut(text, hmm)
}

func (r recorder) Tag(text string) []string {
	r.record(text)
	return r.engine.Tag(text)
}
