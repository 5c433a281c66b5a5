package entity

// Extractor finds the mentions of articles. It does not change after [New] and
// is safe for concurrent use.
type Extractor struct{}

// Option changes what [New] builds.
type Option func(*config) error

type config struct{}

// New builds an Extractor with the built-in rules and lexicons and the given
// options. Everything that can fail fails here.
func New(opts ...Option) (*Extractor, error) {
	return &Extractor{}, nil
}

// Extract finds the mentions of one article and links them. It cannot fail:
// bytes that are not text are data.
func (x *Extractor) Extract(a Article) *Document {
	return NewDocument(a, nil)
}
