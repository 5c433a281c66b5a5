package graph

import (
	"cmp"
	"slices"
	"strings"
)

// block joins the occurrences of one name.
//
// Offices that articles write in full come first: they are the ground that
// needs no other, and an article that gives two of them (任解放区委书记，免去
// 中站区区长职务) ties both. Then offices of one region that one person can have
// held, then occurrences without such an office, each to the person whom most
// speaks for (attach.go), at last what is left among itself.
type block struct {
	*sets
	os      []Occurrence
	day     []int      // of each occurrence, 0 unknown
	rivals  rivals     // that must not be joined
	why     *reasons   // nil if nobody asks
	homes   [][]string // of the offices of each occurrence
	guesses bool       // offices count whose region is guessed
	groups  bool       // sets without any region count as people
}

// samePeople says which of the occurrences of one name are one: as a forest, and
// where it is asked, why.
func samePeople(os []Occurrence, why *reasons) []int {
	b := &block{sets: newSets(len(os)), os: os, why: why, day: make([]int, len(os)), homes: make([][]string, len(os))}
	for i := range os {
		b.day[i] = dayNumber(os[i].Day)
	}
	b.forced()
	b.settle()
	b.offices(false)
	b.regions()
	b.attach()
	b.guesses = true
	b.offices(true)
	b.regions()
	b.careers()
	b.attach()
	b.ties()
	b.groups = true
	b.attach()
	return b.parent
}

// forced obeys [Same] and notes [Different].
func (b *block) forced() {
	same := map[int]int{}
	b.rivals = rivals{}
	for i := range b.os {
		for _, n := range b.os[i].Forced {
			if n < 0 {
				b.rivals.add(b.find(i), n)
			}
		}
	}
	for i := range b.os {
		for _, n := range b.os[i].Forced {
			if k, ok := same[n]; ok && n > 0 {
				b.join(k, i, Ground{Kind: Forced})
			} else if n > 0 {
				same[n] = i
			}
		}
	}
}

// join joins the sets of two occurrences and notes why.
func (b *block) join(i, j int, grounds ...Ground) bool {
	x, y := b.find(i), b.find(j)
	if x == y || b.rivals.clash(x, y) {
		return false
	}
	b.sets.join(i, j)
	b.rivals.join(x, y, b.find(i))
	b.why.note(i, j, grounds)
	return true
}

// settle finds the homes of all offices: where they lie, or else their codes,
// tell those of one name apart where there are two.
func (b *block) settle() {
	lies := map[string]string{}
	const several = "?"
	for i := range b.os {
		for k := range b.os[i].Offices {
			f := &b.os[i].Offices[k]
			if c, ok := lies[f.Home]; f.above() != "" && (!ok || c != f.above()) {
				lies[f.Home] = f.above()
				if ok {
					lies[f.Home] = several
				}
			}
		}
	}
	for i := range b.os {
		homes := make([]string, len(b.os[i].Offices))
		for k := range b.os[i].Offices {
			f := &b.os[i].Offices[k]
			switch homes[k] = f.Home; {
			case vague(f.Post):
				homes[k] = ""
			case lies[f.Home] != several:
			case f.above() == "":
				homes[k] = ""
			default:
				homes[k] += " " + f.above()
			}
		}
		b.homes[i] = homes
	}
}

// offices joins who holds the same office, written in full or not, unless
// nothing is heard of it for long. Articles without a day go with the first.
func (b *block) offices(guessed bool) {
	type mention struct{ i, k, day int }
	of := map[[2]string][]mention{}
	var order [][2]string
	for i := range b.os {
		for k, f := range b.os[i].Offices {
			home := b.homes[i][k]
			if home == "" || f.Guessed && !guessed {
				continue
			}
			key := [2]string{home, f.Post}
			if of[key] == nil {
				order = append(order, key)
			}
			of[key] = append(of[key], mention{i, k, b.day[i]})
		}
	}
	for _, key := range order {
		ms := of[key]
		slices.SortStableFunc(ms, func(x, y mention) int { return cmp.Compare(x.day, y.day) })
		first := ms[0]
		for n, m := range ms[1:] {
			if before := ms[n]; before.day != 0 && m.day-before.day > longGap {
				first = m
				continue
			}
			b.join(first.i, m.i, Ground{Kind: SameOffice, Value: b.os[m.i].Offices[m.k].Name})
		}
	}
}

// mostGroups is how many people who follow one another in one place are tried.
const mostGroups = 8

