package tagger

// sums adds rows, four labels at a time in lanes of 16 bits.
type sums struct {
	a, b, c, d uint64
}

func (s *sums) add(r *Row) {
	s.a += r[0] & evens
	s.b += r[0] >> 8 & evens
	s.c += r[1] & evens
	s.d += r[1] >> 8 & evens
}

// addAll adds the rows of a table with the given numbers.
func (s *sums) addAll(table []Row, rows []uint32) {
	a, b, c, d := s.a, s.b, s.c, s.d
	for _, i := range rows {
		r := &table[i]
		a += r[0] & evens
		b += r[0] >> 8 & evens
		c += r[1] & evens
		d += r[1] >> 8 & evens
	}
	s.a, s.b, s.c, s.d = a, b, c, d
}

// total gives the sum of the rows, label by label, less that of O. (What each weight is too
// great by falls out.)
func (s *sums) total(out *[NumLabels]int32) {
	a, b, c, d := s.a, s.b, s.c, s.d
	o := int32(a & 0xFFFF)
	*out = [NumLabels]int32{
		0, int32(b&0xFFFF) - o, int32(a>>16&0xFFFF) - o, int32(b>>16&0xFFFF) - o,
		int32(a>>32&0xFFFF) - o, int32(b>>32&0xFFFF) - o, int32(a>>48) - o, int32(b>>48) - o,
		int32(c&0xFFFF) - o, int32(d&0xFFFF) - o, int32(c>>16&0xFFFF) - o, int32(d>>16&0xFFFF) - o,
		int32(c>>32&0xFFFF) - o,
	}
}
