package graph

import "iter"

// samePeople joins the occurrences [lo, hi) of one name.
func samePeople(s *sets, os []Occurrence, lo, hi int) {
	p := people{sets: s, lo: lo, anchored: make([]bool, hi-lo), titles: make([]map[string]bool, hi-lo)}
	// Offices first: they are the only ground that needs no other.
	first := map[string]int{}
	for i := lo; i < hi; i++ {
		for _, o := range os[i].Offices {
			if o.Home == "" {
				if _, level, _ := relative(o.Name); level == 0 {
					p.title(i, o.Name)
				}
				continue
			}
			p.title(i, o.Name)
			p.anchored[i-lo] = true
			if j, ok := first[o.Home]; ok {
				p.join(i, j)
			} else {
				first[o.Home] = i
			}
		}
	}
	for _, ground := range grounds {
		var order []string
		members := map[string][]int{}
		for i := lo; i < hi; i++ {
			for _, g := range ground(&os[i]) {
				if _, ok := members[g]; !ok {
					order = append(order, g)
				}
				members[g] = append(members[g], i)
			}
		}
		for _, g := range order {
			p.joinUnlessTwo(members[g])
		}
	}
}

// grounds are the weaker grounds for taking two people of one name for one,
// the strongest in front.
var grounds = []func(*Occurrence) []string{
	func(o *Occurrence) []string { return []string{o.Article.Page} },
	func(o *Occurrence) []string {
		out := make([]string, len(o.Events))
		for i, e := range o.Events {
			out[i] = string(e)
		}
		return out
	},
	func(o *Occurrence) []string { return o.grounds() },
	func(o *Occurrence) (out []string) {
		for _, b := range o.Bodies {
			if home(b) != centre {
				out = append(out, b)
			}
		}
		return out
	},
	func(o *Occurrence) []string {
		if o.Region == "" {
			return o.grounds()
		}
		return append(o.grounds(), o.Region)
	},
}

// grounds are the places that tie a person down: those of facts, and the
// regions of offices and bodies.
func (o *Occurrence) grounds() (out []string) {
	add := func(place string) {
		if !broad(place) {
			out = append(out, place)
		}
	}
	for _, p := range o.Places {
		add(p)
	}
	for _, f := range o.Offices {
		add(region(f.Home))
	}
	for _, b := range o.Bodies {
		add(region(b))
	}
	return sortedSet(out)
}

// people are the occurrences of one name while they are joined. What is known
// of a set of them is kept at its root.
type people struct {
	*sets
	lo       int
	anchored []bool            // holds an office whose home is known
	titles   []map[string]bool // offices and bare titles: true; what they end in: false
}

func (p *people) title(i int, name string) {
	i = p.find(i) - p.lo
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

func (p *people) join(i, j int) {
	i, j = p.find(i), p.find(j)
	if i == j {
		return
	}
	p.sets.join(i, j)
	root, other := min(i, j)-p.lo, max(i, j)-p.lo
	p.anchored[root] = p.anchored[root] || p.anchored[other]
	small, large := p.titles[root], p.titles[other]
	if len(small) > len(large) {
		small, large = large, small
	}
	for t, whole := range small {
		large[t] = large[t] || whole
	}
	p.titles[root], p.titles[other] = large, nil
}

// joinUnlessTwo joins people for whom there is a weak ground, unless they
// could be two.
func (p *people) joinUnlessTwo(members []int) {
	// The one whom all others must go together with: the holder of an office,
	// or else the first with a title.
	holder := -1
	for _, m := range members {
		switch r := p.find(m); {
		case r == holder:
		case p.anchored[r-p.lo]:
			if holder >= 0 && p.anchored[holder-p.lo] {
				return
			}
			holder = r
		case holder < 0 && len(p.titles[r-p.lo]) > 0:
			holder = r
		}
	}
	for _, m := range members {
		if r := p.find(m); holder >= 0 && r != holder && !together(p.titles[r-p.lo], p.titles[holder-p.lo]) {
			return
		}
	}
	for _, m := range members {
		p.join(members[0], m)
	}
}

// together says whether two sets of titles can be one person's: one of them is
// empty, or has a title that is a shorter form of one of the other.
func together(a, b map[string]bool) bool {
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
