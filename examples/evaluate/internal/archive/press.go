package archive

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// press writes the articles of a world.
type press struct {
	*world
	reporters map[*region][]*person
	articles  []Article
	todo      []func() *story // what is reported in any case: who came, went, died
}

// scope is how far a paper reaches, and with it how it writes offices.
type scope int

const (
	ofCounty   scope = iota // 区委书记
	ofCity                  // 市委书记, 中站区委书记
	ofProvince              // 焦作市委书记, 焦作市中站区委书记
)

// story is an article while it is written.
type story struct {
	*press
	scope  scope
	region *region // whose paper it is
	day    time.Time
	month  int
	head   string
	body   strings.Builder
	named  []Naming
	who    map[string]*person // who has a name in this article
}

func (p *press) story(s scope, r *region, m int) *story {
	day := month(m).AddDate(0, 0, p.r.IntN(28))
	return &story{press: p, scope: s, region: r, day: day, month: m, who: map[string]*person{}}
}

// call notes that a person is named and returns the name.
func (s *story) call(m *person) string {
	n := Naming{m.name, slices.Index(s.people, m)}
	if s.who[m.name] = m; !slices.Contains(s.named, n) {
		s.named = append(s.named, n)
	}
	return m.name
}

// of keeps the name for a person whom the article will name.
func (s *story) of(m *person) *story {
	s.who[m.name] = m
	return s
}

// free says whether a person can be named without being taken for another one.
func (s *story) free(m *person) bool { return m != nil && (s.who[m.name] == nil || s.who[m.name] == m) }

func (s *story) say(format string, args ...any) { fmt.Fprintf(&s.body, format, args...) }

func (s *story) chance(percent int) bool { return s.r.IntN(100) < percent }

func (s *story) one(of ...string) string { return one(s.r, of) }

// date writes a day near the day of the article.
func (s *story) date() string {
	d := s.day.AddDate(0, 0, -s.r.IntN(2))
	switch s.r.IntN(10) {
	case 0:
		return d.Format("2006年1月2日")
	case 1, 2:
		return d.Format("1月2日") + s.one("上午", "下午")
	case 3:
		return d.Format("2日") + s.one("", "上午", "下午")
	case 4:
		return s.one("昨日", "日前", "近日", "昨天上午")
	}
	return d.Format("1月2日")
}

// title writes what somebody holds, as this paper does.
func (s *story) title(m *person) string {
	if m.calling != "" {
		body := m.body
		if s.scope != ofProvince && m.home != nil && s.chance(30) && m.calling != "manager" {
			body = strings.TrimPrefix(strings.TrimPrefix(body, m.home.name), m.home.parent.name)
			if body == "人民医院" || body == "公安局" || body == "中心医院" {
				body = m.body
			}
		}
		return body + m.title
	}
	st := m.at(s.month)
	if st == nil {
		last := m.steps[len(m.steps)-1]
		return s.one("原", "原", "前") + last.post.write(s.prefix(last.post.region, last.post), "")
	}
	return s.post(st.post)
}

func (s *story) post(p *post) string {
	party := ""
	if s.chance(12) {
		party = "中共"
	}
	prefix := s.prefix(p.region, p)
	if len(prefix) <= len("区") {
		party = ""
	}
	t := p.write(prefix, party)
	if s.chance(10) {
		t = strings.Replace(t, p.region.name+p.region.level()+"长", p.region.name+"人民政府"+p.region.level()+"长", 1)
	}
	if len(p.offices) > 1 && s.chance(15) { // only the second office: 区委组织部部长
		o := p.offices[1]
		t = o.write(p.region, prefix, "", false)
		if o.body == "公安局" || o.body == "政府" && strings.HasSuffix(o.title, "副"+p.region.level()+"长") {
			t = p.offices[0].write(p.region, prefix, party, false) // 副市长 without 市公安局局长
		}
	}
	if s.chance(25) {
		t = strings.Replace(t, "组织部部长", "组织部长", 1)
		t = strings.Replace(t, "宣传部部长", "宣传部长", 1)
	}
	return t
}

// prefix is what stands in front of an office's first body.
func (s *story) prefix(r *region, p *post) string {
	own := r == s.region || s.region != nil && r == s.region.parent
	switch {
	case s.scope == ofProvince && !r.isCity():
		if s.chance(80) {
			return r.parent.name + r.name
		}
		return r.name
	case s.scope == ofProvince:
		if s.chance(25) {
			return r.province().name + r.name
		}
		return r.name
	case own && s.chance(82):
		return r.level()
	default:
		return r.name
	}
}

// full writes name and office, mostly the office in front.
func (s *story) full(m *person) string {
	t := s.title(m)
	if s.chance(8) {
		return t + s.call(m) + "同志"
	}
	return t + s.call(m)
}

