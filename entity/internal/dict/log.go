package dict

import "math"

// log is the natural logarithm, rounded correctly. glibc's, with which gojieba reckons, gives the same for
// all frequencies of the dictionary; math.Log is off by one in the last place for some, which could decide
// between two ways to cut a text that are as probable.
//
// With x = m·2^e and s = (m-1)/(m+1), it is e·ln 2 + 2(s + s³/3 + s⁵/5 + …), in numbers
// of twice the precision.
func log(x float64) float64 {
	m, e := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m, e = 2*m, e-1
	}
	s := double{m - 1, 0}.over(sum(m, 1))
	square := s.times(s)
	series := double{}
	for k := 41.0; k >= 1; k -= 2 {
		series = series.times(square).plus(double{1, 0}.over(double{k, 0}))
	}
	y := series.times(s).times(double{2, 0}).plus(ln2.times(double{float64(e), 0}))
	return y.hi + y.lo
}

var ln2 = double{math.Ln2, 2.3190468138462996e-17} // the second is what the first lacks

// double is the sum of two numbers, the second of which is less than the last place
// of the first.
type double struct{ hi, lo float64 }

func sum(a, b float64) double {
	s := a + b
	t := s - a
	return double{s, (a - (s - t)) + (b - t)}
}

func (a double) plus(b double) double {
	s := sum(a.hi, b.hi)
	return sum(s.hi, s.lo+(a.lo+b.lo))
}

func (a double) times(b double) double {
	p := a.hi * b.hi
	return sum(p, math.FMA(a.hi, b.hi, -p)+(a.hi*b.lo+a.lo*b.hi))
}

func (a double) over(b double) double {
	q := a.hi / b.hi
	return sum(q, (math.FMA(-q, b.hi, a.hi)+(a.lo-q*b.lo))/b.hi)
}
