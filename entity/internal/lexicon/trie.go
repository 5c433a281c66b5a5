package lexicon

import "slices"

// Trie finds words by prefix, rune by rune. Build it with Add, then only read.
//
// Nodes are numbered: 0 is the root, those of first runes of the basic plane are below
// 0, all others above. An array leads from the root to the nodes of first runes; the
// others stand in a hash table with open addressing, where a node and a rune lead to
// its child and all that is known of it, in one line of cache. Most texts leave the trie
// after a rune or two, which a set of bits in each node tells without a look into the
// table; it is wide in the nodes of first runes, some of which have hundreds of children.
type Trie struct {
	root  [1 << 16]uint16 // first rune of the basic plane → its node, the sign changed; 0 none
	first []first         // by node, the sign changed; the one of 0 is empty
	slots []slot          // a power of two of them, at least a third of them empty
	used  int
}

// first is the node of a first rune, of the size of a line of cache.
type first struct {
	next  [7]uint64 // a bit for each rune that goes on, by its remainder
	class Class
}

// bit returns where the bit of r is in next.
func (*first) bit(r rune) (k, bit uint32) {
	n := uint32(r) % (7 * 64)
	return n / 64, n % 64
}

// goesOn is 0 if r does not go on, else 1: perhaps.
func (f *first) goesOn(r rune) uint64 {
	k, bit := f.bit(r)
	return f.next[k] >> bit & 1
}

// slot is the node to which r leads from another; its number is 0 when the slot is empty.
type slot struct {
	from, node int32
	r          rune
	next       uint64 // a bit for each rune that goes on, by its last six bits
	class      Class
}

// NewTrie returns an empty trie.
func NewTrie() *Trie {
	return &Trie{first: make([]first, 1), slots: make([]slot, 1<<10)}
}

// Clone returns a copy that can be changed without the original.
func (t *Trie) Clone() *Trie {
	c := *t
	c.first, c.slots = slices.Clone(t.first), slices.Clone(t.slots)
	return &c
}

// Add puts word into the trie; classes of a word added twice are united.
func (t *Trie) Add(word string, c Class) {
	rs := []rune(word)
	if len(rs) == 0 {
		return
	}
	node, i := int32(0), 0
	if r := rs[0]; r < 1<<16 {
		if t.root[r] == 0 {
			t.root[r] = uint16(len(t.first))
			t.first = append(t.first, first{})
		}
		f := &t.first[t.root[r]]
		if len(rs) == 1 {
			f.class |= c
			return
		}
		k, bit := f.bit(rs[1])
		f.next[k] |= 1 << bit
		node, i = -int32(t.root[r]), 1
	}
	for ; i < len(rs)-1; i++ {
		s := t.child(node, rs[i])
		s.next |= 1 << (rs[i+1] & 63)
		node = s.node
	}
	t.child(node, rs[i]).class |= c
}

// child returns the child of a node to which r leads, a new one if there is none.
func (t *Trie) child(node int32, r rune) *slot {
	s := t.find(node, r)
	if s.node != 0 {
		return s
	}
	if t.used++; 3*t.used > 2*len(t.slots) {
		old := t.slots
		t.slots = make([]slot, 2*len(old))
		for _, o := range old {
			if o.node != 0 {
				*t.find(o.from, o.r) = o
			}
		}
		s = t.find(node, r)
	}
	*s = slot{from: node, node: int32(t.used), r: r}
	return s
}

// find returns the child of a node to which r leads, or the empty slot where it would
// stand.
func (t *Trie) find(node int32, r rune) *slot {
	mask := uint32(len(t.slots) - 1)
	for i := t.home(node, r); ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.is(node, r) {
			return s
		}
	}
}

// home is the index of the slot at which the search for a child begins.
func (t *Trie) home(node int32, r rune) uint32 {
	h := (uint64(uint32(node))<<21 ^ uint64(uint32(r))) * 0x9E3779B97F4A7C15
	return uint32(h>>32) & uint32(len(t.slots)-1)
}

// is says whether the search for a child ends here.
func (s *slot) is(node int32, r rune) bool { return s.node == 0 || s.from == node && s.r == r }

// Class returns the classes of word, 0 when it is not in the trie.
func (t *Trie) Class(word string) Class {
	rs := []rune(word)
	hits := t.Match(rs, nil)
	if k := len(hits) - 1; k >= 0 && hits[k].Len == len(rs) {
		return hits[k].Class
	}
	return 0
}

// Hit is a word found: its length in runes and its classes.
type Hit struct {
	Len   int
	Class Class
}

// Match appends to out the words that start at rs[0], shortest first.
func (t *Trie) Match(rs []rune, out []Hit) []Hit {
	if len(rs) == 0 {
		return out
	}
	if rs[0] >= 1<<16 {
		return t.follow(t.find(0, rs[0]), rs, 0, out)
	}
	node := t.root[rs[0]]
	f := &t.first[node]
	if f.class != 0 {
		out = append(out, Hit{1, f.class})
	}
	if len(rs) > 1 && f.goesOn(rs[1]) != 0 {
		out = t.follow(t.find(-int32(node), rs[1]), rs, 1, out)
	}
	return out
}

// follow appends the words from the node of rs[:i+1] on.
func (t *Trie) follow(s *slot, rs []rune, i int, out []Hit) []Hit {
	for s.node != 0 {
		if s.class != 0 {
			out = append(out, Hit{i + 1, s.class})
		}
		if i++; i == len(rs) || s.next>>(rs[i]&63)&1 == 0 {
			break
		}
		s = t.find(s.node, rs[i])
	}
	return out
}
