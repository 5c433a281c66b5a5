package graph

import (
	"iter"
	"strings"
)

// grounds are the weaker grounds for taking two people of one name for one,
// the strongest in front.
var grounds = []func(*Occurrence) iter.Seq[Ground]{
	func(o *Occurrence) iter.Seq[Ground] {
		return func(yield func(Ground) bool) { yield(Ground{Kind: SamePage, Value: o.Article.Page}) }
	},
	func(o *Occurrence) iter.Seq[Ground] {
		return func(yield func(Ground) bool) {
			for _, e := range o.Events {
				if !yield(Ground{Kind: SameEvent, Value: string(e)}) {
					return
				}
			}
		}
	},
	// the same title in an article about the same county, then city
	func(o *Occurrence) iter.Seq[Ground] { return o.titledIn(o.Counties) },
	func(o *Occurrence) iter.Seq[Ground] { return o.titledIn(o.Cities) },
	func(o *Occurrence) iter.Seq[Ground] { return values(SamePlace, o.places()) },
	func(o *Occurrence) iter.Seq[Ground] {
		return func(yield func(Ground) bool) {
			for _, b := range o.Bodies {
				if home(b) != centre && !yield(Ground{Kind: SameBody, Value: b}) {
					return
				}
			}
		}
	},
	func(o *Occurrence) iter.Seq[Ground] {
		return func(yield func(Ground) bool) {
			if o.Acts == Leads && o.Region != "" {
				yield(Ground{Kind: SameCounty, Value: o.Region})
			}
		}
	},
	func(o *Occurrence) iter.Seq[Ground] {
		return func(yield func(Ground) bool) {
			for _, w := range o.With {
				if w != o.Name && !yield(Ground{Kind: SameCompany, Value: w}) {
					return
				}
			}
		}
	},
	func(o *Occurrence) iter.Seq[Ground] {
		return func(yield func(Ground) bool) {
			if o.Region != "" {
				yield(Ground{Kind: SameCounty, Value: o.Region})
			}
		}
	},
}

func values(kind GroundKind, of []string) iter.Seq[Ground] {
	return func(yield func(Ground) bool) {
		for _, v := range of {
			if !yield(Ground{Kind: kind, Value: v}) {
				return
			}
		}
	}
}

// titledIn yields the titles of a person with each of some regions.
func (o *Occurrence) titledIn(regions []string) iter.Seq[Ground] {
	return func(yield func(Ground) bool) {
		if len(regions) > 3 {
			return
		}
		for _, f := range o.Offices {
			if vague(f.Post) {
				continue
			}
			for _, r := range regions {
				if !yield(Ground{Kind: SameTitle, Value: f.Post + " " + r}) {
					return
				}
			}
		}
	}
}

// places are the places that tie a person down: those of facts, and the
// regions of bodies.
func (o *Occurrence) places() (out []string) {
	add := func(place string) {
		if !broad(place) {
			out = append(out, place)
		}
	}
	for _, p := range o.Places {
		add(p)
	}
	for _, b := range o.Bodies {
		add(region(b))
	}
	return sortedSet(out)
}

// circle are occurrences without a region while they are joined. What titles a
// set of them has is kept at its root.
type circle struct {
	*block
	titles map[int]map[string]bool // titles: true; what they end in: false
}

func (p *circle) title(i int, name string) {
	i = p.find(i)
	if p.titles[i] == nil {
		p.titles[i] = map[string]bool{}
	}
	p.titles[i][name] = true
	for end := range ends(name) {
		if !p.titles[i][end] {
			p.titles[i][end] = false // there, if only as an end
		}
	}
}

func (p *circle) unite(i, j int, g Ground) {
	i, j = p.find(i), p.find(j)
	small, large := p.titles[i], p.titles[j]
	if !p.join(i, j, g) {
		return
	}
	if len(small) > len(large) {
		small, large = large, small
	}
	for t, whole := range small {
		large[t] = large[t] || whole
	}
	delete(p.titles, max(i, j))
	p.titles[p.find(i)] = large
}

// joinUnlessTwo joins people for whom there is a weak ground, unless they
// could be two.
func (p *circle) joinUnlessTwo(members []int, g Ground) {
	titled := -1 // the first with a title, with whom all others must go together
	for _, m := range members {
		if r := p.find(m); len(p.titles[r]) > 0 {
			titled = r
			break
		}
	}
	for _, m := range members {
		if r := p.find(m); titled >= 0 && r != titled && !alike(p.titles[r], p.titles[titled]) {
			return
		}
	}
	for _, m := range members {
		p.unite(members[0], m, g)
	}
}

// alike says whether two sets of titles can be one person's: one of them is
// empty, or has a title that is a shorter form of one of the other.
func alike(a, b map[string]bool) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	for title, whole := range a {
		if !whole {
			continue
		}
		if _, ok := b[title]; ok {
			return true
		}
		for end := range ends(title) {
			if b[end] {
				return true
			}
		}
	}
	return false
}

// ends yields what a title ends in: 委书记, 书记, 记 of 县委书记.
func ends(title string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range title {
			if i > 0 && !yield(title[i:]) {
				return
			}
		}
	}
}

// suits says whether a post that an article writes short can be another one:
// 书记 and 区委书记, 护士长 and 中医院护士长.
func suits(short, full string) bool {
	front, ok := strings.CutSuffix(full, short)
	return ok && !strings.HasSuffix(front, "副")
}