// hold collects the career of every set whose offices count.
func (b *block) hold() map[int]career {
	type key struct {
		root       int
		home, post string
	}
	at := map[key]int{}
	out := map[int]career{}
	for i := range b.os {
		for k := range b.os[i].Offices {
			f, home := &b.os[i].Offices[k], b.homes[i][k]
			if home == "" || f.Guessed && !b.guesses {
				continue
			}
			r := b.find(i)
			x, ok := at[key{r, home, f.Post}]
			if !ok {
				if len(out[r]) == mostTenures {
					continue
				}
				x = len(out[r])
				at[key{r, home, f.Post}] = x
				out[r] = append(out[r], tenure{home: home, post: f.Post, county: f.county, city: f.city, province: f.province, rank: rankOf(f),
					leads: f.Home == centre || leads(f.Post), occ: i})
			}
			if f.State <= Left {
				out[r][x].term.add(b.day[i])
				if !f.Guessed {
					out[r][x].sure.add(b.day[i])
				}
			}
		}
	}
	for r, t := range out {
		out[r] = career(nil).merge(t)
	}
	return out
}

// unite joins two sets of which career are known, unless they clash.
func (b *block) unite(held map[int]career, i, j int, grounds ...Ground) bool {
	x, y := b.find(i), b.find(j)
	if x == y {
		return true
	}
	if what, ok := held[x].clash(held[y]); ok {
		b.why.refuse(i, j, Ground{Kind: AtOnce, Value: what})
		return false
	}
	if !b.join(i, j, grounds...) {
		return false
	}
	t := held[x].merge(held[y])
	delete(held, x)
	delete(held, y)
	held[b.find(i)] = t
	return true
}

// regions joins who led in one region in several offices, one after another or
// at once, in the order of time, unless two people must have: at the same time
// two of them that nobody holds at once, a steep fall, or nothing for long.
// Others, of whom a region has many, are joined where something else speaks for
// it.
func (b *block) regions() {
	held := b.hold()
	homes := map[string][]tenure{}
	for _, r := range sortedInts(held) {
		seen := map[string]bool{}
		for _, t := range held[r] {
			if !seen[t.home] {
				seen[t.home] = true
				t.leads = slices.ContainsFunc(held[r], func(x tenure) bool { return x.home == t.home && x.leads })
				homes[t.home] = append(homes[t.home], t)
			}
		}
	}
	shown := b.traces(homes)
	for _, home := range sortedKeys(homes) {
		ts := homes[home]
		slices.SortStableFunc(ts, func(x, y tenure) int {
			return cmp.Or(cmp.Compare(x.term.first, y.term.first), cmp.Compare(x.term.last, y.term.last), cmp.Compare(x.occ, y.occ))
		})
		var groups []tenure
		for _, t := range ts {
			joined := false
			for _, g := range groups[max(0, len(groups)-mostGroups):] {
				grounds := []Ground{{Kind: SameRegion, Value: home}}
				if !g.leads || !t.leads {
					also := shown.shared(g.occ, t.occ)
					if len(also) == 0 {
						continue
					}
					grounds = append(grounds, also[:1]...)
				}
				if b.follows(held, g, t) && b.unite(held, g.occ, t.occ, grounds...) {
					joined = true
					break
				}
			}
			if !joined {
				groups = append(groups, t)
			}
		}
	}
}

// traces are what sets of occurrences show by which two of them can be known for
// one person, their pages, events and company, by an occurrence that each has.
type traces map[int]map[feature]bool

// traces returns those of the sets that hold offices, where not all lead.
func (b *block) traces(homes map[string][]tenure) traces {
	byRoot, out := map[int]map[feature]bool{}, traces{}
	for _, ts := range homes {
		if len(ts) > 1 && slices.ContainsFunc(ts, func(t tenure) bool { return !t.leads }) {
			for _, t := range ts {
				r := b.find(t.occ)
				if byRoot[r] == nil {
					byRoot[r] = map[feature]bool{}
				}
				out[t.occ] = byRoot[r]
			}
		}
	}
	for i := range b.os {
		if shown := byRoot[b.find(i)]; shown != nil {
			b.features(i, func(f feature) {
				if f.kind == SamePage || f.kind == SameEvent || f.kind == SameCompany {
					shown[f] = true
				}
			})
		}
	}
	return out
}

// shared returns what two sets both show.
func (t traces) shared(i, j int) []Ground {
	var out []Ground
	x, y := t[i], t[j]
	if len(x) > len(y) {
		x, y = y, x
	}
	for f := range x {
		if y[f] {
			out = append(out, Ground{Kind: f.kind, Value: f.value})
		}
	}
	slices.SortFunc(out, func(x, y Ground) int {
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Value, y.Value))
	})
	return out
}

// follows says whether in one region the holder of the second office can be
// that of the first: not after a steep fall, nor after a long time.
func (b *block) follows(held map[int]career, x, y tenure) bool {
	s, t := held[b.find(x.occ)], held[b.find(y.occ)]
	if s.term() == (term{}) || t.term() == (term{}) || s.term().last > t.term().first {
		return true // not one after another
	}
	return s.rises(t) && t.term().first-s.term().last <= longGap
}

