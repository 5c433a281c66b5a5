package entitytest

import (
	"github.com/go-renshi/renshi/entity"
	"github.com/go-renshi/renshi/entity/internal/view"
)

// Doc returns the linked document of one article from marked text. Spans that
// are never scored are no mentions of it. Doc panics when the marks are not
// well formed; it is meant for text that a test writes out. [NewDoc] is the
// same with an error.
func Doc(marked string) *entity.Document {
	d, err := NewDoc(marked)
	if err != nil {
		panic("entitytest: " + err.Error())
	}
	return d
}

// NewDoc returns the linked document of one article from marked text. The
// error is a *[MarkError].
func NewDoc(marked string) (*entity.Document, error) {
	source, all, err := Parse(marked)
	if err != nil {
		return nil, err
	}
	mentions, _ := splitIgnored(all)
	return entity.NewDocument(entity.Article{Source: source}, mentions), nil
}

// splitIgnored parts the mentions from the spans that are never scored.
func splitIgnored(all []entity.Mention) (mentions []entity.Mention, ignored []entity.Span) {
	for _, m := range all {
		if m.Kind == Ignore {
			ignored = append(ignored, m.Span)
		} else {
			mentions = append(mentions, m)
		}
	}
	return mentions, ignored
}

func squeeze(s string) string { return view.Squeeze(s) }
