package graph

import (
	"cmp"
	"slices"
	"strings"
)

// block joins the occurrences of one name: those in os[lo:hi].
//
// Offices that articles write in full come first: they are the ground that
// needs no other, and an article that gives two of them (任解放区委书记，免去
// 中站区区长职务) ties both. Then offices of one region that one person can have
// held, then occurrences without such an office, each to the person whom most
// speaks for (attach.go), at last what is left among itself.
type block struct {
	*sets
	os      []Occurrence
	lo, hi  int
	day     []int      // of each occurrence, 0 unknown
	apart   [][2]int   // that must not be joined
	why     *reasons   // nil if nobody asks
	homes   [][]string // of the offices of each occurrence
	guesses bool       // offices count whose region is guessed
	groups  bool       // sets without any region count as people
}

func samePeople(s *sets, os []Occurrence, lo, hi int, why *reasons) {
	b := &block{sets: s, os: os, lo: lo, hi: hi, why: why, day: make([]int, hi-lo), homes: make([][]string, hi-lo)}
	for i := lo; i < hi; i++ {
		b.day[i-lo] = dayNumber(os[i].Day)
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
}

// forced obeys [Same] and notes [Different].
func (b *block) forced() {
	same, different := map[int]int{}, map[int][]int{}
	for i := b.lo; i < b.hi; i++ {
		for _, n := range b.os[i].Forced {
			if n < 0 {
				for _, k := range different[n] {
					b.apart = append(b.apart, [2]int{k, i})
				}
				different[n] = append(different[n], i)
			}
		}
	}
	for i := b.lo; i < b.hi; i++ {
		for _, n := range b.os[i].Forced {
			if k, ok := same[n]; ok && n > 0 {
				b.join(k, i, Ground{Kind: Forced})
			} else if n > 0 {
				same[n] = i
			}
		}
	}
}

// allowed says whether two sets may be joined.
func (b *block) allowed(i, j int) bool {
	i, j = b.find(i), b.find(j)
	for _, p := range b.apart {
		x, y := b.find(p[0]), b.find(p[1])
		if x == i && y == j || x == j && y == i {
			return false
		}
	}
	return true
}

// join joins the sets of two occurrences and notes why.
func (b *block) join(i, j int, grounds ...Ground) bool {
	if b.find(i) == b.find(j) || !b.allowed(i, j) {
		return false
	}
	b.sets.join(i, j)
	b.why.note(i, j, grounds)
	return true
}

// settle finds the homes of all offices: where they lie, or else their codes,
// tell those of one name apart where there are two.
func (b *block) settle() {
	lies := map[string]string{}
	const several = "?"
	for i := b.lo; i < b.hi; i++ {
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
	for i := b.lo; i < b.hi; i++ {
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
		b.homes[i-b.lo] = homes
	}
}

// offices joins who holds the same office, written in full or not.
func (b *block) offices(guessed bool) {
	first := map[[2]string]int{}
	for i := b.lo; i < b.hi; i++ {
		for k, f := range b.os[i].Offices {
			home := b.homes[i-b.lo][k]
			if home == "" || f.Guessed && !guessed {
				continue
			}
			key := [2]string{home, f.Post}
			if j, ok := first[key]; ok {
				b.join(j, i, Ground{Kind: SameOffice, Value: f.Name})
			} else {
				first[key] = i
			}
		}
	}
}

// hold collects the career of every set whose offices count.
func (b *block) hold() map[int]career {
	type key struct {
		root       int
		home, post string
	}
	at := map[key]int{}
	out := map[int]career{}
	for i := b.lo; i < b.hi; i++ {
		for k := range b.os[i].Offices {
			f, home := &b.os[i].Offices[k], b.homes[i-b.lo][k]
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
				out[r] = append(out[r], tenure{home: home, post: f.Post, city: f.city, province: f.province, rank: rankOf(f), leads: leads(f.Post), occ: i})
			}
			if f.State <= Left {
				out[r][x].term.add(b.day[i-b.lo])
				if !f.Guessed {
					out[r][x].sure.add(b.day[i-b.lo])
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
func (b *block) unite(held map[int]career, i, j int, g Ground) bool {
	x, y := b.find(i), b.find(j)
	if x == y {
		return true
	}
	if what, ok := held[x].clash(held[y]); ok {
		b.why.refuse(i, j, Ground{Kind: AtOnce, Value: what})
		return false
	}
	if !b.join(i, j, g) {
		return false
	}
	t := held[x].merge(held[y])
	delete(held, x)
	delete(held, y)
	held[b.find(i)] = t
	return true
}

// regions joins who held offices of one region one after another or at once,
// in the order of time, unless two people must have: at the same time two of
// them that nobody holds at once, or a steep fall.
func (b *block) regions() {
	held := b.hold()
	homes := map[string][]tenure{}
	for _, r := range sortedInts(held) {
		seen := map[string]bool{}
		for _, t := range held[r] {
			if !seen[t.home] {
				seen[t.home] = true
				homes[t.home] = append(homes[t.home], t)
			}
		}
	}
	for _, home := range sortedKeys(homes) {
		ts := homes[home]
		slices.SortStableFunc(ts, func(x, y tenure) int {
			return cmp.Or(cmp.Compare(x.term.first, y.term.first), cmp.Compare(x.term.last, y.term.last), cmp.Compare(x.occ, y.occ))
		})
		var groups []tenure
		for _, t := range ts {
			joined := false
			for _, g := range groups[max(0, len(groups)-8):] {
				if b.follows(held, g, t) && b.unite(held, g.occ, t.occ, Ground{Kind: SameRegion, Value: home}) {
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

// follows says whether in one region the holder of the second office can be
// that of the first: not after a steep fall.
func (b *block) follows(held map[int]career, x, y tenure) bool {
	s, t := held[b.find(x.occ)], held[b.find(y.occ)]
	if s.term() == (term{}) || t.term() == (term{}) || s.term().last > t.term().first {
		return true // not one after another
	}
	return s.rises(t)
}

// manyPeople is how many people of one name make it so common that two of them
// are not taken for one because the one comes where the other went.
const manyPeople = 8

// careers joins who left one region with who came to another one: the only one
// of the name whose offices end when the others begin, in the same city or soon
// after in the same province, in a post that can follow.
func (b *block) careers() {
	held := b.hold()
	if len(held) < 2 || len(held) > manyPeople {
		return
	}
	for again := true; again; {
		again = false
		roots := sortedInts(held)
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
	case gap <= 0 || i.city == "" || j.city == "" || lineOf(i.post) != lineOf(j.post):
		return false
	case i.city == j.city && i.province == j.province:
		return gap <= pause
	}
	return i.province != "" && i.province == j.province && gap <= farPause && i.rank >= 14 && j.rank >= 14
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
	left := make([]bool, b.hi-b.lo)
	in := map[int]bool{}
	for i := b.lo; i < b.hi; i++ {
		for _, home := range b.homes[i-b.lo] {
			if home != "" {
				in[b.find(i)] = true
			}
		}
	}
	p := circle{block: b, titles: map[int]map[string]bool{}}
	n := 0
	for i := b.lo; i < b.hi; i++ {
		if left[i-b.lo] = !in[b.find(i)]; left[i-b.lo] {
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
		for i := b.lo; i < b.hi; i++ {
			if !left[i-b.lo] {
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