// manyPeople is how many people of one name a province can have before the name
// is so common that two of them are not taken for one because the one comes
// where the other went.
const manyPeople = 8

// careers joins who left one region with who came to another one: the only one
// of the name whose offices end when the others begin, in the same city or soon
// after in the same province, in a post that can follow.
func (b *block) careers() {
	held := b.hold()
	in := map[string][]int{} // province → sets
	for _, r := range sortedInts(held) {
		for _, p := range held[r].provinces() {
			in[p] = append(in[p], r)
		}
	}
	for _, p := range sortedKeys(in) {
		if len(in[p]) > 1 && len(in[p]) <= manyPeople {
			b.careersOf(held, in[p])
		}
	}
}

// careersOf joins the sets of one province. Those that are joined stay known by
// the root of both.
func (b *block) careersOf(held map[int]career, sets []int) {
	for again := true; again; {
		again = false
		var roots []int
		for _, x := range sets {
			if r := b.find(x); !slices.Contains(roots, r) {
				roots = append(roots, r)
			}
		}
		follows := map[[2]int]bool{}
		for _, x := range roots {
			for _, y := range roots {
				follows[[2]int{x, y}] = x != y && b.succeeds(held[x], held[y])
			}
		}
		// only the next: what comes after it comes after that one
		next := func(x, y int) bool {
			return follows[[2]int{x, y}] && !slices.ContainsFunc(roots, func(z int) bool {
				return follows[[2]int{x, z}] && follows[[2]int{z, y}]
			})
		}
		for _, x := range roots {
			var after, before []int
			for _, y := range roots {
				if next(x, y) {
					after = append(after, y)
				}
			}
			if len(after) != 1 {
				continue
			}
			y := after[0]
			for _, z := range roots {
				if next(z, y) {
					before = append(before, z)
				}
			}
			if len(before) != 1 {
				continue
			}
			i, j := held[x].last(), held[y][0]
			if b.unite(held, i.occ, j.occ, Ground{Kind: Career, Value: i.home + " " + i.post + ", " + j.home + " " + j.post}) {
				again = true
				break
			}
		}
	}
}

// succeeds says whether the second career can go on where the first ends: in the
// same line of work, because a county head and the head of a bureau of the
// city are far too often two.
func (b *block) succeeds(x, y career) bool {
	s, t := x.term(), y.term()
	if s == (term{}) || t == (term{}) || !x.rises(y) {
		return false
	}
	gap := t.first - s.last
	i, j := x.last(), y[0]
	switch {
	case gap <= 0 || i.city == "" || j.city == "" || !i.leads || !j.leads || lineOf(i.post) != lineOf(j.post):
		return false
	case i.county != j.county && min(i.rank, j.rank) < ofTown: // towns fill their offices at home
		return false
	case i.city == j.city && i.province == j.province:
		return gap <= pause
	}
	return i.province != "" && i.province == j.province && gap <= farPause && i.rank >= 14 && j.rank >= 14 && i.post != j.post
}

// provinces are those of the offices, "" where that is not known.
func (t career) provinces() (out []string) {
	for _, x := range t {
		if !slices.Contains(out, x.province) {
			out = append(out, x.province)
		}
	}
	return out
}

// last is the tenure that is attested latest.
func (t career) last() tenure {
	l := t[0]
	for _, x := range t {
		if x.term.last > l.term.last {
			l = x
		}
	}
	return l
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// ties joins what is left: occurrences without a region, by what ties two of
// them to one page, event, place, body or circle of people, unless their titles
// do not go together.
func (b *block) ties() {
	left := make([]bool, len(b.os))
	in := map[int]bool{}
	for i := range b.os {
		for _, home := range b.homes[i] {
			if home != "" {
				in[b.find(i)] = true
			}
		}
	}
	p := circle{block: b, titles: map[int]map[string]bool{}}
	n := 0
	for i := range b.os {
		if left[i] = !in[b.find(i)]; left[i] {
			n++
			for _, f := range b.os[i].Offices {
				if !vague(f.Post) {
					p.title(i, f.Name)
				}
			}
		}
	}
	if n < 2 {
		return
	}
	for _, ground := range grounds {
		var order []Ground
		members := map[Ground][]int{}
		for i := range b.os {
			if !left[i] {
				continue
			}
			for g := range ground(&b.os[i]) {
				if _, ok := members[g]; !ok {
					order = append(order, g)
				}
				members[g] = append(members[g], i)
			}
		}
		for _, g := range order {
			p.joinUnlessTwo(members[g], g)
		}
	}
}

// vague says whether a title tells nobody from anybody: 区领导, 同志.
func vague(post string) bool {
	return strings.HasSuffix(post, "领导") || post == "同志" || post == "干部"
}
