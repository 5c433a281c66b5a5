package graph

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// What speaks for and against taking an occurrence for a person, in points. A
// name alone has none.
const (
	enough = 2.5 // points that it takes
	ahead  = 1.0 // points that the next best must be behind

	pointsPage     = 5
	pointsEvent    = 5
	pointsPost     = 3   // a post that the person holds, written without its region
	pointsGuess    = 2   // whose region is the one that the article names
	pointsLeader   = 1.5 // 区领导 for somebody in office in a district
	pointsCounty   = 2   // the article is about the county of the person
	pointsCity     = 1
	pointsPerhaps  = 1 // the county of the person has a town of the name
	pointsPlace    = 1
	pointsBody     = 1
	pointsCompany  = 1.25 // each of those who stand in articles with the person
	mostCompany    = 4
	pointsAct      = 0.5
	pointsOnly     = 0.75 // nobody else of the name is known
	pointsNear     = 0.5  // within a year of the person's other articles
	otherPost      = -1   // another post of the same sort
	otherCalling   = -6   // a doctor is no mayor
	otherAct       = -3   // does what those in office do
	noAct          = -0.5 // is only named, in an article that might be about others
	otherRegion    = -2
	farYears       = -1.5 // more than three years from the person's other articles
	veryFarYears   = -3   // more than six
	succeeded      = -3   // the post was somebody else's by then
	mostCandidates = 64   // what more people than these have tells nobody
)

// feature is something that an occurrence and a person can share.
type feature struct {
	kind  GroundKind
	value string
}

// Features that are no grounds of their own.
const (
	sameHome GroundKind = "home" // the region or body of an office
	sameLand GroundKind = "land" // a county or city, however it is known
)

// candidate is a person to whom occurrences may be attached.
type candidate struct {
	root     int
	official bool
	posts    map[string]bool
	short    map[string]bool // what articles write that can be one of the posts in short
	levels   string          // the level characters of the posts
	regions  bool            // some county or city is known
	term     term
	first    map[feature]int // an occurrence that has it
}

// features yields what an occurrence shows. The weight of each kind is in
// [points].
func (b *block) features(i int, yield func(feature)) {
	o := &b.os[i]
	yield(feature{SamePage, o.Article.Page})
	for _, e := range o.Events {
		yield(feature{SameEvent, string(e)})
	}
	for k := range o.Offices {
		f := &o.Offices[k]
		if !vague(f.Post) {
			yield(feature{SameTitle, f.Post})
		}
	}
	for _, p := range o.places() {
		yield(feature{SamePlace, p})
	}
	for _, p := range o.Bodies {
		if home(p) != centre {
			yield(feature{SameBody, p})
		}
	}
	for _, w := range o.With {
		if w != o.Name {
			yield(feature{SameCompany, w})
		}
	}
}

// attach gives every occurrence without an office written in full to the
// person for whom most speaks, if that is enough and nobody else comes near.
// All are judged by what was known before, so that their order is nothing.
func (b *block) attach() {
	cands, of := b.candidates()
	if len(cands) == 0 {
		return
	}
	loose := map[int][]int{} // sets that are not anchored
	var order []int
	index := map[feature][]int{} // what they show → candidates that have it
	wanted := func(f feature) { index[f] = nil }
	for i := range b.os {
		if r := b.find(i); of[r] == 0 {
			if loose[r] == nil {
				order = append(order, r)
			}
			loose[r] = append(loose[r], i)
			b.features(i, wanted)
			o := &b.os[i]
			for _, regions := range [][]string{o.Counties, o.Cities, o.perhaps} {
				for _, r := range regions {
					wanted(feature{sameLand, r})
				}
			}
			for k := range o.Offices {
				wanted(feature{sameHome, o.Offices[k].Home})
			}
		}
	}
	if len(order) == 0 {
		return
	}
	b.study(cands, of, index)
	type verdict struct {
		i, c    int
		grounds []Ground
	}
	var verdicts []verdict
	for _, r := range order {
		// A set is judged by the occurrence for which most speaks.
		var best verdict
		most := math.Inf(-1)
		for _, i := range loose[r] {
			if c, points, grounds := b.judge(i, cands, index); c >= 0 && points > most {
				best, most = verdict{i, c, grounds}, points
			}
		}
		switch {
		case most >= enough:
			verdicts = append(verdicts, best)
		case !math.IsInf(most, -1):
			b.why.refuse(cands[best.c].root, best.i, append([]Ground{{Kind: TooLittle, Points: most}}, best.grounds...)...)
		}
	}
	for _, v := range verdicts {
		c := cands[v.c]
		near := c.root
		for _, g := range v.grounds {
			if k, ok := c.first[feature{g.Kind, g.Value}]; ok {
				near = k
				break
			}
		}
		b.join(near, v.i, v.grounds...)
	}
}

