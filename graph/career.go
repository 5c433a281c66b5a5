package graph

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// term is the time in which something is attested, in days since 1970; the
// zero term is empty.
type term struct{ first, last int }

func (s *term) add(day int) {
	switch {
	case day == 0:
	case *s == term{}:
		*s = term{day, day}
	default:
		s.first, s.last = min(s.first, day), max(s.last, day)
	}
}

// overlap returns the days that two spans share, less than none where there is
// a gap, and whether both are known.
func (s term) overlap(o term) (int, bool) {
	if s == (term{}) || o == (term{}) {
		return math.MinInt, false
	}
	return min(s.last, o.last) - max(s.first, o.first), true
}

// handsOver says whether the second span can follow the first although they
// overlap: it begins when that one ends, and goes on.
func (s term) handsOver(o term) bool {
	return s.first < o.first && s.last-handover <= o.first && s.last < o.last
}

// dayNumber returns the days since 1970 of a day like 2006-01-02, 0 for
// anything else.
func dayNumber(day string) int {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return 0
	}
	return int(t.Unix() / (24 * 60 * 60))
}

const (
	// handover is how many days somebody may seem to hold two offices who went
	// from the one to the other: news are late.
	handover = 45
	// pause is how many days the last article on one post and the first on the
	// next may lie apart, within a city and within a province.
	pause, farPause = 900, 420
	// longGap is how many days an archive may be silent about somebody: who
	// holds an office after that is the next of the name.
	longGap = 10 * 365
)

// tenure is an office and the time in which articles attest that somebody held
// it.
type tenure struct {
	home, post     string
	county         string
	city, province string
	rank           int
	leads          bool
	occ            int  // an occurrence that gives it
	term           term // by all articles
	sure           term // by those that write it with its region
}

// career are what a set of occurrences holds, the first in front.
type career []tenure

// mostTenures is how many are looked at: nobody has more, and a set that joins
// what is many people must not cost more than its size.
const mostTenures = 48

// term is the time of all, or where any are sure, of those.
func (t career) term() term {
	var all, sure term
	for _, x := range t {
		all.add(x.term.first)
		all.add(x.term.last)
		sure.add(x.sure.first)
		sure.add(x.sure.last)
	}
	if sure != (term{}) {
		return sure
	}
	return all
}

