package lexicon

// Found is the words of a text by where they start. It is filled by [Trie.FindAll] and may
// be filled again.
type Found struct {
	hits   []Hit
	from   []int32 // by rune and for the end: where its hits begin
	starts []Class // by rune: the classes of all words that start there
	ends   []Class // by rune and for the end: of all words that end there
	all    Class   // of all words
	opened [chunk]opened
}

// chunk is the number of runes that are looked up together.
const chunk = 256

// opened is a rune at which a word of several may start.
type opened struct {
	at   int32
	node int32
	home slot // where the search for the child to which the next rune leads begins
}

// At returns the words that start at rune i, shortest first.
func (f *Found) At(i int) []Hit {
	if i < 0 || i >= len(f.starts) {
		return nil
	}
	return f.hits[f.from[i]:f.from[i+1]]
}

// Any says whether there is a word with a class of c.
func (f *Found) Any(c Class) bool { return f.all&c != 0 }

// May says whether a word with a class of c starts at rune i.
func (f *Found) May(i int, c Class) bool {
	return i >= 0 && i < len(f.starts) && f.starts[i]&c != 0
}

// MayEnd says whether a word with a class of c ends at rune e.
func (f *Found) MayEnd(e int, c Class) bool {
	return e >= 0 && e < len(f.ends) && f.ends[e]&c != 0
}

// FindAll finds the words that start at each rune of a text.
//
// It does what [Trie.Match] does at each of them, but the lookups of a stretch of text
// are begun together and then followed, so that the processor fetches what lies far
// apart in memory for several at a time.
func (t *Trie) FindAll(rs []rune, f *Found) {
	f.hits, f.all = f.hits[:0], 0
	f.from, f.starts, f.ends = sized(f.from, len(rs)+1), sized(f.starts, len(rs)), sized(f.ends, len(rs)+1)
	clear(f.ends)
	for from := 0; from < len(rs); from += chunk {
		to := min(from+chunk, len(rs))
		t.findAll(rs, from, to, f)
	}
	f.from[len(rs)] = int32(len(f.hits))
}

// findAll finds the words that start at the runes [from, to).
func (t *Trie) findAll(rs []rune, from, to int, f *Found) {
	opens := t.open(rs, from, to, &f.opened)
	for i := from; i < to; i++ {
		f.from[i] = int32(len(f.hits))
		if rs[i] >= 1<<16 {
			f.hits = t.Match(rs[i:], f.hits)
		} else if c := t.first[t.root[rs[i]]].class; c != 0 {
			f.hits = append(f.hits, Hit{1, c})
		}
		if len(opens) > 0 && int(opens[0].at) == i {
			o := &opens[0]
			s := &o.home
			if !s.is(o.node, rs[i+1]) {
				s = t.find(o.node, rs[i+1])
			}
			f.hits = t.follow(s, rs[i:], 1, f.hits)
			opens = opens[1:]
		}
		var starts Class
		for _, h := range f.hits[f.from[i]:] {
			starts |= h.Class
			f.ends[i+h.Len] |= h.Class
		}
		f.starts[i] = starts
		f.all |= starts
	}
}

// open notes at which runes of [from, to) words of several runes may start.
func (t *Trie) open(rs []rune, from, to int, out *[chunk]opened) []opened {
	n := 0
	for i := from; i < min(to, len(rs)-1); i++ {
		node := t.root[uint16(rs[i])]
		if rs[i] >= 1<<16 {
			node = 0 // of which nothing is known to go on
		}
		out[n%chunk].at, out[n%chunk].node = int32(i), -int32(node)
		n += int(t.first[node].goesOn(rs[i+1])) // most of the time nothing, which no branch could foretell
	}
	for k := range out[:n] {
		o := &out[k]
		o.home = t.slots[t.home(o.node, rs[o.at+1])]
	}
	return out[:n]
}

// sized returns a slice of n elements, whatever they are, in the memory of s if there is
// enough.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
