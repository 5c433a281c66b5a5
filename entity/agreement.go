package entity

// agreement returns candidates for every place where a name stands that was
// chosen with confidence somewhere in the article.
func (s *scan) agreement(chosen []candidate) []candidate {
	type name struct {
		kind  Kind
		score float64
	}
	sure := map[string]name{}
	prefix := map[string]bool{} // the first two runes of sure names
	longest := 0
	for _, c := range chosen {
		n := c.end - c.start
		switch {
		case c.kind == Person && n >= 2 && c.score >= 0.75:
		case c.kind == Organisation && n >= 3 && c.score >= 0.7:
		case c.kind == Place && n >= 2 && c.score >= 0.7:
		default:
			continue
		}
		w := s.str(c.start, c.end)
		if old, ok := sure[w]; ok && old.score >= c.score {
			continue
		}
		sure[w] = name{c.kind, c.score}
		prefix[s.str(c.start, c.start+2)] = true
		longest = max(longest, n)
	}
	var out []candidate
	for i := 0; i+2 <= len(s.rs); i++ {
		if !prefix[s.str(i, i+2)] {
			continue
		}
		for n := 2; n <= longest && i+n <= len(s.rs); n++ {
			if c, ok := sure[s.str(i, i+n)]; ok && !s.cutsLetters(i, i+n) {
				score := min(c.score, 0.95)
				if !s.edge(i) && !s.edge(i+n) {
					score = min(score, 0.55)
					if c.kind == Person && n > 2 {
						score = 0.75
					}
				}
				out = append(out, candidate{i, i + n, c.kind, "", string(c.kind) + ".agreement", score})
			}
		}
	}
	return out
}
