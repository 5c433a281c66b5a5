package entity

import (
	"errors"
	"fmt"
	"slices"

	"github.com/go-renshi/renshi/entity/internal/lexicon"
	"github.com/go-renshi/renshi/entity/internal/view"
	"github.com/go-renshi/renshi/entity/segment"
)

// Option changes what [New] builds. Options are applied in the order given; what is
// wrong with one is an error of New. The zero Option changes nothing.
type Option struct{ apply func(*Extractor) error }

// WithSegmenter replaces jieba in Go, package segment/purego, for example by gojieba
// itself, package segment/jieba. The segmenter must keep to the contract of
// [segment.Segmenter]; its words and tags are evidence, so that a poor one costs
// accuracy and no more. It is an error to give nil.
func WithSegmenter(seg segment.Segmenter) Option {
	return Option{func(x *Extractor) error {
		if f, ok := seg.(segment.Func); seg == nil || ok && f == nil {
			return errors.New("WithSegmenter: nil segmenter")
		}
		x.seg = seg
		return nil
	}}
}

// WithRecognizer adds a recogniser. Its candidates compete with those of the
// built-in ones by score and length; name stands as the rule of candidates that
// give none. It is an error to give no name or no recogniser.
func WithRecognizer(name string, r Recognizer) Option {
	return Option{func(x *Extractor) error {
		if name == "" {
			return errors.New("WithRecognizer: no name")
		}
		if f, ok := r.(RecognizerFunc); r == nil || ok && f == nil {
			return fmt.Errorf("WithRecognizer: %q: nil recogniser", name)
		}
		x.extra = append(x.extra, namedRecognizer{name, r})
		return nil
	}}
}

// WithNames adds names of a kind: people, bodies and places of the user's own,
// which are found wherever they stand, but for the insides of longer names (known
// is 清河, the text has 清河大学). Titles enter as heads that take modifiers (副, 代…)
// and count where built-in titles do: beside a name, a body or another title.
// Width and white space of the names do not matter. It is an error to give an empty
// name or the kind [Date]; any other string is taken at its word, even 。.
func WithNames(kind Kind, names ...string) Option {
	return Option{func(x *Extractor) error {
		var class lexicon.Class
		switch kind {
		case Person:
			class = wPerson
		case Title:
			class = wTitle
		case Place:
			class = wPlace | wSite
		case Organisation:
			class = wOrg | wBody
		default:
			return fmt.Errorf("WithNames: no names of kind %q can be added", kind)
		}
		for _, n := range names {
			if view.Squeeze(n) == "" {
				return errors.New("WithNames: empty name")
			}
			x.addWord(view.New(n, nil).Text(), class)
		}
		return nil
	}}
}

// WithoutNames says that these strings are no names of a kind, wherever they
// stand: what the built-in rules take for one is left out, and what overlapped
// with it gets its chance. Longer names that hold the string stay. Width and white
// space do not matter. It is an error to give an empty name or an unknown kind.
func WithoutNames(kind Kind, names ...string) Option {
	return Option{func(x *Extractor) error {
		if !slices.Contains(Kinds(), kind) {
			return fmt.Errorf("WithoutNames: there is no kind %q", kind)
		}
		for _, n := range names {
			if view.Squeeze(n) == "" {
				return errors.New("WithoutNames: empty name")
			}
			x.none[kindName{kind, view.New(n, nil).Text()}] = true
		}
		return nil
	}}
}

// kindName is a folded name with its kind.
type kindName struct {
	kind Kind
	name string
}

// WithSuffixes adds last words of names: of bodies ([Organisation]) or places
// ([Place]). A name ends with the suffix and starts where those with built-in
// suffixes start, at an unknown word, a place or a person's name: 乔蔓工作室, but not 个人工作室. It is an error to give an empty suffix or another kind.
func WithSuffixes(kind Kind, suffixes ...string) Option {
	return Option{func(x *Extractor) error {
		var class lexicon.Class
		switch kind {
		case Place:
			class = wPlaceSuffix | wUserSuf
		case Organisation:
			class = wOrgSuffix | wNamed | wUserSuf
		default:
			return fmt.Errorf("WithSuffixes: names of kind %q have no suffixes", kind)
		}
		for _, n := range suffixes {
			if view.Squeeze(n) == "" {
				return errors.New("WithSuffixes: empty suffix")
			}
			x.addWord(view.New(n, nil).Text(), class)
		}
		return nil
	}}
}

// WithoutRules switches rules off by the names that [Mention.Rule] gives. What they
// would have found may still be found by another rule. "fitted" switches the
// fitted tagger off altogether: its mentions and its part in the scores of
// others. [Rules] lists the names; it is an error to give another.
func WithoutRules(rules ...string) Option {
	return Option{func(x *Extractor) error {
		for _, r := range rules {
			x.off[r] = true
		}
		return nil
	}}
}

func squeeze(s string) string { return view.Squeeze(s) }
