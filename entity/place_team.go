package entity

// teams finds bodies that would read as places: national and city teams (苏格兰队), and lists
// of teams or companies named by city and two more characters
// (广州松日、深圳平安、厦门远华).
func (s *scan) teams() []candidate {
	var out []candidate
	team := func(a, b int, score float64) {
		out = append(out, candidate{a, b, Organisation, "", "organisation.team", score})
	}
	run := []Range{} // items of the list at hand
	flush := func() {
		if len(run) >= 3 {
			for _, r := range run {
				team(r.Start, r.End, 0.8)
			}
		}
		run = run[:0]
	}
	for i := range s.rs {
		if s.longest(i, wPlaceShort) == 0 || !s.edge(i) {
			continue
		}
		e := i + s.longest(i, wPlaceShort)
		if !s.is(i, e, wBig) {
			continue
		}
		if s.rune(e) == '队' && (s.edge(e+1) || s.wordEnd[e]-s.wordStart[e] > 1 && !s.has(e, "队伍")) && !s.has(e, "队员") && !s.has(e, "队长") {
			team(i, e+1, 0.85)
		}
		if e+2 > len(s.rs) || !han(s.rune(e)) || !han(s.rune(e+1)) || !s.listEnd(e+2) || s.is(e, e+2, wPlaceShort|wPlace|wTitle|wBoundary|wPlaceSuffix|wClassNoun) {
			continue
		}
		if len(run) > 0 {
			if gap := i - run[len(run)-1].End; gap != 1 {
				flush()
			}
		}
		run = append(run, Range{Start: i, End: e + 2})
	}
	flush()
	return out
}

// listEnd says whether an item of a list ends at e.
func (s *scan) listEnd(e int) bool {
	switch s.rune(e) {
	case '、', '和', '与', '及', '。', '，', '；', '等', '）', '\n':
		return true
	}
	return false
}
