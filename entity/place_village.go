package entity

import "strings"

// villages finds the neighbourhoods of Taiwan, 松仁里 and 第一鄰 aside: two characters and 里, behind a township or
// district (信義區|松仁里) or in front of what belongs to one (松仁里|里長). Only traditional text tells 里 from
// 裡 (inside); in simplified text 村里, 夜里 and 公里 look the same.
func (s *scan) villages() []candidate {
	if !s.view.Traditional() {
		return nil
	}
	var out []candidate
	for e := range s.rs {
		i := e - 2
		if s.rs[e] != '里' || i < 0 || !han(s.rs[i]) || !han(s.rs[i+1]) || s.is(i, e+1, wBoundary) {
			continue
		}
		if s.view.Original(Range{Start: s.off[e], End: s.off[e+1]}) != "里" {
			continue
		}
		above := strings.ContainsRune("区镇乡市", s.rune(i-1)) && s.endsAt(i, wPlace, 6) > 0
		if above || s.rune(e+1) == '里' && (s.rune(e+2) == '长' || s.rune(e+2) == '民' || s.rune(e+2) == '办') {
			out = append(out, candidate{i, e + 1, Place, "", "place.village", 0.9})
		}
	}
	return out
}