// merge joins the career of two sets.
func (t career) merge(o career) career {
	out := slices.Clone(t)
	for _, x := range o {
		if k := slices.IndexFunc(out, func(y tenure) bool { return y.home == x.home && y.post == x.post }); k >= 0 {
			out[k].term.add(x.term.first)
			out[k].term.add(x.term.last)
			out[k].sure.add(x.sure.first)
			out[k].sure.add(x.sure.last)
		} else if len(out) < mostTenures {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(x, y tenure) int {
		return cmp.Or(cmp.Compare(x.term.first, y.term.first), cmp.Compare(x.home, y.home), cmp.Compare(x.post, y.post))
	})
	return out
}

// clash returns two offices of two sets that nobody holds at once, although
// both are attested at the same time.
func (t career) clash(o career) (string, bool) {
	for _, x := range t {
		for _, y := range o {
			days, known := x.sure.overlap(y.sure)
			if known && days >= 0 && !x.sure.handsOver(y.sure) && !y.sure.handsOver(x.sure) && !x.beside(y) {
				return x.home + " " + x.post + ", " + y.home + " " + y.post, true
			}
		}
	}
	return "", false
}

// beside says whether one person can hold two offices at once.
func (t tenure) beside(o tenure) bool {
	if t.home == o.home {
		return together(t.post, o.post)
	}
	return member(t.post) || member(o.post)
}

// rises says whether the offices of the second set can follow those of the
// first in a career: not far below, not far above.
func (t career) rises(o career) bool {
	from, to := t[0], o[0]
	for _, x := range t {
		if x.term.last > from.term.last || x.term.last == from.term.last && x.rank > from.rank {
			from = x
		}
	}
	for _, x := range o {
		if x.term.first == to.term.first && x.rank > to.rank {
			to = x
		}
	}
	d := to.rank - from.rank
	return d >= -2 && d <= 14
}

// ofTown is the rank below which offices are those of a town.
const ofTown = 20

// rankOf orders offices: ten points between a town, a county, a city, a province and
// the country, less between the posts of one place.
func rankOf(f *Office) int {
	r := ofTown
	switch {
	case f.Home == centre:
		r = 50
	case strings.HasSuffix(f.Home, "省"), strings.HasSuffix(f.Home, "自治区"):
		r = 40
	case f.Home != f.county && f.Home != f.city:
		r = 10
	case f.Home == f.city && f.county == "":
		r = 30
	}
	p := f.Post
	switch {
	case strings.Contains(p, "人大常委会主任"), strings.HasSuffix(p, "政协主席"):
		return r + 5
	case strings.HasSuffix(p, "副书记"), strings.HasSuffix(p, "纪委书记"), strings.HasSuffix(p, "常委"),
		strings.HasSuffix(p, "部部长"), strings.HasSuffix(p, "秘书长"), strings.Contains(p, "常务副"):
		return r + 4
	case strings.HasSuffix(p, "委书记"), strings.HasSuffix(p, "长") && len([]rune(p)) == 2:
		return r + 6
	case strings.Contains(p, "副") && strings.HasSuffix(p, "长") && len([]rune(p)) == 3:
		return r + 3
	case strings.Contains(p, "副"):
		return r
	}
	return r + 1
}

// together says whether one person often holds two posts of one place at once:
// a member of a committee heads a department, a deputy mayor the police.
func together(a, b string) bool {
	if a == b || member(a) || member(b) {
		return true
	}
	ab := func(x, y string) bool {
		switch {
		case strings.Contains(x, "副") && strings.HasSuffix(x, "长"):
			return strings.Contains(y, "公安局") || strings.Contains(y, "开发区") || strings.Contains(y, "园区") || strings.Contains(y, "指挥部")
		case strings.HasSuffix(x, "纪委书记"):
			return strings.Contains(y, "监委")
		case strings.HasSuffix(x, "委副书记"):
			return strings.HasSuffix(y, "长") && !strings.Contains(y, "局") || strings.Contains(y, "党校")
		case strings.HasSuffix(x, "委书记"):
			return strings.Contains(y, "人大常委会主任")
		}
		return false
	}
	return ab(a, b) || ab(b, a) || department(a) != "" && department(a) == department(b)
}

// member says whether a post goes with others: a seat on a committee, a word
// for all who lead.
func member(post string) bool {
	for _, s := range []string{"常委", "委员", "领导", "代表", "党组书记", "党组成员", "成员", "组长", "指挥长", "政委", "负责人", "干部", "同志", "秘书长"} {
		if strings.HasSuffix(post, s) {
			return true
		}
	}
	return false
}

// department is the body within a post: 教育局 of 县教育局局长, "" where the
// post is one of the whole committee or government.
func department(post string) string {
	for _, s := range []string{"局", "委员会", "常委会", "部", "政协", "办公室", "院"} {
		if i := strings.LastIndex(post, s); i > 0 && i+len(s) < len(post) {
			return post[:i+len(s)]
		}
	}
	return ""
}

// lineOf is the line of work of a post: 教育局 of 县教育局局长, "" for those who
// lead a party committee, a government, a congress.
func lineOf(post string) string {
	d := department(post)
	for _, s := range []string{"局", "办公室", "院"} {
		if strings.HasSuffix(d, s) {
			_, n := utf8.DecodeRuneInString(d) // the level
			return d[n:]
		}
	}
	return ""
}

// leads says whether a post is that of one who leads: few hold it, and who does
// is known in the whole region.
func leads(post string) bool {
	for _, s := range []string{"书记", "县长", "区长", "市长", "省长", "州长", "盟长", "旗长", "镇长", "乡长", "局长", "部长", "厅长", "院长", "校长", "秘书长", "主席", "主任", "常委", "董事长", "总经理"} {
		if strings.HasSuffix(post, s) {
			return !strings.HasSuffix(post, "班主任")
		}
	}
	return false
}