// fewest is how many occurrences make a set that has no region a candidate.
const fewest = 3

// candidates returns the sets that hold an office with a home, at last also
// others of some size, and for the root of each its number, counted from one.
func (b *block) candidates() ([]*candidate, map[int]int) {
	var out []*candidate
	of, size := map[int]int{}, map[int]int{}
	for i := range b.os {
		r := b.find(i)
		if size[r]++; b.settled(i) || b.groups && size[r] == fewest {
			if r := b.find(i); of[r] == 0 {
				out = append(out, &candidate{root: r, posts: map[string]bool{}, short: map[string]bool{}, first: map[feature]int{}})
				of[r] = len(out)
			}
		}
	}
	return out, of
}

// study fills the candidates with what they show of the features in the index,
// and the index with the candidates.
func (b *block) study(cands []*candidate, of map[int]int, index map[feature][]int) {
	for i := range b.os {
		n := of[b.find(i)]
		if n == 0 {
			continue
		}
		c, o := cands[n-1], &b.os[i]
		note := func(f feature) {
			if cs, ok := index[f]; ok {
				if _, ok := c.first[f]; !ok {
					c.first[f] = i
					index[f] = append(cs, n-1)
				}
			}
		}
		b.features(i, note)
		c.official = c.official || o.Acts == Leads
		for k := range o.Offices {
			f := &o.Offices[k]
			if !c.posts[f.Post] {
				c.posts[f.Post] = true
				for end := range ends(f.Post) {
					if _, ok := index[feature{SameTitle, end}]; ok && suits(end, f.Post) {
						c.short[end] = true
					}
				}
			}
			if _, n := utf8.DecodeRuneInString(f.Post); strings.Contains(levels, f.Post[:n]) && n < len(f.Post) && f.Post[n:] != "长" {
				note(feature{SameTitle, f.Post[n:]}) // 公安局局长 of 区公安局局长
			}
			if f.State <= Taken {
				c.term.add(b.day[i])
			}
			home := b.homes[i][k]
			if home == "" {
				continue
			}
			c.official = c.official || f.regional || f.Home == centre
			note(feature{sameHome, f.Home})
			for _, r := range []string{f.county, f.city} {
				if r != "" {
					note(feature{sameLand, r})
					c.regions = true
				}
			}
			for _, r := range f.within {
				note(feature{sameLand, r})
			}
			if f.regional {
				note(feature{sameLand, f.Home})
				for _, level := range levels {
					if strings.HasPrefix(f.Post, string(level)) && !strings.ContainsRune(c.levels, level) {
						c.levels += string(level)
					}
				}
			}
		}
	}
}

// settled says whether an occurrence itself makes a candidate: it has an office
// whose home is known. One that is only guessed does in the second round.
func (b *block) settled(i int) bool {
	for k := range b.os[i].Offices {
		if b.homes[i][k] != "" && (b.guesses || !b.os[i].Offices[k].Guessed) {
			return true
		}
	}
	return false
}

