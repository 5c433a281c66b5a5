package pattern

import (
	"cmp"
	"slices"
)

// Set is a compiled set of rules. It does not change and is safe for
// concurrent use.
type Set struct {
	Rules    []*Rule // by priority, highest first, then by name
	lists    map[string]*List
	order    []string
	index    *index
	triggers *Lexicon
	uses     [][]use  // by number of the trigger word
	fires    set      // the numbers of the words that are a trigger in use or begin with one
	claims   int      // numbers that rules claim triggers under
	skip     *Lexicon // the words of the list 不算
	none     *Lexicon // without words
}

// skipList is the word list in whose words those of guards mean nothing.
const skipList = "不算"

// use is a form that a trigger word belongs to.
type use struct {
	rule *Rule
	form *form
	rank int
	needs
}

// Words returns the words of a list, nil if there is none of that name.
func (s *Set) Words(list string) []string {
	if l := s.lists[list]; l != nil {
		return slices.Clone(l.Words)
	}
	return nil
}

// Lexicon returns the words of a list as a lexicon; without words if there is no list
// of that name.
func (s *Set) Lexicon(list string) *Lexicon {
	if l := s.lists[list]; l != nil {
		return l.lex
	}
	return s.none
}

// Modality returns the modality that the words of a list give, "" if none.
func (s *Set) Modality(list string) string {
	if l := s.lists[list]; l != nil {
		return l.Modal
	}
	return ""
}

// Lists returns the names of the word lists that start with prefix, in the
// order of the files.
func (s *Set) Lists(prefix string) []string {
	var out []string
	for _, n := range s.order {
		if len(n) > len(prefix) && n[:len(prefix)] == prefix {
			out = append(out, n)
		}
	}
	return out
}

func compile(p *parser) *Set {
	s := &Set{Rules: slices.Clone(p.rules), lists: p.lists, order: p.listOrder, index: p.index}
	var triggers []string
	claims := map[string]int{}
	for _, r := range s.Rules {
		for _, f := range r.Forms {
			triggers = append(triggers, f.trigger...)
			f.need(slices.Concat(f.left, f.right))
		}
		key := r.Relation
		if key == "" || r.Shares {
			key = "\x00" + r.Name
		}
		if _, ok := claims[key]; !ok {
			claims[key] = len(claims)
		}
		r.claims = claims[key]
	}
	s.claims = len(claims)
	s.triggers = s.index.lexicon(triggers)
	s.none = s.index.lexicon(nil)
	s.index.build()
	s.skip = s.Lexicon(skipList)
	s.build()
	return s
}

// need notes what a sentence must have for the form to match: the units and words
// that are neither optional nor resolved from the context.
func (f *form) need(es []elem) {
	for _, e := range es {
		switch {
		case e.optional || e.not || e.kind >= Subject && e.kind != Body:
		case e.kind == Text:
			f.needs.lexicons = append(f.needs.lexicons, e.words.id)
		case e.kind == Body:
			f.needs.units |= 1 << Site
		default:
			f.needs.units |= 1 << e.kind
		}
	}
}

// build sorts the rules and notes which forms each trigger word belongs to.
func (s *Set) build() {
	slices.SortStableFunc(s.Rules, func(a, b *Rule) int {
		return cmp.Or(cmp.Compare(b.Priority, a.Priority), cmp.Compare(a.Name, b.Name))
	})
	number := map[string]int32{}
	for n, w := range s.index.words {
		number[w.text] = int32(n)
	}
	s.uses = make([][]use, len(s.index.words))
	for rank, r := range s.Rules {
		for _, f := range r.Forms {
			for _, w := range f.trigger {
				n := number[w]
				s.uses[n] = append(s.uses[n], use{r, f, rank, f.needs})
			}
		}
	}
	s.fires = newSet(len(s.index.words))
	for n, w := range s.index.words { // the shorter words come first
		if len(s.uses[n]) > 0 || s.fires.has(int(w.shorter)) {
			s.fires.add(n)
		}
	}
}

// Without returns the set without the rules of the given names.
func (s *Set) Without(names []string) *Set {
	out := *s
	out.Rules = slices.DeleteFunc(slices.Clone(s.Rules), func(r *Rule) bool { return slices.Contains(names, r.Name) })
	out.build()
	return &out
}
