package entity

import "github.com/go-renshi/renshi/entity/internal/view"

// hopeless are the log-odds of a name below which it is not looked at any further.
const hopeless = -4

// atMost holds the most that each feature of a name may add to its log-odds, and in the sum
// others what those add that [scan.unlikely] does not look at.
type atMost struct {
	by     [nFeatures]float64
	others float64
}

// soonKnown are the features at which [scan.unlikely] looks.
var soonKnown = [...]int{
	fBias, fSurname, fGiven, fLong, fTitleBefore, fTitleAfter, fAfter, fListBefore, fListAfter, fStart, fStop,
	fEdgeBefore, fEdgeAfter, fTagged, fTitledWord, fLabel, fBracket, fByline, fPadded, fGapAround, fGapInside,
}

func newAtMost(weights [nFeatures]float64) (a atMost) {
	for j, w := range weights {
		a.by[j] = max(0, w)
		a.others += a.by[j]
	}
	for _, j := range soonKnown {
		a.others -= a.by[j]
	}
	return a
}

// mostBefore is the most that the surname of k runes at i, with its log-likelihood ratio,
// and what stands before it may add to the log-odds of a name.
func (s *scan) mostBefore(m *nameModel, i int, ratio float64) float64 {
	most := &m.most.by
	z := m.weights[fBias] + m.weights[fSurname]*ratio + m.most.others
	if s.spanTo[i] || i > 0 && s.spanTo[i-1] {
		z += most[fTitleBefore]
	}
	if s.edge(i) {
		z += most[fEdgeBefore]
	}
	switch before := s.rune(i - 1); {
	case before == '、':
		z += most[fListBefore]
	case before == '（':
		z += most[fStart] + most[fBracket] + most[fByline]
	case !nameRune(before):
		z += most[fStart]
	}
	return z
}

// unlikely says that the name [i, e) with the n given runes at its end is hopeless, whatever
// its other features say; before is of mostBefore. Three of four strings that begin like a
// name are, and a look at the places next to them tells.
func (s *scan) unlikely(m *nameModel, before float64, i, e, n int) bool {
	most := &m.most.by
	z := before + m.weights[fGiven]*m.givenScore(s.rs[e-n:e])
	if n == 2 {
		z += most[fLong]
	}
	if s.edge(e) {
		z += most[fEdgeAfter]
		if int(s.wordEnd[i]) == e {
			z += most[fTagged]
			if s.spanTo[i] {
				z += most[fTitledWord]
			}
		}
	}
	if s.spanAt[e] > 0 {
		z += most[fTitleAfter]
	}
	if s.may(e, wAfter) || s.rune(e) == '于' {
		z += most[fAfter]
	}
	switch after := s.rune(e); {
	case after == '、':
		z += most[fListAfter]
	case !nameRune(after):
		z += most[fStop]
		if after == '：' && s.rune(i-1) == '\n' {
			z += most[fLabel]
		}
	}
	const rounding = 1e-9
	if z >= hopeless-rounding {
		return false
	}
	for j := i; j <= e; j++ { // what white space tells
		if s.view.Gap(s.off[j]) == view.Space {
			return false
		}
	}
	return true
}
