package tagger

// sums adds rows, four labels at a time in lanes of 16 bits.
type sums struct {
	a, b, c, d uint64
	n          int32
}

func (s *sums) add(r *Row) {
	s.a += r[0] & evens
	s.b += r[0] >> 8 & evens
	s.c += r[1] & evens
	s.d += r[1] >> 8 & evens
	s.n++
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
	s.a, s.b, s.c, s.d, s.n = a, b, c, d, s.n+int32(len(rows))
}

// total gives the sum of the rows, label by label.
func (s *sums) total(out *[NumLabels]int32) {
	a, b, c, d := s.a, s.b, s.c, s.d
	bias := s.n * 128
	*out = [NumLabels]int32{
		int32(a&0xFFFF) - bias, int32(b&0xFFFF) - bias, int32(a>>16&0xFFFF) - bias, int32(b>>16&0xFFFF) - bias,
		int32(a>>32&0xFFFF) - bias, int32(b>>32&0xFFFF) - bias, int32(a>>48) - bias, int32(b>>48) - bias,
		int32(c&0xFFFF) - bias, int32(d&0xFFFF) - bias, int32(c>>16&0xFFFF) - bias, int32(d>>16&0xFFFF) - bias,
		int32(c>>32&0xFFFF) - bias,
	}
}