// judge returns the candidate for whom most speaks, -1 if another comes near.
func (b *block) judge(i int, cands []*candidate, index map[feature][]int) (int, float64, []Ground) {
	o := &b.os[i]
	points := map[int]float64{}
	grounds := map[int][]Ground{}
	company := map[int]float64{}
	credit := func(f feature, kind GroundKind, weight float64, shared bool) {
		cs := index[f]
		if len(cs) > mostCandidates {
			return
		}
		if shared {
			weight /= float64(len(cs))
		}
		for _, c := range cs {
			w := weight
			if kind == SameCompany {
				w = min(w, mostCompany-company[c])
				company[c] += w
			}
			if w > 0 {
				points[c] += w
				grounds[c] = append(grounds[c], Ground{Kind: kind, Value: f.value, Points: w})
			}
		}
	}
	titled := false
	b.features(i, func(f feature) {
		switch f.kind {
		case SamePage:
			credit(f, SamePage, pointsPage, false)
		case SameEvent:
			credit(f, SameEvent, pointsEvent, false)
		case SameTitle:
			titled = true
			credit(f, SameTitle, pointsPost, false)
		case SamePlace:
			credit(f, SamePlace, pointsPlace, true)
		case SameBody:
			credit(f, SameBody, pointsBody, true)
		case SameCompany:
			credit(f, SameCompany, pointsCompany, true)
		}
	})
	for k := range o.Offices {
		if f := &o.Offices[k]; f.Home != "" {
			credit(feature{sameHome, f.Home}, SameRegion, pointsGuess, false)
		}
	}
	for _, r := range o.Counties {
		credit(feature{sameLand, r}, SameCounty, pointsCounty/float64(len(o.Counties)), false)
	}
	for _, r := range o.Cities {
		credit(feature{sameLand, r}, SameCity, pointsCity/float64(len(o.Cities)), false)
	}
	for _, r := range o.perhaps {
		credit(feature{sameLand, r}, SameCounty, pointsPerhaps, false)
	}
	best, next := -1, math.Inf(-1)
	most := math.Inf(-1)
	for _, c := range sortedInts(points) {
		sum := points[c] + b.adjust(i, cands[c], titled, len(cands) == 1)
		switch {
		case sum > most:
			best, most, next = c, sum, most
		case sum > next:
			next = sum
		}
	}
	if best < 0 || most-next < ahead {
		return -1, 0, nil
	}
	gs := grounds[best]
	slices.SortStableFunc(gs, func(x, y Ground) int {
		return cmp.Or(cmp.Compare(y.Points, x.Points), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Value, y.Value))
	})
	return best, most, gs
}

// adjust is what speaks for or against a candidate beside what is shared.
func (b *block) adjust(i int, c *candidate, titled, only bool) (sum float64) {
	o := &b.os[i]
	if only {
		sum += pointsOnly
	}
	switch {
	case o.Acts == Leads && c.official:
		sum += pointsAct
	case o.Acts == Leads:
		sum += otherAct
	case o.Acts == NoAct && c.official:
		sum += noAct
	}
	fits, leads := false, false
	for k := range o.Offices {
		f := &o.Offices[k]
		switch {
		case vague(f.Post):
			for _, level := range c.levels {
				leads = leads || strings.HasPrefix(f.Post, string(level))
			}
		default:
			fits = fits || c.posts[f.Post] || c.short[f.Post]
		}
		if vague(f.Post) && !c.official {
			sum += otherCalling
		}
	}
	switch {
	case leads:
		sum += pointsLeader
	case titled && !fits && b.inOffice(o) && c.official:
		sum += otherPost
	case titled && !fits && len(c.posts) > 0:
		sum += otherCalling
	}
	if c.regions && len(o.Counties)+len(o.Cities) > 0 {
		shared := false
		for _, r := range append(slices.Clone(o.Counties), o.Cities...) {
			if _, ok := c.first[feature{sameLand, r}]; ok {
				shared = true
			}
		}
		if !shared {
			sum += otherRegion
		}
	}
	if days, known := c.term.overlap(term{b.day[i], b.day[i]}); known {
		switch {
		case days >= -400:
			sum += pointsNear
		case days < -6*365:
			sum += veryFarYears
		case days < -3*365:
			sum += farYears
		}
	}
	return sum
}

// inOffice says whether a person has a title of party or state.
func (b *block) inOffice(o *Occurrence) bool {
	for _, f := range o.Offices {
		_, level, _ := relative(f.Post)
		if level != 0 || strings.HasSuffix(f.Post, "部部长") || strings.HasSuffix(f.Post, "局局长") || f.regional {
			return true
		}
	}
	return false
}

func sortedInts[V any](m map[int]V) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