// list names people with their offices.
func (s *story) list(ms []*person) string {
	var parts []string
	for _, m := range ms {
		parts = append(parts, s.full(m))
	}
	return strings.Join(parts, "，")
}

// bare names people without offices.
func (s *story) bare(ms []*person) string {
	var parts []string
	for _, m := range ms {
		parts = append(parts, s.call(m))
	}
	return strings.Join(parts, "、")
}

// leaders draws up to n holders of posts of a region, higher ones more often.
func (s *story) leaders(r *region, n, maxRank int, not ...*person) []*person {
	var out []*person
	for try := 0; len(out) < n && try < 8*n; try++ {
		p := one(s.r, r.posts)
		if q := one(s.r, r.posts); q.rank > p.rank {
			p = q
		}
		h := p.holder(s.month)
		if p.rank <= maxRank && s.free(h) && !slices.Contains(out, h) && !slices.Contains(not, h) &&
			!slices.ContainsFunc(out, func(o *person) bool { return o.name == h.name }) {
			out = append(out, h)
			s.who[h.name] = h
		}
	}
	slices.SortStableFunc(out, func(a, b *person) int { return b.at(s.month).post.rank - a.at(s.month).post.rank })
	return out
}

func (s *story) lead() {
	switch {
	case s.chance(35) && s.region != nil:
		m := one(s.r, s.reporters[s.city()])
		if s.free(m) {
			s.say("本报讯（记者　%s）", s.call(m))
		}
	case s.chance(30):
		s.say("本报讯　")
	}
}

func (s *story) city() *region {
	if s.region.isCity() {
		return s.region
	}
	return s.region.parent
}

// place names the region, or does not where the paper's readers know.
func (s *story) place(r *region) string {
	if s.scope == ofProvince || r != s.region {
		return r.name
	}
	return s.one(r.name, r.name, r.name, "全"+r.level(), "我"+r.level())
}

func (s *story) orders(m *person) {
	for range 1 + s.r.IntN(2) {
		s.say("%s%s，%s。", s.call(m), s.one("指出", "强调", "要求", "说"), s.pick("said"))
	}
}

// publish writes n articles.
func (p *press) publish(n int) {
	p.reporters = map[*region][]*person{}
	for _, c := range p.cities {
		for _, m := range p.people {
			if m.calling == "reporter" && m.home.parent == c {
				p.reporters[c] = append(p.reporters[c], m)
			}
		}
	}
	p.careers()
	p.lives()
	p.sameDay()
	p.r.Shuffle(len(p.todo), func(i, j int) { p.todo[i], p.todo[j] = p.todo[j], p.todo[i] })
	var stories []*story
	for len(stories) < n {
		var s *story
		if len(p.todo) > 0 {
			s, p.todo = p.todo[0](), p.todo[1:]
		} else {
			s = p.daily()
		}
		if s != nil && len(s.named) > 0 {
			stories = append(stories, s)
		}
	}
	number := p.r.Perm(n)
	for i, s := range stories {
		a := Article{ID: fmt.Sprintf("n%05d", number[i]), Text: s.head + "\n" + s.body.String() + "\n", Named: s.named}
		if s.head == "" {
			a.Text = s.body.String() + "\n"
		}
		if !s.chance(4) {
			a.Published = s.day
		}
		p.articles = append(p.articles, a)
	}
	slices.SortFunc(p.articles, func(a, b Article) int { return strings.Compare(a.ID, b.ID) })
}

// daily is what a paper brings on any day.
func (p *press) daily() *story {
	m := p.r.IntN(months)
	m = max(m, p.r.IntN(months)) // there is more of late
	var s *story
	switch n := p.r.IntN(100); {
	case n < 50:
		s = p.story(ofCounty, one(p.r, p.counties), m)
	case n < 85:
		s = p.story(ofCity, one(p.r, p.cities), m)
	default:
		s = p.story(ofProvince, nil, m)
	}
	switch n := p.r.IntN(100); {
	case n < 30:
		s.meeting()
	case n < 58:
		s.inspection()
	case n < 68:
		s.short()
	case n < 74:
		s.occasion()
	case n < 80:
		s.guests()
	case n < 86:
		s.summary()
	case n < 91:
		s.greetings()
	default:
		s.portrait()
	}
	return s
}

// about draws the region that an article is about.
func (s *story) about() *region {
	switch s.scope {
	case ofCounty:
		return s.region
	case ofCity:
		if s.chance(55) {
			return s.region
		}
		for {
			if r := one(s.r, s.counties); r.parent == s.region {
				return r
			}
		}
	}
	if s.chance(60) {
		return one(s.r, s.cities)
	}
	return one(s.r, s.counties)
}
